"""CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
import io

from namro.files.csvfile import encode


def test_words_survive_and_formulas_do_not() -> None:
    cells = ["Đảng ủy, “xã”", 'dấu "kép"', "hai\ndòng", "", "'đã có dấu"]
    content = encode(["a", "b", "c", "d", "e"], [cells, ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1"]])
    assert content.startswith(b"\xef\xbb\xbfa,b,c,d,e\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[1] == cells
    assert rows[2] == ["'=1+1", "'+84", "'-2", "'@SUM(A1)", "'\t=1"]
