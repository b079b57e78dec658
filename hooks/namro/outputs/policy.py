"""The content security policy, in its one place: the page frame prints it as a <meta> tag, the server sends it as a header."""

from __future__ import annotations

from collections.abc import Sequence

_POLICY: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
)
_HEADER_ONLY = (("frame-ancestors", "'none'"),)
"""Browsers ignore it in a <meta> tag and say so in the console."""


_CARD: tuple[tuple[str, str], ...] = (
    ("default-src", "'none'"),
    ("style-src", "'self'"),
    ("form-action", "'none'"),
    ("base-uri", "'none'"),
)
_CARD_HEADER_ONLY = (("frame-ancestors", "*"),)


def policy(*, meta: bool) -> str:
    """The content security policy: nothing but the site's own files, no inline code, no frames.

    `meta` leaves out what only counts in a header.
    """
    return _told(_POLICY if meta else (*_POLICY, *_HEADER_ONLY))


def card_policy(*, meta: bool) -> str:
    """The policy of the cards that stand in pages of other sites: a style sheet and nothing else, in anybody's frame."""
    return _told(_CARD if meta else (*_CARD, *_CARD_HEADER_ONLY))


def _told(rules: Sequence[tuple[str, str]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in rules)
