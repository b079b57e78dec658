"""The tables as one workbook of a spreadsheet: a sheet a table, the head frozen, filters on, days as days."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.xml.functions import tostring

from namro.files.zipped import zipped
from namro.outputs.open_data.tables import FOLDER
from namro.outputs.open_data.tables.csv_package import NO, YES
from namro.outputs.open_data.tables.table import Table, Value
from namro.outputs.pour import StaticFile

WORKBOOK = f"{FOLDER}du-lieu.xlsx"
_FORMATS = {"date": "DD/MM/YYYY", "time": "HH:MM"}
_PROPERTIES = "docProps/core.xml"
_MOST = 32_000
"""Letters in a cell; spreadsheets take 32,767."""


def workbook(tables: Sequence[Table], as_of: date) -> StaticFile:
    """The file; the same tables give the same bytes."""
    book = Workbook(write_only=True)
    bold, wrapped = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for table in tables:
        sheet = book.create_sheet(table.ten)
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.cot))}{len(table.hang) + 1}"
        for number, column in enumerate(table.cot, 1):
            sheet.column_dimensions[get_column_letter(number)].width = column.rong
        heads = [WriteOnlyCell(sheet, column.ten) for column in table.cot]
        for head in heads:
            head.font, head.alignment = bold, wrapped
        sheet.append(heads)
        formats = [_FORMATS.get(column.loai, "") for column in table.cot]
        for row in table.hang:
            sheet.append([_cell(sheet, value, form) for value, form in zip(row, formats, strict=True)])
    return StaticFile(WORKBOOK, _settled(book, as_of))


def _cell(sheet: Any, value: Value, form: str) -> Any:
    """Plain words as they are; what begins like a formula stays words."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, str):
        value = value[:_MOST]
        if not value.startswith("="):
            return value
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        return cell
    if form and value is not None:
        cell = WriteOnlyCell(sheet)
        cell.value, cell.number_format = value, form
        return cell
    return value


def _settled(book: Workbook, as_of: date) -> bytes:
    """The file without the moment of its making."""
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    book.properties.creator = "namro"
    book.properties.created = book.properties.modified = datetime.combine(as_of, time())
    entries[_PROPERTIES] = bytes(tostring(book.properties.to_tree()))
    return zipped(entries, as_of)
