"""The calculator of section 2: one household a row, no database."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from scheme import CAUSES, Scheme, load_scheme, per_capita
from textfiles import Row, Table, read_table, write_csv
from values import Unreadable, half_width, money, yuan

INCOME = ("wage", "business_income", "business_cost", "property", "transfer")
COLUMNS = ("household_id", "class", "members", *INCOME, *CAUSES, "excluded", "paid_this_year")
HEADER = "household_id,per_capita_income,eligible,reason,illness,education,disaster,accident,total"


class BadRow(Exception):
    """A row that is reported and left out; `column` is the header name, or empty."""

    def __init__(self, column: str, message: str):
        super().__init__(message)
        self.column = column


@dataclass(frozen=True)
class Household:
    id: str
    class_id: str
    members: int
    net: int
    bases: dict[str, int]
    excluded: bool
    paid: int


def money_in(cells: dict[str, str], column: str) -> int:
    try:
        return money(cells[column])
    except Unreadable:
        raise BadRow(column, f"cannot be read: {cells[column]!r}") from None


def read_household(scheme: Scheme, table: Table, row: Row) -> Household:
    if not table.fits(row):
        raise BadRow("", f"{len(row.cells)} cells instead of {len(table.header)}")
    cells = table.record(row)
    class_id = cells["class"].strip() or scheme.default_class
    if class_id not in scheme.classes:
        raise BadRow("class", f"no class {class_id!r}")
    members = half_width(cells["members"]).strip()
    if not (members.isascii() and members.isdigit()) or int(members) < 1:
        raise BadRow("members", f"no number of members: {cells['members']!r}")
    income = {column: money_in(cells, column) for column in INCOME}
    bases = {cause: money_in(cells, cause) for cause in CAUSES}
    for cause, basis in bases.items():
        if basis < 0:
            raise BadRow(cause, "is negative")
    excluded = half_width(cells["excluded"]).strip()
    if excluded not in ("0", "1"):
        raise BadRow("excluded", f"neither 0 nor 1: {cells['excluded']!r}")
    paid = money_in(cells, "paid_this_year")
    if paid < 0:
        raise BadRow("paid_this_year", "is negative")
    net = sum(income.values()) - 2 * income["business_cost"]
    return Household(cells["household_id"], class_id, int(members), net, bases,
                     excluded == "1", paid)


def reason_for_nothing(scheme: Scheme, household: Household, before_room: int) -> str:
    """The first reason that applies to a household that gets nothing."""
    if household.excluded:
        return "excluded"
    if not scheme.income_passes(household.class_id, household.net, household.members):
        return "income"
    rules = [(scheme.rules.get((cause, household.class_id)), basis)
             for cause, basis in household.bases.items()]
    if not any(rule and rule.reached_by(basis) for rule, basis in rules):
        return "below_warning_line"
    return "cap_reached" if before_room else "zero_amount"


def assess(scheme: Scheme, household: Household) -> list[str]:
    """One output row. Excluded or failing households get 0.00 for every cause."""
    admitted = not household.excluded and scheme.income_passes(
        household.class_id, household.net, household.members)
    before_room = paid_now = 0
    amounts: list[int] = []
    for cause in CAUSES:
        amount = 0
        if admitted:
            amount = scheme.amount(
                cause, household.class_id, household.bases[cause], household.members)
        before_room += amount
        room = scheme.room(household.paid + paid_now)
        amounts.append(amount if room is None else min(amount, room))
        paid_now += amounts[-1]
    reason = "" if paid_now else reason_for_nothing(scheme, household, before_room)
    return [household.id, yuan(per_capita(household.net, household.members)),
            "true" if paid_now else "false", reason, *map(yuan, amounts), yuan(paid_now)]


def run_payout(scheme_path: Path, input_path: Path, output_path: Path) -> int:
    """Writes OUT and reports the bad rows; 1 when there were any."""
    scheme = load_scheme(scheme_path)
    table = read_table(input_path, COLUMNS)
    status = 0
    results = []
    for row in table.rows:
        try:
            results.append(assess(scheme, read_household(scheme, table, row)))
        except BadRow as bad:
            status = 1
            print(f"{input_path}:{row.line}: {bad.column}: {bad}", file=sys.stderr)
    write_csv(output_path, HEADER, results)
    return status
