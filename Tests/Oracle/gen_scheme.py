"""Random schemes in the form of section 1."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import yaml

CAUSES = ("illness", "education", "disaster", "accident")
ITEMS = ("商品房", "机动车", "财政供养人员", "经营主体", "大额存款", "公积金", "养老保险")
CLASSES = (("unstable", "脱贫不稳定户"), ("edge", "边缘易致贫户"), ("sudden", "突发严重困难户"),
           ("disabled", "重度残疾户"))
RATES = ("50%", "60%", "33.33%", "40.25%", "12.5%", "7.01%", "0.01%", "80%", "100%", "66.67%")


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def line(rng: Random) -> int:
    return rng.choice((100000, 200050, 333333, 500000, 800000, 1000000, 1000001, 2000000))


def bands(rng: Random, warning: int) -> list[dict]:
    """Ascending bands; the first begins below, at or above the warning line."""
    above = rng.choice((0, warning // 2, warning, warning, warning + 100001))
    result = []
    for _ in range(rng.randint(1, 4)):
        result.append({"above": yuan(above), "rate": rng.choice(RATES)})
        above += rng.choice((1, 100000, 250050, 1000000, 3000000))
    return result


def rule(rng: Random, cause: str, class_id: str) -> dict:
    warning = line(rng)
    entry = {"cause": cause, "class": class_id, "scope": rng.choice(("person", "household")),
             "warning_line": yuan(warning)}
    if rng.random() < 0.8:
        entry["inclusive"] = rng.random() < 0.5
    mode = entry["mode"] = rng.choice((
        "threshold_whole", "deductible", "bands_marginal", "bands_whole", "per_head", "flat"))
    if mode in ("threshold_whole", "deductible"):
        entry["rate"] = rng.choice(RATES)
    if mode == "deductible":
        entry["deductible"] = yuan(rng.choice((warning, warning, warning // 3, warning + 50000)))
    if mode.startswith("bands"):
        entry["bands"] = bands(rng, warning)
    if mode in ("per_head", "flat"):
        entry["amount"] = yuan(rng.choice((50000, 300000, 123456, 99999)))
    if mode == "per_head":
        entry["max"] = yuan(rng.choice((600000, 1000000, 2000001)))
    if rng.random() < 0.4:
        entry["cap"] = yuan(rng.choice((100000, 500033, 2000000, 10000000)))
    return entry


def scheme(rng: Random, seed: int) -> dict:
    """A whole scheme for the year 2026."""
    classes = rng.sample(CLASSES, rng.randint(2, 4))
    relief = [rule(rng, cause, class_id) for cause in CAUSES for class_id, _ in classes
              if rng.random() < 0.8]
    if not relief:
        relief = [rule(rng, "illness", classes[0][0])]
    rng.shuffle(relief)
    year_cap = rng.choice((None, 200000, 500000, 800001, 3000000))
    return {
        "scheme": f"county-{seed}", "title": "防贫保实施办法", "document": f"政办〔2025〕{seed}号",
        "valid_from": date(2026, 1, 1), "valid_to": date(2026, 12, 31),
        "income_standard": {"line": yuan(rng.choice((520000, 870000, 700001))),
                            "comparison": rng.choice(("<=", "<"))},
        "default_class": rng.choice(classes)[0],
        "classes": [{"id": class_id, "name": name, "income_test": rng.random() < 0.75}
                    for class_id, name in classes],
        "relief": relief,
        "caps": {"household_year": None if year_cap is None else yuan(year_cap)},
        "rounding": {"unit": rng.choice(("fen", "jiao", "yuan")),
                     "method": rng.choice(("half_up", "down"))},
        "exclusions": rng.sample(ITEMS, rng.randint(1, 5)),
        "deadlines": {"prescreen_days": 5, "visit_days": 5, "crosscheck_days": 5,
                      "review_days": 5, "approval_days": 10, "total_working_days": 20},
        "notice": {"days": rng.choice((5, 7, 10))},
        "review": {"quorum": rng.choice((3, 5, 8))},
        "verification": {"verifiers_per_visit": 2, "attempts": 3},
        "sampling": {"confidence": "0.95", "tolerable": "0.05", "expected": "0.00",
                     "per_stratum_minimum": 1, "strata": ["town", "cause"]},
    }


def write_scheme(rng: Random, path: Path, document: dict) -> None:
    """Block or flow style, with strings that look like numbers quoted."""
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100,
                          default_flow_style=rng.choice((False, None)))
    path.write_text("# 随机办法\n" + text, encoding="utf-8")


def fen(text: str) -> int:
    return int(text.replace(".", ""))


def edges(entry: dict) -> list[int]:
    """The amounts in fen at which a rule changes its behaviour."""
    found = [fen(entry["warning_line"])]
    if "deductible" in entry:
        found.append(fen(entry["deductible"]))
    return found + [fen(band["above"]) for band in entry.get("bands", ())]
