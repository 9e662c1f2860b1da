"""Checks the oracle with the example county, and its own results with each other."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from fractions import Fraction
from pathlib import Path

import county
import payout
import sampling
from textfiles import DataError, read_table
from values import money, yuan

COUNTIES = 20
HERE = Path(__file__).resolve()
EXAMPLES = (HERE.parents[2] / "county", HERE.parents[3] / "shared" / "county")


def pruned(value):
    """A summary without what is 0, for absent and 0 mean the same."""
    if isinstance(value, dict):
        smaller = {key: pruned(each) for key, each in value.items()}
        return {key: each for key, each in smaller.items() if each not in (0, "0.00", {})}
    return value


def differences(one, other, path: str = "") -> list[str]:
    """Where two summaries differ, without `audit` and `plan`, which the oracle does not know."""
    one, other = pruned(one), pruned(other)
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return [] if one == other else [f"{path or '/'}: {one} / {other}"]
    return [line for key in sorted(set(one) | set(other)) if key not in ("audit", "plan")
            for line in differences(one.get(key), other.get(key), f"{path}/{key}")]


def check(condition: bool, what: str) -> None:
    if not condition:
        raise AssertionError(what)


def check_example(folder: Path) -> None:
    """The example county's expected files, byte by byte; the summary by its values."""
    result = county.replay(folder)
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    found = differences(county.summary(result), expected)
    check(not found, "\n".join(found))
    with tempfile.TemporaryDirectory() as output:
        county.write_results(result, Path(output))
        for name in ("rejects", "leads", "payouts"):
            mine = (Path(output) / f"{name}.csv").read_bytes()
            check(mine == (folder / f"expected-{name}.csv").read_bytes(), f"{name}.csv differs")


def check_funnel(result: county.Result) -> None:
    leads = set(result.leads)
    approved = {key for _, key in result.approved}
    check(result.prescreened_out <= leads, "prescreened without a lead")
    check(set(result.verified) <= leads - result.prescreened_out, "verified without a lead")
    check(set(result.eligible) <= set(result.verified), "eligible without a finding")
    check(result.passed <= set(result.eligible), "reviewed without being eligible")
    check(result.noticed <= result.passed, "noticed without a review")
    check(approved <= result.noticed, "approved without a notice")
    check({(p.household, p.cause) for p in result.payouts} <= approved, "paid without approval")
    check(len(approved) == len(result.approved), "approved twice")


def check_payouts(result: county.Result) -> None:
    scheme = result.scheme
    yearly: Counter = Counter()
    for each in result.payouts:
        rule = scheme.rules[each.cause, each.class_id]
        check(0 < each.amount <= result.eligible[each.household, each.cause], "amount")
        check(rule.cap is None or each.amount <= rule.cap, "above the case's cap")
        yearly[each.household, each.approved_on.year] += each.amount
    if scheme.household_year is not None:
        check(max(yearly.values(), default=0) <= scheme.household_year, "above the year's cap")
    days = [each.approved_on for each in result.payouts]
    check(days == sorted(days), "payouts out of order")


def check_sums(result: county.Result) -> None:
    summary = county.summary(result)
    for name, count in summary["import"].items():
        parts = count["accepted"] + count["duplicates"] + sum(count["rejected"].values())
        check(count["rows"] == parts, f"{name}: the rows do not add up")
        listed = sum(file == name for file, _, _ in result.intake.rejects)
        check(listed == sum(count["rejected"].values()), f"{name}: rejects")
    paid, fund = summary["payouts"], result.bank.fund
    for by in ("by_class", "by_cause"):
        check(sum(map(money, paid[by].values())) == money(paid["total"]), by)
    check(fund.paid <= money(paid["total"]) and fund.returned <= fund.paid, "fund")
    check(summary["leads"]["total"] == sum(summary["leads"]["by_channel"].values()), "channels")
    check(yuan(fund.closing) == summary["fund"]["closing"], "closing")
    check(0 <= result.bank.matched <= result.bank.lines, "statement lines")


def check_county(seed: int, ambiguous: bool) -> Counter:
    """Generates one county twice and looks into what follows from it."""
    from generate import generate_county

    with tempfile.TemporaryDirectory() as root:
        one, two = Path(root) / "one", Path(root) / "two"
        for folder in (one, two):
            generate_county(seed, 60 + seed, folder, ambiguous)
        for path in one.iterdir():
            check(path.read_bytes() == (two / path.name).read_bytes(), f"{path.name} varies")
        result = county.replay(one)
    check_funnel(result)
    check_payouts(result)
    check_sums(result)
    seen = Counter(payouts=len(result.payouts), refused=len(result.refused),
                   room_used_up=len(result.approved) - len(result.payouts),
                   returned=result.bank.fund.returned, applications=sum(
                       channel == "application" for channel in result.leads.values()))
    for count in result.intake.files.values():
        seen.update(count.rejected + count.warnings)
        seen.update(duplicates=count.duplicates, superseded=count.superseded)
    return seen


def check_calculator(seed: int) -> set[str]:
    """Recomputes the totals of a generated calculation; gives the reasons met."""
    from gen_payout import generate_payout

    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        generate_payout(seed, 300, folder)
        scheme = payout.load_scheme(folder / "scheme.yaml")
        table = read_table(folder / "input.csv", payout.COLUMNS)
        reasons = set()
        for row in table.rows:
            try:
                household = payout.read_household(scheme, table, row)
            except payout.BadRow:
                reasons.add("bad")
                continue
            out = payout.assess(scheme, household)
            total = sum(map(money, out[4:8]))
            check(money(out[8]) == total, "total")
            check((out[2] == "true") == (total > 0) == (out[3] == ""), "reason")
            room = scheme.room(household.paid)
            check(room is None or total <= room, "room")
            reasons.add(out[3])
        return reasons


def check_sampling() -> None:
    check(sampling.sm3(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e2"
          "4167c4875cf2f7a2297da02b8f4ba8e0", "SM3 of GB/T 32905, example 1")
    for population in (0, 1, 7, 60, 200):
        for expected in ("0", "0.02"):
            n = sampling.sample_size(population, "0.95", "0.05", expected)
            errors = max(1, -(-population // 20))
            enough = [m for m in range(population) if sampling.at_most(
                m, -(-m // 50) if expected != "0" else 0, errors, population)
                <= Fraction(5, 100)]
            check(n == (enough[0] if enough else population), f"sample size of {population}")
    alpha = Fraction(5, 100)
    check(sampling.upper_bound(0, 20, alpha) == Fraction(168433, 10**6), "upper bound")
    check(sampling.lower_bound(3, 20, alpha) == Fraction(32071, 10**6), "lower bound")


def run(example: Path | None) -> int:
    """Everything; prints what was met, so that an idle generator is noticed."""
    folders = [example] if example else [path for path in EXAMPLES
                                         if (path / "expected.json").exists()]
    if not folders:
        raise DataError("no example county with an expected.json")
    check_example(folders[0])
    print(f"{folders[0]}: as expected")
    check_sampling()
    reasons = set().union(*(check_calculator(seed) for seed in range(COUNTIES)))
    check(reasons >= {"", "bad", "excluded", "income", "below_warning_line", "zero_amount",
                      "cap_reached"}, f"the calculator met only {sorted(reasons)}")
    print("sampling and calculator: consistent")
    seen: Counter = Counter()
    for seed in range(COUNTIES):
        seen += check_county(seed, ambiguous=False)
        check_county(seed, ambiguous=True)
    wanted = {"payouts", "refused", "room_used_up", "returned", "applications", "duplicates",
              "superseded", "columns", "id_damaged", "id_check", "amount", "date",
              "person_unknown", "name_mismatch", "unbalanced", "control_total"}
    check(wanted <= set(seen), f"the counties never met {sorted(wanted - set(seen))}")
    print(f"{COUNTIES} counties: consistent; met {dict(sorted(seen.items()))}")
    return 0
