"""Reading and writing the text files of the contract (section 0)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


class DataError(Exception):
    """The input as a whole cannot be used; corresponds to exit status 65."""


@dataclass(frozen=True)
class Row:
    """One CSV record; `line` is the physical line on which it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True)
class Table:
    """A CSV file with its columns found by name."""

    name: str
    header: list[str]
    rows: list[Row]

    def fits(self, row: Row) -> bool:
        return len(row.cells) == len(self.header)

    def record(self, row: Row) -> dict[str, str]:
        return dict(zip(self.header, row.cells))

    def records(self) -> list[dict[str, str]]:
        """All rows as dictionaries; for files whose rows are never refused one by one."""
        for row in self.rows:
            if not self.fits(row):
                raise DataError(f"{self.name}:{row.line}: wrong number of cells")
        return [self.record(row) for row in self.rows]


def decode(data: bytes) -> str:
    """UTF-8 with or without BOM when the bytes are valid UTF-8, else GB18030."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def parse_csv(text: str) -> list[Row]:
    """RFC 4180 records. A wholly empty line is no record (the contract does not say)."""
    rows: list[Row] = []
    cells: list[str] = []
    cell: list[str] = []
    quoted = False
    line = start = 1
    index, end = 0, len(text)

    def close_row() -> None:
        cells.append("".join(cell))
        if cells != [""]:
            rows.append(Row(start, list(cells)))
        cells.clear()
        cell.clear()

    while index < end:
        char = text[index]
        index += 1
        if char == "\n":
            line += 1
        if quoted:
            if char != '"':
                cell.append(char)
            elif text[index : index + 1] == '"':
                cell.append('"')
                index += 1
            else:
                quoted = False
        elif char == '"' and not cell:
            quoted = True
        elif char == ",":
            cells.append("".join(cell))
            cell.clear()
        elif char == "\n":
            close_row()
            start = line
        elif char == "\r" and text[index : index + 1] == "\n":
            continue
        else:
            cell.append(char)
    if cell or cells:
        close_row()
    return rows


def read_table(path: Path, required: tuple[str, ...] = ()) -> Table:
    """Reads a CSV file and checks that the columns it needs are there, once each."""
    rows = parse_csv(decode(path.read_bytes()))
    if not rows:
        raise DataError(f"{path.name}: no header")
    header = [name.strip() for name in rows[0].cells]
    for name in required:
        if header.count(name) != 1:
            raise DataError(f"{path.name}: column {name} is there {header.count(name)} times")
    return Table(path.name, header, rows[1:])


def csv_cell(value: object) -> str:
    """One output cell, quoted only where RFC 4180 needs it."""
    text = str(value)
    if any(char in text for char in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_line(cells) -> str:
    return ",".join(csv_cell(cell) for cell in cells) + "\n"


def write_csv(path: Path, header: str, rows) -> None:
    """Writes UTF-8 with LF, the header given as its own comma-separated text."""
    path.write_bytes((header + "\n" + "".join(map(csv_line, rows))).encode("utf-8"))
