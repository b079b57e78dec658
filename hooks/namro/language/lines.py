"""Words broken into lines by the widths of the font, where the print must do as the check said."""

from __future__ import annotations

from namro.language.joins import NO_BREAK, joined
from namro.language.letters import width


def broken(words: str, room: float, bold: bool = False) -> tuple[str, ...] | str:
    """The words in lines of at most `room` letters; a word that is wider alone where there is one."""
    lines: list[str] = []
    for word in joined(" ".join(words.split())).split(" "):
        if width(word, bold) > room:
            parts = word.split(NO_BREAK)
            widest = max(parts, key=lambda part: width(part, bold))
            if width(widest, bold) > room:
                return widest
        else:
            parts = [word]
        for part in parts:
            if lines and width(f"{lines[-1]} {part}", bold) <= room:
                lines[-1] = f"{lines[-1]} {part}"
            else:
                lines.append(part)
    return tuple(line.replace(NO_BREAK, " ") for line in lines)


def evened(lines: tuple[str, ...], room: float, bold: bool = False) -> tuple[str, ...]:
    """The same words in as many lines, the longest as short as can be: no word is left alone at the end."""
    words, best = " ".join(lines), lines
    for share in range(95, 45, -5):
        tried = broken(words, room * share / 100, bold)
        if isinstance(tried, str) or len(tried) > len(lines):
            break
        best = tried
    return best
