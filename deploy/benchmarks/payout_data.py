"""Households for the payout benchmark, as columns for the kernels and as CSV for the command.

    payout_data.py SCHEME FOLDER COUNT

Also the scheme's rules as a C header, so that the C loop computes what all others compute.
"""

import sys
from decimal import Decimal
from pathlib import Path

import numpy as np
import yaml

CAUSES = ("illness", "education", "disaster", "accident")
KINDS = {"threshold_whole": 0, "deductible": 1, "bands_marginal": 2, "bands_whole": 3,
         "per_head": 4, "flat": 5}


def fen(text):
    return int(Decimal(text) * 100)


def rate(text):
    """In hundredths of a percent."""
    return int(Decimal(text.rstrip("%")) * 100)


def load(path):
    """The scheme as numbers: classes, line, room, and a rule for each class and cause."""
    scheme = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    rules = {}
    for rule in scheme["relief"]:
        rules[rule["class"], rule["cause"]] = {
            "kind": KINDS[rule["mode"]],
            "line": fen(rule["warning_line"]) + (0 if rule.get("inclusive", True) else 1),
            "cap": fen(rule["cap"]) if "cap" in rule else 1 << 60,
            "rate": rate(rule.get("rate", "0%")),
            "amount": fen(rule.get("deductible", rule.get("amount", "0"))),
            "most": fen(rule.get("max", "0")),
            "bands": [(fen(b["above"]), rate(b["rate"])) for b in rule.get("bands", [])],
        }
    return {
        "classes": [c["id"] for c in scheme["classes"]],
        "tests": [c["income_test"] for c in scheme["classes"]],
        "line": fen(scheme["income_standard"]["line"]),
        "room": fen(scheme["caps"]["household_year"]),
        "rules": rules,
    }


def households(count, classes):
    random = np.random.default_rng(20261122)
    members = random.integers(1, 9, count)
    net = random.integers(-500_000, 1_400_000, count) * members
    bases = [np.where(random.random(count) < share,
                      random.integers(0, most, count), 0)
             for share, most in ((0.7, 15_000_000), (0.3, 3_000_000), (0.2, 9_000_000),
                                 (0.2, 12_000_000))]
    paid = np.where(random.random(count) < 0.1, random.integers(0, 4_000_000, count), 0)
    excluded = (random.random(count) < 0.03).astype(np.int64)
    kind = random.integers(0, classes, count)
    return [kind, members, net, *bases, paid, excluded]


def header(scheme):
    lines = [f"#define LINE {scheme['line']}LL", f"#define ROOM {scheme['room']}LL",
             "static const int tests[] = {%s};" % ", ".join(
                 str(int(t)) for t in scheme["tests"]),
             "static const struct rule rules[] = {"]
    for name in scheme["classes"]:
        for cause in CAUSES:
            rule = scheme["rules"].get((name, cause))
            if rule is None:
                lines.append("    {6, 1LL << 60, 0, 0, 0, 0, 0, {{0, 0}}},")
                continue
            bands = ", ".join("{%dLL, %d}" % band for band in rule["bands"]) or "{0, 0}"
            lines.append("    {%(kind)d, %(line)dLL, %(cap)dLL, %(rate)d, %(amount)dLL, "
                         "%(most)dLL, " % rule + "%d, {%s}}," % (len(rule["bands"]), bands))
    return "\n".join(lines + ["};", ""])


def yuan(values):
    return [f"{'-' if v < 0 else ''}{abs(v) // 100}.{abs(v) % 100:02d}" for v in values.tolist()]


def main():
    scheme = load(sys.argv[1])
    folder, count = Path(sys.argv[2]), int(sys.argv[3])
    columns = households(count, len(scheme["classes"]))
    np.concatenate([c.astype(np.int64) for c in columns]).tofile(folder / "columns.bin")
    (folder / "rules.h").write_text(header(scheme))
    kind, members, net, illness, education, disaster, accident, paid, excluded = columns
    names = np.array(scheme["classes"])[kind]
    cells = zip(names, members.tolist(), yuan(np.maximum(net, 0)), yuan(np.maximum(-net, 0)),
                yuan(illness), yuan(education), yuan(disaster), yuan(accident),
                excluded.tolist(), yuan(paid))
    with open(folder / "households.csv", "w", encoding="utf-8") as file:
        file.write("household_id,class,members,wage,business_income,business_cost,property,"
                   "transfer,illness,education,disaster,accident,excluded,paid_this_year\n")
        for number, (name, heads, wage, cost, a, b, c, d, out, before) in enumerate(cells):
            file.write(f"H{number},{name},{heads},{wage},0.00,{cost},0.00,0.00,{a},{b},{c},{d},"
                       f"{out},{before}\n")


if __name__ == "__main__":
    main()
