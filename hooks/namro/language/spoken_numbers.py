"""Numbers as a Vietnamese announcer says them: whole ones, decimals, ordinals, digits one by one.

Where good speakers differ the `Reading` decides. The words of a number lead back to that number alone (a test reads
them back): a group of thousands that follows another one always names its hundreds.
"""

from __future__ import annotations

from dataclasses import dataclass

LARGEST = 10**18 - 1
"""Far beyond what is announced; "tỷ tỷ" is said by nobody."""
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
"""The digits by their names."""
_BILLION = 10**9
_READ_WHOLE = 3
"""So many digits behind the comma are said as one number, more of them one by one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How numbers are said: 105 'một trăm linh năm' or 'lẻ năm', 21 'mốt' or 'một', 25 'lăm' or 'nhăm', 24 'tư' or
    'bốn', 1000 'nghìn' or 'ngàn', the first ten days of a month 'mùng ba' or 'ba', a document's number letter by letter
    ('không một gạch ngang xê tê trên tê u') or in full names."""

    linh: str = "linh"
    mot: bool = True
    nham: bool = False
    tu: bool = True
    nghin: str = "nghìn"
    mung: bool = True
    spelled: bool = True


def whole(number: int, reading: Reading) -> str:
    """A whole number in words. Raises ValueError for one beyond `LARGEST`."""
    if abs(number) > LARGEST:
        raise ValueError(number)
    if number < 0:
        return f"âm {whole(-number, reading)}"
    return " ".join(_whole(number, reading, led=False)) or DIGITS[0]


def decimal(text: str, reading: Reading) -> str:
    """'10,25' → 'mười phẩy hai mươi lăm', '0,05' → 'không phẩy không năm'."""
    before, _, behind = text.partition(",")
    zeros = len(behind) - len(behind.lstrip("0"))
    rest = behind[zeros:]
    said = [DIGITS[0]] * zeros
    if rest:
        said.append(digits(rest) if len(rest) > _READ_WHOLE else whole(int(rest), reading))
    return f"{whole(int(before), reading)} phẩy {' '.join(said)}"


def digits(text: str) -> str:
    """Each digit by its name: '0292' → 'không hai chín hai'."""
    return " ".join(DIGITS[int(digit)] for digit in text)


def led_by_zero(text: str, reading: Reading) -> str:
    """Digits as they are written: '01' → 'không một', '144' → 'một trăm bốn mươi bốn'."""
    return digits(text) if text.startswith("0") and len(text) > 1 else whole(int(text), reading)


def ordinal(number: int, reading: Reading) -> str:
    """What is said behind 'thứ': 'nhất', 'hai', 'tư', 'mười bốn'."""
    return {1: "nhất", 4: "tư"}.get(number) or whole(number, reading)


def _whole(number: int, reading: Reading, *, led: bool) -> list[str]:
    """The words of `number`, none of zero; `led` where a larger group stands before it."""
    if number >= _BILLION:
        billions, rest = divmod(number, _BILLION)
        return [*_whole(billions, reading, led=led), "tỷ", *_whole(rest, reading, led=True)]
    words: list[str] = []
    for unit, name in ((10**6, "triệu"), (10**3, reading.nghin), (1, "")):
        group = number // unit % 1000
        if group:
            words += [*_hundreds(group, reading, led=led or bool(words)), *([name] if name else [])]
    return words


def _hundreds(group: int, reading: Reading, *, led: bool) -> list[str]:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
    elif tens:
        words.append("mười")
    elif words and ones:
        words.append(reading.linh)
    if ones:
        words.append(_last(tens, ones, reading, alone=not words))
    return words


def _last(tens: int, ones: int, reading: Reading, *, alone: bool) -> str:
    """The last digit, which changes its sound behind tens."""
    if ones == 1 and tens > 1 and reading.mot:
        return "mốt"
    if ones == 5 and tens:
        return "nhăm" if reading.nham and tens > 1 else "lăm"
    if ones == 4 and tens != 1 and not alone and reading.tu:
        return "tư"
    return DIGITS[ones]
