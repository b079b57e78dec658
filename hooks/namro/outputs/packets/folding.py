"""How a booklet is folded: sheets of four pages, in signatures that are folded and stitched each on its own."""

from __future__ import annotations

_PAGES_A_SHEET = 4
_SIDES_A_SHEET = 2
_SHEETS_A_SIGNATURE = 16
"""More do not lie flat when they are folded together."""


def signatures(pages: int) -> tuple[int, ...]:
    """The sheets of each signature of a booklet of so many pages, as even as can be: 50 sheets are 13, 13, 12, 12."""
    sheets = -(-pages // _PAGES_A_SHEET)
    count = -(-sheets // _SHEETS_A_SIGNATURE)
    least, more = divmod(sheets, count)
    return (least + 1,) * more + (least,) * (count - more)


def instructions(sides: int) -> str:
    """How to print, fold and bind the booklet that has so many printed sides."""
    sheets = signatures(sides * _PAGES_A_SHEET // _SIDES_A_SHEET)
    told = f"In hai mặt, lật theo cạnh ngắn: {sum(sheets)} tờ A4"
    if sheets == (1,):
        return f"{told}. Gấp đôi."
    if len(sheets) == 1:
        return f"{told}. Để nguyên thứ tự, gấp đôi cả chồng rồi ghim giữa."
    several = f"{', '.join(map(str, sheets[:-1]))} và {sheets[-1]}"
    each = f"mỗi tay {sheets[0]} tờ" if len(set(sheets)) == 1 else f"lần lượt {several} tờ"
    return (
        f"{told}, chia thành {len(sheets)} tay, {each}; chân tờ nào cũng ghi tay mấy, tờ mấy. Gấp đôi từng tay "
        "rồi ghim giữa, chồng các tay theo số và dán gáy."
    )
