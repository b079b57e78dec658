"""A text as the eye and the hand that copies it take it: without markup, signs that nobody sees, ends of lines.

What hides a number or an address from a search hides it from no reader: a line that ends within it, a tag, a joiner, an
entity, the word for a sign.
"""

from __future__ import annotations

import html
import re

from namro.language import signs

_FIGURES = re.compile(r"(?:\D*+\d){6}")
_HIDING = re.compile(
    rf"[\n\r\v\f\x85\u2028\u2029<&\[]|%[2-7]|{signs.MARKS.pattern}|{signs.INVISIBLE.pattern}"
)
_OTHERS = re.compile(
    r"[@＠﹫]|&(?:#|commat)|%40|<at>|(?i:\b(?:at|a|a[ -]còng)[ \t]{0,2}[\])}]| (?:at|a[ -]còng) )|(?i:không\s{1,3}(?:hai|ba|năm|bảy|tám|chín)\b)"
)
"""What a text must have to hide a number, what to hide anything else."""
_TAG = re.compile(r"<[/]?[A-Za-z][^<>]{0,200}>|<!--[^<>]{0,200}-->")
_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\n]{0,300}\)")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,10});")
_BREAK = r"(?:[ \t\\]{0,4}[\n\r\v\f\x85\u2028\u2029]{1,3}[ \t]{0,8}(?:[>*+•|-][ \t]{0,3}){0,2})"
_WITHIN_DIGITS = re.compile(
    rf"(?:(?<=[\dOoIl]{{3}})|(?<=\d{{3}}[)./,;:-])){_BREAK}(?=\(?\d{{3}})"
    rf"|(?<=\d{{2}}){_BREAK}(?=\d{{5}})|(?<=\d{{5}}){_BREAK}(?=\d{{2}})"
    rf"|(?<=\d{{2}}){_BREAK}(?=\d{{4}})|(?<=\d{{4}}){_BREAK}(?=\d{{2}})"
)
"""Figures one below another are mostly as many numbers; a number is broken between groups of some length."""
_WITHIN_WORDS = re.compile(rf"(?:(?<=\D)|^){_BREAK}|{_BREAK}(?=\D|$)")
_PERCENT = re.compile(r"%([2-7][0-9A-Fa-f])")
_OPEN, _CLOSE = r"[ \t]{0,2}[\[({<][ \t]{0,2}", r"[ \t]{0,2}[\])}>][ \t]{0,2}"
_AT = re.compile(
    rf"(?<=[\w.+-])(?:[\s,;:]{{0,4}}@[\s,;:-]{{0,4}}|{_OPEN}(?i:at|a|a[ -]còng|@){_CLOSE}| (?i:a[ -]còng|at) )"
    r"(?=[A-Za-z0-9-])"
)
_DOT = re.compile(
    rf"(?<=[A-Za-z0-9-])(?:{_OPEN}(?i:dot|chấm|\.){_CLOSE}|[ \t]{{0,2}}[\n\r]\.|\.[\n\r][ \t]{{0,2}}| (?i:chấm|dot) )(?=[A-Za-z])"
    r"|(?<=[A-Za-z0-9-])\s{0,3}[.,·]\s{0,3}(?=(?i:com|net|org|edu|info|vn)\b)"
)
_ADDRESS = re.compile(r"[A-Za-z0-9.+_-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_LIKE_OURS = str.maketrans({**dict.fromkeys("＠﹫", "@"), **dict.fromkeys("。．｡․", ".")})


def bare(text: str) -> tuple[str, ...]:
    """The text laid bare, then what of it reads as addresses; nothing where it hides nothing."""
    if not (_HIDING.search(text) and _FIGURES.match(text)) and not _OTHERS.search(text):
        return ()
    seen = signs.MARKS.sub("", signs.INVISIBLE.sub("", text)).translate(_LIKE_OURS)
    seen = _ENTITY.sub(lambda found: html.unescape(found.group()), seen)
    seen = _PERCENT.sub(lambda found: chr(int(found[1], 16)), seen)
    seen = _AT.sub("@", seen)
    seen = _LINK.sub(r"\1", _TAG.sub("", seen))
    addresses = _ADDRESS.findall(_DOT.sub(".", _AT.sub("@", seen)))
    plain = _WITHIN_WORDS.sub(" ", _WITHIN_DIGITS.sub(" ", seen))
    return tuple(one for one in (plain, "; ".join(addresses)) if one and one != text)
