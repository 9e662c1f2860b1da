"""Opens the workbook of a list with openpyxl, a reader of somebody else's, and holds it against the
list's own JSON: workbook.py PORT TOKEN."""

import datetime
import http.client
import io
import json
import sys

import openpyxl

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ask(path: str, accept: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=60)
    headers = {"Authorization": f"Bearer {sys.argv[2]}", "Accept": accept, "Accept-Language": "zh"}
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, body
    return body


def pages(path: str, member: str) -> tuple[list[dict], bool]:
    """The first rows, fewer than one reader may read in an hour, and whether these are all."""
    rows, address = [], f"{path}?size=200"
    while address and len(rows) < 5_000:
        page = json.loads(ask(address, "application/json"))
        rows += page[member]
        address = page.get("next")
    return rows, not address


def typed(cell) -> str | None:
    """A cell's value as JSON writes it; that it has the column's type is part of the check."""
    value = cell.value
    if isinstance(value, datetime.datetime):
        assert cell.number_format == "yyyy\\-mm\\-dd", cell.number_format
        return value.date().isoformat()
    if isinstance(value, (int, float)):
        assert cell.number_format == "#,##0.00", cell.number_format
        return f"{value:.2f}"
    assert value is None or cell.number_format == "@", cell.number_format
    return value


def check(path: str, member: str, columns: list[str]) -> int:
    fields = ",".join(columns)
    book = openpyxl.load_workbook(io.BytesIO(ask(f"{path}?fields={fields}", TYPE)))
    sheet, about = book.worksheets
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    assert all(cell.font.bold for cell in sheet[1])
    rows, areAll = pages(path, member)
    found = [[typed(cell) for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert 0 < len(rows) <= len(found) and (not areAll or len(rows) == len(found)), \
        f"{len(found)} rows for {len(rows)}"
    for ours, row in zip(found, rows):
        told = [None if row.get(name) is None else str(row[name]) for name in columns]
        assert ours == told, f"{ours} for {told}"
    assert about.cell(about.max_row, 2).value == len(found)
    return len(rows)


print(check("/api/v1/cases", "cases",
            ["id", "household_id", "holder", "village", "amount", "opened_on", "due_on"]),
      check("/api/v1/people", "persons",
            ["household_id", "name", "id_number", "relation", "village"]), "rows agree")
