"""The spellings and file forms that offices use, chosen at random."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
WIDE_NUMBERS = {ord(char): WIDE[ord(char)] for char in "0123456789."}
DOTS = "·•．.‧"
# Compatibility ideographs that NFKC turns into the characters on the left.
TWINS = {"金": "\uf90a", "李": "\uf9e1", "林": "\uf9f4", "柳": "\uf9c9", "郎": "\uf92c"}
EXTRAS = ("填报单位", "序号", "校验码", "经办机构")
FILLERS = ("", "甲, 乙", "第一行\n第二行", '他说"好"', "×", "0.00", "县局、镇所", " ")


def yuan_text(fen: int) -> str:
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def spell_money(rng: Random, fen: int) -> str:
    """One of the ways to write an amount; all of them can be read."""
    plain = yuan_text(fen)
    choice = rng.random()
    if choice < 0.55:
        return plain
    if choice < 0.70:
        sign, digits = plain[: plain[0] == "-"], plain.lstrip("-")
        return f"{sign}{int(digits[:-3]):,}{digits[-3:]}"
    if choice < 0.85:
        return plain.translate(WIDE_NUMBERS)
    if fen == 0:
        return ""
    if plain.endswith(".00"):
        return plain[:-3]
    return plain[:-1] if plain.endswith("0") else plain


def spell_date(rng: Random, on: date) -> str:
    return rng.choice((
        on.isoformat(), on.isoformat(), f"{on.year}/{on.month}/{on.day}",
        on.strftime("%Y/%m/%d"), on.strftime("%Y%m%d"), f"{on.year}年{on.month}月{on.day}日",
    ))


def spell_id(rng: Random, number: str) -> str:
    """A spelling that is the same number after the conventions' cleaning."""
    choice = rng.random()
    if choice < 0.60:
        return number
    if choice < 0.70:
        return rng.choice("'＇") + number
    if choice < 0.76:
        return number.lower()
    if choice < 0.84:
        return rng.choice((" ", "\t", "\u3000", "  ")) + number + rng.choice(("", " ", "\t"))
    if choice < 0.90:
        return number.translate(WIDE)
    if choice < 0.93:
        return " '" + number.lower() + " "
    short = number[:6] + number[8:17]
    return short if number[6:8] == "19" else number


def spell_name(rng: Random, name: str) -> str:
    """A spelling that names the same person."""
    text = "".join(rng.choice(DOTS) if char in DOTS else char for char in name)
    if rng.random() < 0.15:
        text = "".join(TWINS.get(char, char) for char in text)
    if rng.random() < 0.25:
        place = rng.randrange(len(text) + 1)
        text = text[:place] + rng.choice((" ", "\u3000", "\u00a0", "\t", "  ")) + text[place:]
    return text


def layout(rng: Random, columns: list[str], first: set[str]) -> list[str]:
    """A header: often another order, often with columns that nobody asked for.

    `first` holds the columns that may not come first.
    """
    header = list(columns)
    if rng.random() < 0.5:
        rng.shuffle(header)
    for extra in rng.sample(EXTRAS, rng.choice((0, 0, 1, 2))):
        header.insert(rng.randrange(len(header) + 1), extra)
    while header[0] in first:
        header.append(header.pop(0))
    return header


def fill(rng: Random, header: list[str], values: dict[str, str]) -> list[str]:
    return [values[name] if name in values else rng.choice(FILLERS) for name in header]


def quote(rng: Random, cell: str) -> str:
    needed = any(char in cell for char in ',"\r\n')
    if needed or rng.random() < 0.05:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def write_rows(rng: Random, path: Path, rows: list[list[str]], tidy: bool = False) -> None:
    """Writes the rows in a random encoding and with random line ends."""
    newline = "\n" if tidy else rng.choice(("\n", "\r\n"))
    text = newline.join(",".join(quote(rng, cell) for cell in row) for row in rows)
    text += newline if rng.random() < 0.9 else ""
    encoding = "utf-8" if tidy else rng.choice(("utf-8", "utf-8-sig", "gb18030"))
    path.write_bytes(text.encode(encoding))


def write_records(rng: Random, path: Path, columns: list[str], records: list[dict]) -> None:
    """A file of steps or of reference: never a row with a wrong number of cells."""
    header = layout(rng, columns, set())
    write_rows(rng, path, [header] + [fill(rng, header, record) for record in records])
