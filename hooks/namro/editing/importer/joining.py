"""Whether a line goes on with the sentence above it, and what is doubtful about that."""

from __future__ import annotations

from namro.editing.importer.blocks import Block, Trace
from namro.editing.importer.lines import Line, Page, ending, is_capitals, is_full, is_nearly_full, start


def joins(block: Block, line: Line, page: Page) -> bool:
    """Whether `line` goes on with the sentence of `block`."""
    if block.role not in ("muc", "doan", "ghi-chu"):
        return False
    if line.apart or block.pieces[-1].apart:
        return False
    if not block.last_words or line.soft:
        return True
    if page.whole:
        return False
    last, end, begin = block.pieces[-1], ending(block.last_words), start(line.text)
    heading = block.is_set_out
    # "Luật … số / 54/2024/QH15": the letters of a number are no words in capitals.
    if heading or (is_capitals(line.text) and begin != "digit"):
        return heading and is_capitals(line.text) and block.marker is not None
    if page.wraps_into(line):
        return _runs_on(last, line, page, end, begin)
    if begin == "lower":
        return end != "final"
    return end == "comma" or (begin == "digit" and end == "open")


def _runs_on(last: Line, line: Line, page: Page, end: str, begin: str) -> bool:
    """On a wrapped page: whether `line` goes on because the one above was full."""
    if page.indented:
        if page.opens_paragraph(line) and not last.note:
            return begin == "lower" and end in ("open", "comma")
        if line.indent == 0 and is_nearly_full(last, page):
            return end in ("open", "comma", "closing") or begin != "upper" or is_full(last, line, page)
    full = is_full(last, line, page)
    if begin != "upper":
        return end in ("open", "comma", "closing") or full
    return is_nearly_full(last, page) if end in ("open", "comma") else full


def explain(block: Block, line: Line, page: Page, trace: Trace) -> None:
    """Doubts about a line that is joined."""
    if line.soft:
        return
    end, begin = ending(block.last_words), start(line.text)
    wrapped = page.wraps_into(line)
    reason = ""
    if not block.last_words:
        reason = "dòng trên chỉ có số mục hoặc dấu đầu dòng: lấy dòng này làm lời"
    elif end == "final" and not (page.indented and line.indent == 0):
        reason = "dòng trước hết câu nhưng in kín dòng: nối vào cùng đoạn; có thể là đoạn mới"
    elif end == "closing" and not wrapped:
        reason = "dòng trước kết thúc bằng dấu đóng, dòng này bắt đầu bằng chữ thường: đã nối"
    elif begin == "upper" and end == "comma" and not wrapped:
        reason = "dòng trước kết thúc bằng dấu phẩy: đã nối; có thể là đoạn mới"
    elif (
        begin == "upper"
        and is_numbered(block)
        and len(block.pieces) == 1
        and not block.is_set_out
        and not (page.indented and line.indent == 0)
    ):
        reason = "dòng trước có thể là đầu đề đứng riêng: đã nối; có thể là đoạn mới"
    if reason:
        trace.doubt((line.number,), reason)


def explain_apart(block: Block, line: Line, page: Page, trace: Trace) -> None:
    """Doubts about a line that becomes a paragraph of its own."""
    if page.whole or line.apart or page.opens_paragraph(line):
        return
    end, begin = ending(block.last_words), start(line.text)
    if begin == "lower" and not block.last_words.rstrip("* ").endswith(":"):
        trace.doubt((line.number,), "đoạn mở đầu bằng chữ thường nhưng đoạn trước đã hết câu: để riêng")
    elif end == "open" and block.role in ("muc", "doan") and not (is_numbered(block) or block.is_set_out):
        reason = "đoạn trước chưa có dấu kết câu: để riêng; có thể là một câu bị ngắt trang"
        trace.doubt((line.number,), reason)
    elif not line.gap and page.width is None and not page.dense:
        trace.doubt((line.number,), "không có dòng trống ngăn với đoạn trước: coi là đoạn riêng của mục ấy")


def is_numbered(block: Block) -> bool:
    """Whether it opens with a number or a letter, not a bullet."""
    return block.marker is not None and block.marker.family != "bullet"
