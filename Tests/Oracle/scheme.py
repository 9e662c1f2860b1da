"""The relief scheme: its file (section 1) and the amounts that follow from it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import yaml

from textfiles import DataError, decode
from values import Unreadable, money

CAUSES = ("illness", "education", "disaster", "accident")
MODES = {
    "threshold_whole": {"rate"},
    "deductible": {"deductible", "rate"},
    "bands_marginal": {"bands"},
    "bands_whole": {"bands"},
    "per_head": {"amount", "max"},
    "flat": {"amount"},
}
UNITS = {"fen": 1, "jiao": 10, "yuan": 100}
TOP_KEYS = {
    "scheme", "title", "document", "applies_by", "valid_from", "valid_to", "income_standard",
    "default_class", "classes", "relief", "caps", "rounding", "exclusions", "deadlines",
    "notice", "review", "verification", "sampling",
}
RULE_KEYS = {"cause", "class", "scope", "warning_line", "inclusive", "mode", "cap"}


@dataclass(frozen=True)
class HouseholdClass:
    id: str
    name: str
    income_test: bool


@dataclass(frozen=True)
class Rule:
    """One relief rule; money in fen, rates as exact fractions."""

    cause: str
    class_id: str
    scope: str
    warning_line: int
    inclusive: bool
    mode: str
    rate: Fraction | None = None
    deductible: int | None = None
    bands: tuple[tuple[int, Fraction], ...] = ()
    amount: int | None = None
    maximum: int | None = None
    cap: int | None = None

    def reached_by(self, basis: int) -> bool:
        return basis >= self.warning_line if self.inclusive else basis > self.warning_line

    def unrounded(self, basis: int, members: int) -> Fraction:
        """The table of modes; asked only for a basis that is positive and reaches the line."""
        if self.mode == "threshold_whole":
            return basis * self.rate
        if self.mode == "deductible":
            return max(0, basis - self.deductible) * self.rate
        if self.mode == "per_head":
            return Fraction(min(self.maximum, self.amount * members))
        if self.mode == "flat":
            return Fraction(self.amount)
        if self.mode == "bands_whole":
            rates = [rate for above, rate in self.bands if basis > above]
            return basis * rates[-1] if rates else Fraction(0)
        total = Fraction(0)
        for index, (above, rate) in enumerate(self.bands):
            last = index + 1 == len(self.bands)
            upper = basis if last else min(basis, self.bands[index + 1][0])
            total += max(0, upper - above) * rate
        return total


@dataclass(frozen=True)
class Scheme:
    id: str
    year: int
    line: int
    strict: bool
    default_class: str
    classes: dict[str, HouseholdClass]
    rules: dict[tuple[str, str], Rule]
    household_year: int | None
    unit: int
    half_up: bool
    exclusions: frozenset[str]
    notice_days: int
    quorum: int

    def class_named(self, name: str) -> str:
        """The class id of a `户类型`; any name that is no class gives the default."""
        by_name = {each.name: each.id for each in self.classes.values()}
        return by_name.get(name, self.default_class)

    def amount(self, cause: str, class_id: str, basis: int, members: int) -> int:
        """What the rule gives after rounding and cap, before the household-year room."""
        rule = self.rules.get((cause, class_id))
        if rule is None or basis <= 0 or not rule.reached_by(basis):
            return 0
        rounded = self.rounded(rule.unrounded(basis, members))
        return rounded if rule.cap is None else min(rounded, rule.cap)

    def rounded(self, fen: Fraction) -> int:
        """Rounds an amount, which is never negative, to the unit."""
        units = fen / self.unit + (Fraction(1, 2) if self.half_up else 0)
        return units.__floor__() * self.unit

    def income_passes(self, class_id: str, net: int, members: int) -> bool:
        if not self.classes[class_id].income_test:
            return True
        limit = self.line * members
        return net < limit if self.strict else net <= limit

    def room(self, already_paid: int) -> int | None:
        """What the household may still get in the calendar year; None is without limit."""
        if self.household_year is None:
            return None
        return max(0, self.household_year - already_paid)


def per_capita(net: int, members: int) -> int:
    """Income per head, rounded half up to the fen: floor(x + 1/2), also below zero."""
    return (2 * net + members) // (2 * members)


def rate_of(text: object) -> Fraction:
    match = re.fullmatch(r"([0-9]{1,3})(?:\.([0-9]{1,2}))?%", str(text))
    if not match:
        raise DataError(f"rate {text!r}")
    rate = Fraction(int(match[1] + (match[2] or "").ljust(2, "0")), 10_000)
    if rate > 1:
        raise DataError(f"rate {text!r} is above 100 %")
    return rate


def fen_of(value: object) -> int:
    if isinstance(value, (float, bool)) or value in (None, ""):
        raise DataError(f"money {value!r}")
    try:
        fen = money(str(value))
    except Unreadable:
        raise DataError(f"money {value!r}") from None
    if fen < 0:
        raise DataError(f"money {value!r} is negative")
    return fen


def only_keys(mapping: dict, allowed: set[str], where: str) -> None:
    if unknown := set(mapping) - allowed:
        raise DataError(f"{where}: unknown keys {sorted(unknown)}")


def read_rule(entry: dict, classes: dict[str, HouseholdClass]) -> Rule:
    mode = entry.get("mode")
    if mode not in MODES:
        raise DataError(f"mode {mode!r}")
    only_keys(entry, RULE_KEYS | MODES[mode], "relief")
    if missing := MODES[mode] - set(entry):
        raise DataError(f"{mode} without {sorted(missing)}")
    if entry["cause"] not in CAUSES or entry["class"] not in classes:
        raise DataError(f"rule for {entry['cause']} and {entry['class']}")
    if entry["scope"] not in ("person", "household"):
        raise DataError(f"scope {entry['scope']!r}")
    bands = tuple((fen_of(b["above"]), rate_of(b["rate"])) for b in entry.get("bands", ()))
    edges = [above for above, _ in bands]
    if edges != sorted(set(edges)) or ("bands" in MODES[mode] and not bands):
        raise DataError("bands must ascend")
    return Rule(
        cause=entry["cause"], class_id=entry["class"], scope=entry["scope"],
        warning_line=fen_of(entry["warning_line"]), inclusive=entry.get("inclusive", True),
        mode=mode, bands=bands,
        rate=rate_of(entry["rate"]) if "rate" in entry else None,
        deductible=fen_of(entry["deductible"]) if "deductible" in entry else None,
        amount=fen_of(entry["amount"]) if "amount" in entry else None,
        maximum=fen_of(entry["max"]) if "max" in entry else None,
        cap=fen_of(entry["cap"]) if entry.get("cap") is not None else None,
    )


def load_scheme(path: Path) -> Scheme:
    """Reads a scheme file; the calendar year it counts is the one of `valid_from`."""
    document = yaml.safe_load(decode(path.read_bytes()))
    only_keys(document, TOP_KEYS, "scheme")
    classes = {
        entry["id"]: HouseholdClass(entry["id"], entry["name"], entry["income_test"])
        for entry in document["classes"]
    }
    rules: dict[tuple[str, str], Rule] = {}
    for entry in document["relief"]:
        rule = read_rule(entry, classes)
        if (rule.cause, rule.class_id) in rules:
            raise DataError(f"two rules for {rule.cause} and {rule.class_id}")
        rules[rule.cause, rule.class_id] = rule
    if document["default_class"] not in classes:
        raise DataError(f"default_class {document['default_class']!r}")
    standard = document["income_standard"]
    household_year = (document.get("caps") or {}).get("household_year")
    start = document["valid_from"]
    year = start.year if isinstance(start, date) else int(str(start)[:4])
    return Scheme(
        id=document["scheme"], year=year, line=fen_of(standard["line"]),
        strict={"<": True, "<=": False}[standard["comparison"]],
        default_class=document["default_class"], classes=classes, rules=rules,
        household_year=None if household_year is None else fen_of(household_year),
        unit=UNITS[document["rounding"]["unit"]],
        half_up={"half_up": True, "down": False}[document["rounding"]["method"]],
        exclusions=frozenset(document["exclusions"]),
        notice_days=document["notice"]["days"], quorum=document["review"]["quorum"],
    )
