"""Money, dates, ID numbers and names as section 0 of the contract reads them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

MONEY = re.compile(r"(-?)([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]{1,2}))?")
DATES = [
    re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})"),
    re.compile(r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})"),
    re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日"),
]
SCHOOL_YEAR = re.compile(r"([0-9]{4})-([0-9]{4})")
SCIENTIFIC = re.compile(r"[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10X98765432"
MIDDLE_DOTS = "·•．.‧"
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


class Unreadable(Exception):
    """A cell that has no value; `reason` is the refusal code of section 5."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def half_width(text: str) -> str:
    return text.translate(HALF_WIDTH)


def money(text: str) -> int:
    """A money cell in fen. Commas must stand at the thousands; a sign may lead."""
    plain = half_width(text).strip()
    if plain == "":
        return 0
    match = MONEY.fullmatch(plain)
    if not match:
        raise Unreadable("amount")
    sign, whole, decimals = match.groups()
    fen = int(whole.replace(",", "")) * 100 + int((decimals or "").ljust(2, "0"))
    return -fen if sign else fen


def yuan(fen: int) -> str:
    """Fen as yuan with two decimals."""
    return f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def day(text: str) -> date:
    """A date in one of the four forms; ISO needs its two-digit month and day."""
    plain = half_width(text).strip()
    for form in DATES:
        if match := form.fullmatch(plain):
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                break
    raise Unreadable("date")


def school_year(text: str) -> int:
    """The year in which a school year `2026-2027` begins."""
    match = SCHOOL_YEAR.fullmatch(half_width(text).strip())
    if not match or int(match[2]) != int(match[1]) + 1:
        raise Unreadable("date")
    return int(match[1])


def check_character(first17: str) -> str:
    """The GB 11643 check character of the first 17 digits."""
    return CHECKS[sum(int(d) * w for d, w in zip(first17, WEIGHTS)) % 11]


def id_number(text: str) -> str:
    """An ID number as 18 characters, or `id_damaged` / `id_check`.

    A birth date is impossible when the calendar does not have it; that it lies in the
    future is not asked, for the contract names no day to compare with.
    """
    plain = half_width(text.strip()).strip()
    plain = plain.removeprefix("'").replace("x", "X")
    if SCIENTIFIC.fullmatch(plain):
        raise Unreadable("id_damaged")
    if re.fullmatch(r"[0-9]{15}", plain):
        plain = plain[:6] + "19" + plain[6:]
        plain += check_character(plain)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", plain):
        raise Unreadable("id_check")
    try:
        date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except ValueError:
        raise Unreadable("id_check") from None
    if plain[17] != check_character(plain[:17]):
        raise Unreadable("id_check")
    return plain


def name_key(text: str) -> str:
    """What two spellings of one name have in common."""
    plain = unicodedata.normalize("NFKC", text)
    plain = "".join(char for char in plain if not char.isspace())
    return "".join("·" if char in MIDDLE_DOTS else char for char in plain)
