"""Input for the calculator of section 2, with rows that it must leave out."""

from __future__ import annotations

from pathlib import Path
from random import Random

from gen_people import COUNTY
from gen_scheme import CAUSES, edges, fen, scheme, write_scheme
from gen_text import fill, layout, spell_money, write_rows

INCOME = ("wage", "business_income", "business_cost", "property", "transfer")


def basis(rng: Random, document: dict, class_id: str, cause: str) -> int:
    """Often nothing, else at or beside an edge of the rule, or far beyond it."""
    rules = [rule for rule in document["relief"]
             if rule["cause"] == cause and rule["class"] == class_id]
    if rng.random() < 0.35 or not rules:
        return rng.choice((0, 0, 1, rng.randrange(5000000)))
    edge = rng.choice(edges(rules[0]))
    return max(0, edge + rng.choice((-1, 0, 1, 50, rng.randrange(500), rng.randrange(9000000))))


def row(rng: Random, document: dict, serial: int) -> dict[str, str]:
    class_id = rng.choice([each["id"] for each in document["classes"]])
    members = rng.choice((1, 2, 3, 4, 5, 7, 11))
    limit = fen(document["income_standard"]["line"]) * members
    net = limit + rng.choice((0, 1, -1, 30000, -limit // 2, -limit - rng.randrange(99999)))
    items = [0] + [rng.choice((0, rng.randrange(800000))) for _ in INCOME[1:]]
    items[0] = net - items[1] + items[2] - items[3] - items[4]
    if items[0] < 0:
        items[2], items[0] = items[2] - items[0], 0
    empty = class_id == document["default_class"] and rng.random() < 0.5
    yearly = document["caps"]["household_year"]
    room = fen(yearly) if yearly else 1000000
    paid = rng.choice((0, 0, 0, room, room - 1, room // 2, room + 500))
    values = {"household_id": f"{COUNTY}{serial:012d}", "class": "" if empty else class_id,
              "members": str(members), "excluded": rng.choice(("0",) * 9 + ("1",)),
              "paid_this_year": spell_money(rng, paid)}
    values |= {name: spell_money(rng, item) for name, item in zip(INCOME, items)}
    return values | {cause: spell_money(rng, basis(rng, document, class_id, cause))
                     for cause in CAUSES}


def spoil(rng: Random, document: dict, values: dict[str, str]) -> None:
    """Makes the row one that is reported and left out."""
    column, text = rng.choice((
        ("class", "no-such-class"), ("class", document["classes"][0]["name"]), ("members", "0"),
        ("members", "-1"), ("members", ""), ("members", "三"), ("wage", "12.345"),
        ("transfer", "见附件"), ("excluded", "2"), ("excluded", "yes"),
        (rng.choice(CAUSES), "-0.01"), (rng.choice(CAUSES), "1.2.3"), ("paid_this_year", "-1"),
        ("paid_this_year", "abc"), ("business_cost", "1e5")))
    values[column] = text


def generate_payout(seed: int, count: int, folder: Path) -> None:
    """Writes scheme.yaml and input.csv; about one row in twenty-five is bad."""
    rng = Random(f"payout {seed}")
    folder.mkdir(parents=True, exist_ok=True)
    document = scheme(rng, seed)
    write_scheme(rng, folder / "scheme.yaml", document)
    serials = list(range(1, count + 1))
    rng.shuffle(serials)
    header = rows = None
    for serial in serials:
        values = row(rng, document, serial)
        if header is None:
            header = layout(rng, list(values), set())
            rows = [header]
        bad = rng.random() < 0.04
        if bad:
            spoil(rng, document, values)
        cells = fill(rng, header, values)
        if bad:
            cells = [cell.replace("\n", " ") for cell in cells]
            cells = cells[:-1] if rng.random() < 0.15 else cells
        rows.append(cells)
    write_rows(rng, folder / "input.csv", rows or [list(row(rng, document, 0))])
