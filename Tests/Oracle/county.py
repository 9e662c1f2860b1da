"""A county folder from its files to its payouts and its summary (section 5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from feeds import CAUSE_OF, Intake, Person, import_folder, open_leads, read_persons
from fund import Reconciliation, reconcile
from scheme import CAUSES, Scheme, load_scheme, per_capita
from textfiles import Table, read_table, write_csv
from values import day, money, name_key, yuan

Key = tuple[str, str]


@dataclass(frozen=True)
class Finding:
    """What the last completed visit of a lead found."""

    members: int
    net: int
    basis: int


@dataclass(frozen=True)
class Payout:
    household: str
    cause: str
    class_id: str
    per_capita: int
    amount: int
    approved_on: date


@dataclass
class Result:
    """Every set that the summary counts, by household and cause."""

    scheme: Scheme
    persons: dict[str, Person]
    classes: dict[str, str]
    intake: Intake
    leads: dict[Key, str]
    prescreened_out: set[Key] = field(default_factory=set)
    visited: set[str] = field(default_factory=set)
    verified: dict[Key, Finding] = field(default_factory=dict)
    eligible: dict[Key, int] = field(default_factory=dict)
    passed: set[Key] = field(default_factory=set)
    noticed: set[Key] = field(default_factory=set)
    approved: list[tuple[date, Key]] = field(default_factory=list)
    refused: list[Key] = field(default_factory=list)
    payouts: list[Payout] = field(default_factory=list)
    bank: Reconciliation = field(default_factory=Reconciliation)


def step_table(folder: Path, name: str) -> list[dict[str, str]]:
    path = folder / name
    return read_table(path).records() if path.exists() else []


def key_of(cells: dict[str, str]) -> Key:
    return cells["户编号"].strip(), CAUSE_OF[cells["原因"].strip()]


def load(folder: Path) -> Result:
    """Reference files, import and leads."""
    scheme = load_scheme(folder / "scheme.yaml")
    persons = read_persons(folder)
    table: Table = read_table(folder / "households.csv", ("户编号", "户类型"))
    classes = {
        each["户编号"]: scheme.class_named(each["户类型"].strip()) for each in table.records()
    }
    intake = import_folder(folder, persons)
    leads = open_leads(scheme, persons, classes, intake)
    return Result(scheme, persons, classes, intake, leads)


def prescreen(folder: Path, result: Result) -> None:
    for cells in step_table(folder, "prescreen.csv"):
        if cells["结论"].strip() == "剔除" and key_of(cells) in result.leads:
            result.prescreened_out.add(key_of(cells))


def read_finding(cells: dict[str, str]) -> Finding:
    net = (money(cells["工资性收入"]) + money(cells["生产经营性收入"])
           - money(cells["生产经营性支出"]) + money(cells["财产性收入"])
           + money(cells["转移性收入"]))
    return Finding(int(cells["家庭人口"]), net, money(cells["核定自付"]))


def verify(folder: Path, result: Result) -> None:
    """The last completed row counts, by date and then by its place in the file.

    `visited` takes every household with a row; a lead that prescreening ended, or that was
    never opened, is not verified by a row.
    """
    last: dict[Key, tuple[date, Finding]] = {}
    for cells in step_table(folder, "findings.csv"):
        result.visited.add(cells["户编号"].strip())
        if cells["结果"].strip() != "完成":
            continue
        on, key = day(cells["核查日期"]), key_of(cells)
        if key not in last or last[key][0] <= on:
            last[key] = on, read_finding(cells)
    for key, (_, finding) in last.items():
        if key in result.leads and key not in result.prescreened_out:
            result.verified[key] = finding


def excluded_households(folder: Path, scheme: Scheme) -> set[str]:
    """One upheld hit on one of the scheme's items, of any member, excludes the household."""
    return {
        cells["户编号"].strip()
        for cells in step_table(folder, "crosschecks.csv")
        if cells["命中"].strip() == "是" and cells["处理"].strip() == "成立"
        and cells["项目"].strip() in scheme.exclusions
    }


def judge(folder: Path, result: Result) -> None:
    """Eligible leads with their amount before the household-year room."""
    scheme = result.scheme
    excluded = excluded_households(folder, scheme)
    for key, finding in result.verified.items():
        household, cause = key
        class_id = result.classes[household]
        amount = scheme.amount(cause, class_id, finding.basis, finding.members)
        passes = scheme.income_passes(class_id, finding.net, finding.members)
        if household not in excluded and passes and amount > 0:
            result.eligible[key] = amount


def review(folder: Path, result: Result) -> None:
    """Counts passed reviews of eligible leads; another lead's review leads nowhere."""
    for cells in step_table(folder, "reviews.csv"):
        present, recused = int(cells["到会人数"]), int(cells["回避"])
        majority = 2 * int(cells["同意"]) > present - recused
        if present >= result.scheme.quorum and majority and key_of(cells) in result.eligible:
            result.passed.add(key_of(cells))


def notice(folder: Path, result: Result) -> dict[Key, date]:
    """Counts complete notices of leads whose review passed; gives their last days."""
    ends: dict[Key, date] = {}
    for cells in step_table(folder, "notices.csv"):
        posted, ended = day(cells["张贴日期"]), day(cells["撤除日期"])
        upheld = cells["异议处理"].strip() == "成立"
        long_enough = (ended - posted).days >= result.scheme.notice_days
        if long_enough and not upheld and key_of(cells) in result.passed:
            ends[key_of(cells)] = ended
    result.noticed = set(ends)
    return ends


def approve(folder: Path, result: Result, notice_ends: dict[Key, date]) -> None:
    """Only rows with `同意` are approvals; another conclusion is neither granted nor refused."""
    for cells in step_table(folder, "approvals.csv"):
        if cells["结论"].strip() != "同意":
            continue
        key, on = key_of(cells), day(cells["审批日期"])
        same = name_key(cells["经办"]) == name_key(cells["审批人"])
        if same or key not in notice_ends or on < notice_ends[key]:
            result.refused.append(key)
        else:
            result.approved.append((on, key))


def pay(result: Result) -> None:
    """Uses up each household's room in the order of approval; the year is the approval's."""
    paid: Counter = Counter()
    order = sorted(result.approved, key=lambda each: (
        each[0], each[1][0].encode(), CAUSES.index(each[1][1])))
    for on, (household, cause) in order:
        room = result.scheme.room(paid[household, on.year])
        amount = result.eligible[household, cause]
        amount = amount if room is None else min(amount, room)
        if amount == 0:
            continue
        paid[household, on.year] += amount
        finding = result.verified[household, cause]
        result.payouts.append(Payout(
            household, cause, result.classes[household],
            per_capita(finding.net, finding.members), amount, on))


def replay(folder: Path) -> Result:
    """The whole county. A payment's number is that of the first payment of its case."""
    result = load(folder)
    prescreen(folder, result)
    verify(folder, result)
    judge(folder, result)
    review(folder, result)
    approve(folder, result, notice(folder, result))
    pay(result)
    payments = {f"{each.household}-{each.cause}": each.amount for each in result.payouts}
    result.bank = reconcile(folder, payments)
    return result


def sums_by(payouts: list[Payout], attribute: str) -> dict[str, str]:
    sums: dict[str, int] = defaultdict(int)
    for each in payouts:
        sums[getattr(each, attribute)] += each.amount
    return {name: yuan(fen) for name, fen in sums.items()}


def summary(result: Result) -> dict:
    """The summary JSON of section 5 without `audit`, which is the implementation's own."""
    bank, fund = result.bank, result.bank.fund
    return {
        "import": {name: count.summary() for name, count in result.intake.files.items()},
        "leads": {
            "total": len(result.leads),
            "by_cause": dict(Counter(cause for _, cause in result.leads)),
            "by_channel": dict(Counter(result.leads.values())),
        },
        "prescreened_out": len(result.prescreened_out),
        "visited_households": len(result.visited),
        "verified": len(result.verified),
        "eligible": len(result.eligible),
        "reviewed_passed": len(result.passed),
        "noticed": len(result.noticed),
        "approved": len(result.approved),
        "refused_approvals": len(result.refused),
        "payouts": {
            "count": len(result.payouts),
            "total": yuan(sum(each.amount for each in result.payouts)),
            "by_class": sums_by(result.payouts, "class_id"),
            "by_cause": sums_by(result.payouts, "cause"),
        },
        "fund": {name: yuan(fen) for name, fen in vars(fund).items()}
        | {"closing": yuan(fund.closing)},
        "statement": {
            "lines": bank.lines, "matched": bank.matched,
            "unmatched": bank.lines - bank.matched, "closing": yuan(bank.closing),
        },
    }


def write_results(result: Result, output: Path) -> None:
    """rejects.csv, leads.csv and payouts.csv with exactly the columns of the contract."""
    output.mkdir(parents=True, exist_ok=True)
    leads = sorted((h.encode(), c, result.leads[h, c]) for h, c in result.leads)
    write_csv(output / "rejects.csv", "file,line,reason", result.intake.rejects)
    write_csv(output / "leads.csv", "household_id,cause,channel",
              [(household.decode(), cause, channel) for household, cause, channel in leads])
    write_csv(
        output / "payouts.csv",
        "household_id,cause,class,per_capita_income,amount,approved_on",
        [(p.household, p.cause, p.class_id, yuan(p.per_capita), yuan(p.amount), p.approved_on)
         for p in result.payouts],
    )
