"""The content security policy, in its one place: the page frame prints it as a <meta> tag, the server sends it as a header."""

from __future__ import annotations

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


def policy(*, meta: bool) -> str:
    """The content security policy: nothing but the site's own files, no inline code, no frames.

    `meta` leaves out what only counts in a header.
    """
    return "; ".join(f"{name} {value}" for name, value in (_POLICY if meta else (*_POLICY, *_HEADER_ONLY)))
