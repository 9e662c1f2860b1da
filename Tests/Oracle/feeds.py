"""Import of department feeds and of applications (section 5), and the basis per cause."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from scheme import CAUSES
from textfiles import Row, Table, read_table
from values import Unreadable, day, id_number, money, name_key, school_year

CAUSE_OF = {"因病": "illness", "因学": "education", "因灾": "disaster", "因意外": "accident"}
TOTAL = "合计"


@dataclass(frozen=True)
class Department:
    """The form of one department's feed; `signs` weigh the money columns into the basis."""

    prefix: str
    cause: str
    channel: str
    number: str
    dates: tuple[str, ...]
    counted_by: str
    texts: tuple[str, ...]
    signs: dict[str, int]

    @property
    def columns(self) -> tuple[str, ...]:
        return ("证件号码", "姓名", self.number, *self.dates, *self.texts, *self.signs)


# The order of the list is the order of import: months of one department, then the next.
DEPARTMENTS = (
    Department("医保", "illness", "medical", "结算单号", ("入院日期", "出院日期"), "出院日期",
               ("医疗机构",), {"医疗费总额": 0, "基本医保支付": 0, "大病保险支付": 0,
                            "医疗救助支付": 0, "其他补偿": 0, "个人自付": 1}),
    Department("应急", "disaster", "disaster", "流水号", ("发生日期",), "发生日期",
               ("灾害类型",), {"核定损失": 1, "保险赔付": -1}),
    Department("民政", "accident", "civil", "流水号", ("发生日期",), "发生日期",
               ("事项",), {"费用": 1, "已获赔偿": -1}),
    Department("教育", "education", "education", "流水号", (), "学年",
               ("学校", "学段", "学年"), {"学费": 1, "住宿费": 1, "教材费": 1, "资助金额": -1}),
)


@dataclass(frozen=True)
class Person:
    household: str
    name: str


@dataclass(frozen=True)
class Entry:
    """A feed row after parsing; equality is the contract's "same content"."""

    person: str
    name: str
    texts: tuple[str, ...]
    dates: tuple
    amounts: tuple[int, ...]
    year: int
    basis: int


@dataclass
class FileCount:
    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    superseded: int = 0
    rejected: Counter = field(default_factory=Counter)
    warnings: Counter = field(default_factory=Counter)

    def summary(self) -> dict:
        return {**vars(self), "rejected": dict(self.rejected), "warnings": dict(self.warnings)}


@dataclass
class Intake:
    """Everything that the import leaves behind."""

    files: dict[str, FileCount] = field(default_factory=dict)
    rejects: list[tuple[str, int, str]] = field(default_factory=list)
    held: dict[str, dict[str, Entry]] = field(default_factory=lambda: defaultdict(dict))
    applied: set[tuple[str, str]] = field(default_factory=set)


def read_persons(folder: Path) -> dict[str, Person]:
    table = read_table(folder / "persons.csv", ("户编号", "姓名", "证件号码"))
    return {
        id_number(each["证件号码"]): Person(each["户编号"], name_key(each["姓名"]))
        for each in table.records()
    }


def feed_files(folder: Path, department: Department) -> list[Path]:
    form = re.compile(re.escape(department.prefix) + r"-[0-9]{6}\.csv")
    return sorted(path for path in folder.iterdir() if form.fullmatch(path.name))


def parse_entry(department: Department, cells: dict[str, str]) -> Entry:
    """Reads the cells in the order in which refusals take precedence.

    Every money column and every date column must be readable, used in the basis or not.
    """
    person = id_number(cells["证件号码"])
    amounts = {column: money(cells[column]) for column in department.signs}
    dates = tuple(day(cells[column]) for column in department.dates)
    if department.counted_by in department.dates:
        year = dates[department.dates.index(department.counted_by)].year
    else:
        year = school_year(cells[department.counted_by])
    return Entry(
        person, name_key(cells["姓名"]),
        tuple(cells[column].strip() for column in department.texts if column != "学年"),
        dates, tuple(amounts.values()), year,
        sum(sign * amounts[column] for column, sign in department.signs.items()),
    )


def check_person(persons: dict[str, Person], entry: Entry) -> None:
    if entry.person not in persons:
        raise Unreadable("person_unknown")
    if persons[entry.person].name != entry.name:
        raise Unreadable("name_mismatch")


def control_total_differs(table: Table, department: Department) -> bool:
    """Compares the total rows with the sums of the readable cells.

    A row with a wrong number of cells has no cell that can be assigned to a column, so it
    adds nothing; a total row's cells are likewise taken by position.
    """
    sums: Counter = Counter()
    totals: list[Row] = []
    for row in table.rows:
        if row.cells[0] == TOTAL:
            totals.append(row)
        elif table.fits(row):
            cells = table.record(row)
            for column in department.signs:
                try:
                    sums[column] += money(cells[column])
                except Unreadable:
                    continue
    for row in totals:
        cells = table.record(row)
        for column in department.signs:
            text = cells.get(column, "")
            if text.strip() in ("", TOTAL):
                continue
            try:
                if money(text) != sums[column]:
                    return True
            except Unreadable:
                return True
    return False


def import_feed(path: Path, department: Department, persons: dict[str, Person],
                intake: Intake) -> None:
    table = read_table(path, department.columns)
    count = intake.files[path.name] = FileCount()
    held = intake.held[department.cause]
    for row in table.rows:
        if row.cells[0] == TOTAL:
            continue
        count.rows += 1
        try:
            if not table.fits(row):
                raise Unreadable("columns")
            cells = table.record(row)
            entry = parse_entry(department, cells)
            check_person(persons, entry)
        except Unreadable as refusal:
            count.rejected[refusal.reason] += 1
            intake.rejects.append((path.name, row.line, refusal.reason))
            continue
        number = cells[department.number].strip()
        if held.get(number) == entry:
            count.duplicates += 1
            continue
        count.superseded += number in held
        count.accepted += 1
        held[number] = entry
        if department.prefix == "医保" and entry.amounts[0] != sum(entry.amounts[1:]):
            count.warnings["unbalanced"] += 1
    if control_total_differs(table, department):
        count.warnings["control_total"] = 1


def import_applications(path: Path, persons: dict[str, Person], intake: Intake) -> None:
    """Applications have no name to compare; the rest of the checks is that of the feeds."""
    table = read_table(path, ("申请日期", "申请人证件号码", "原因", "申报金额"))
    for row in table.rows:
        try:
            if not table.fits(row):
                raise Unreadable("columns")
            cells = table.record(row)
            person = id_number(cells["申请人证件号码"])
            money(cells["申报金额"])
            day(cells["申请日期"])
            if person not in persons:
                raise Unreadable("person_unknown")
        except Unreadable as refusal:
            intake.rejects.append((path.name, row.line, refusal.reason))
            continue
        intake.applied.add((persons[person].household, CAUSE_OF[cells["原因"].strip()]))


def import_folder(folder: Path, persons: dict[str, Person]) -> Intake:
    """All feeds in order of department and month, then the applications."""
    intake = Intake()
    for department in DEPARTMENTS:
        for path in feed_files(folder, department):
            import_feed(path, department, persons, intake)
    if (folder / "applications.csv").exists():
        import_applications(folder / "applications.csv", persons, intake)
    return intake


def open_leads(scheme, persons: dict[str, Person], classes: dict[str, str],
               intake: Intake) -> dict[tuple[str, str], str]:
    """Leads by household and cause, with their channel."""
    leads: dict[tuple[str, str], str] = {}
    channel = {each.cause: each.channel for each in DEPARTMENTS}
    for cause in CAUSES:
        sums: Counter = Counter()
        for entry in intake.held[cause].values():
            household = persons[entry.person].household
            rule = scheme.rules.get((cause, classes[household]))
            if rule is None or entry.year != scheme.year:
                continue
            member = entry.person if rule.scope == "person" else ""
            sums[household, member] += entry.basis
        for (household, _), basis in sums.items():
            if scheme.rules[cause, classes[household]].reached_by(max(0, basis)):
                leads[household, cause] = channel[cause]
    for key in intake.applied:
        leads.setdefault(key, "application")
    return leads
