"""Department feeds and applications, with most of what can be wrong with them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from gen_people import Household, Person, World, make_id, make_name, with_check
from gen_scheme import edges
from gen_text import fill, layout, spell_date, spell_id, spell_money, spell_name, write_rows, \
    yuan_text

MEDICAL = ["医疗费总额", "基本医保支付", "大病保险支付", "医疗救助支付", "其他补偿", "个人自付"]
FORMS = {
    "医保": ("illness", "JS", "结算单号", ["入院日期", "出院日期"], {"医疗机构": ("县医院", "省立医院")}, MEDICAL),
    "应急": ("disaster", "ZH", "流水号", ["发生日期"], {"灾害类型": ("洪涝", "火灾")},
           ["核定损失", "保险赔付"]),
    "民政": ("accident", "MZ", "流水号", ["发生日期"], {"事项": ("工伤", "溺水, 送医")},
           ["费用", "已获赔偿"]),
    "教育": ("education", "JY", "流水号", [], {"学校": ("县一中", "市职院"), "学段": ("高中", "本科")},
           ["学费", "住宿费", "教材费", "资助金额"]),
}
BAD_MONEY = ("见附件", "12.345", "1.2.3", "12.340", "一百", "1e3", "--", "5,00x", "１２．３４５")
BAD_DATE = ("2026-02-30", "2026-13-01", "去年", "", "20260931", "2026年2月29日", "2026/0/5")
CAUSE_WORDS = {"illness": "因病", "education": "因学", "disaster": "因灾", "accident": "因意外"}


@dataclass(frozen=True)
class Record:
    """One settlement or event as the department knows it."""

    person: Person
    number: str
    on: date
    texts: tuple[str, ...]
    amounts: tuple[int, ...]


def some_date(rng: Random) -> date:
    year = rng.choice((2026,) * 12 + (2025, 2027))
    return rng.choice((
        date(year, 1, 1), date(year, 12, 31), date(2026, 1, 1) - timedelta(days=1),
        *(date(year, 1, 1) + timedelta(days=rng.randrange(365)) for _ in range(12))))


def amounts_for(rng: Random, department: str, basis: int) -> tuple[int, ...]:
    """Amounts that give the basis; a medical total is sometimes off."""
    if department == "医保":
        parts = [rng.randrange(300000) * (1 if basis >= 0 else -1) for _ in range(3)]
        parts += [rng.choice((0, 0, 12345)), basis]
        off = rng.choice((0,) * 9 + (1, -10000))
        return (sum(parts) + off, *parts)
    if department == "教育":
        aid = rng.choice((0, 0, 150000, max(0, -basis)))
        books, lodging = rng.randrange(50000), rng.choice((80000, 120000))
        return (basis + aid - books - lodging, lodging, books, aid)
    received = rng.choice((0, rng.randrange(500000))) + max(0, -basis)
    return (basis + received, received)


class Feeds:
    """Plans the records of all departments, then writes their files."""

    def __init__(self, world: World):
        self.world, self.rng = world, world.rng
        self.serial = 0
        size = max(2, len(world.households) // 4)
        self.hot = self.rng.sample(world.households, size)

    def number(self, department: str) -> str:
        self.serial += 1
        return f"{FORMS[department][1]}2026{self.serial:07d}"

    def record(self, department: str, person: Person, basis: int, on: date) -> Record:
        texts = tuple(self.rng.choice(words) for words in FORMS[department][4].values())
        return Record(person, self.number(department), on, texts,
                      amounts_for(self.rng, department, basis))

    def at_an_edge(self, department: str, household: Household) -> list[Record]:
        """Rows of this year that add up to an edge of the household's rule, or nearly."""
        rng = self.rng
        rule = self.world.rule(household, FORMS[department][0])
        if rule is None:
            return []
        total = rng.choice(edges(rule)[:1] * 2 + edges(rule)) + rng.choice((-1, 0, 0, 1, 100000))
        one = rng.choice(household.members)
        parts = [total]
        while rng.random() < 0.5:
            piece = rng.choice((rng.randrange(1, max(0, total) + 2), -rng.randrange(1, 50000)))
            parts[0] -= piece
            parts.append(piece)
        spread = rng.random() < 0.3
        return [self.record(department, rng.choice(household.members) if spread else one, part,
                            date(2026, rng.randint(1, 12), rng.randint(1, 28))) for part in parts]

    def plan(self, department: str, count: int) -> list[Record]:
        rng, world = self.rng, self.world
        records = [each for household in self.hot if rng.random() < 0.75
                   for each in self.at_an_edge(department, household)]
        people = world.persons
        while len(records) < count:
            basis = rng.choice((rng.randrange(200000), rng.randrange(6000000), 0,
                                -rng.randrange(200000)))
            records.append(self.record(department, rng.choice(people), basis, some_date(rng)))
        return records

    def altered(self, department: str, record: Record) -> Record:
        """The same number with other content: another amount, date, text or person."""
        rng = self.rng
        kind = rng.randrange(4)
        if kind == 0:
            return replace(record, person=rng.choice(self.world.persons))
        if kind == 1:
            return replace(record, on=some_date(rng))
        if kind == 2:
            return replace(record, texts=tuple(text + "东区" for text in record.texts))
        basis = rng.randrange(3000000)
        return replace(record, amounts=amounts_for(rng, department, basis))

    def cells(self, department: str, record: Record) -> dict[str, str]:
        rng = self.rng
        _, _, number, dates, texts, money = FORMS[department]
        values = {"证件号码": spell_id(rng, record.person.id),
                  "姓名": spell_name(rng, record.person.name), number: record.number}
        values |= dict(zip(texts, record.texts))
        values |= {name: spell_money(rng, fen) for name, fen in zip(money, record.amounts)}
        start = record.on - timedelta(days=sum(map(ord, record.number)) % 9)
        for name in dates:
            values[name] = spell_date(rng, start if name == "入院日期" else record.on)
        if department == "教育":
            values["学年"] = f"{record.on.year}-{record.on.year + 1}"
        return values

    def write(self, folder: Path) -> None:
        """Duplicates and replacements fall into any file, before or after their origin."""
        rng = self.rng
        size = len(self.world.households)
        for department in FORMS:
            months = sorted(rng.sample(range(202606, 202612), rng.choice(
                (2, 3, 4) if department == "医保" else (0, 1, 1, 2))))
            if not months:
                continue
            records = self.plan(department, size * 2 if department == "医保" else size // 2 + 3)
            rows = [(each, rng.choice(months)) for each in records]
            for record, month in rng.sample(rows, len(rows) // 4):
                again = record if rng.random() < 0.5 else self.altered(department, record)
                for _ in range(rng.choice((1, 1, 2))):
                    rows.append((again, rng.choice((month, *months))))
                if rng.random() < 0.15:
                    rows.append((record, rng.choice(months)))
            rng.shuffle(rows)
            for month in months:
                chosen = [record for record, its in rows if its == month]
                self.write_file(folder / f"{department}-{month}.csv", department, chosen)

    def write_file(self, path: Path, department: str, records: list[Record]) -> None:
        rng = self.rng
        money = FORMS[department][5]
        header = layout(rng, list(self.cells(department, records[0])) if records else
                        ["证件号码", "姓名", FORMS[department][2], *FORMS[department][3],
                         *FORMS[department][4], *money] + ["学年"] * (department == "教育"),
                        set(money))
        with_total = rng.random() < 0.6
        sums: Counter = Counter()
        rows = []
        for record in records:
            values = self.cells(department, record)
            amounts = dict(zip(money, record.amounts))
            cut = None
            spoiled = rng.random() < 0.12
            if spoiled:
                for defect in rng.sample(DEFECTS, rng.choice((1, 1, 2))):
                    defect(self, department, values, amounts)
                if rng.random() < 0.2:
                    cut = rng.choice(("few", "many", "comma"))
            if cut and with_total and not self.world.ambiguous:
                values |= {name: "0.00" for name in money}
            row = fill(rng, header, values)
            if spoiled and not self.world.ambiguous:
                row = one_line(row)
            if cut:
                row = misshapen(rng, row, cut)
            else:
                sums.update({name: fen for name, fen in amounts.items() if fen is not None})
            rows.append(row)
        if with_total:
            rows.insert(rng.choice((len(rows), len(rows), rng.randrange(len(rows) + 1))),
                        total_row(rng, header, money, sums))
        write_rows(rng, path, [header] + rows)


def one_line(row: list[str]) -> list[str]:
    """Keeps refused rows on one physical line, so that their line number is one number."""
    return [cell.replace("\n", " ") for cell in row]


def misshapen(rng: Random, row: list[str], kind: str) -> list[str]:
    if kind == "few":
        return row[: rng.randint(2, len(row) - 1)]
    return row + ([""] if kind == "comma" else ["多", "余"])


def total_row(rng: Random, header: list[str], money: list[str], sums: Counter) -> list[str]:
    """A control total of some columns, now and then of a fen too much."""
    filled = rng.sample(money, rng.randint(1, len(money)))
    wrong = rng.random() < 0.35
    values = {name: "" for name in header}
    for name in filled:
        text = spell_money(rng, sums[name])
        values[name] = text if text else "0.00"
    if wrong:
        values[filled[0]] = yuan_text(sums[filled[0]] + rng.choice((1, -1, 100)))
    return ["合计"] + [values[name] for name in header[1:]]


def damage_id(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    values["证件号码"] = feeds.rng.choice(("4.30122E+17", "3.40299e+17", "４．３０１２２Ｅ＋１７",
                                        "'4.30122E+17"))


def wrong_id(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    """A wrong check character, length, character or birth date."""
    rng = feeds.rng
    number = make_id(rng, date(1980, 5, 5), True, set())
    wrong_check = number[:17] + ("0" if number[17] != "0" else "1")
    impossible = rng.choice(("19810229", "19901301", "19900431", "20230000", "19000229"))
    values["证件号码"] = rng.choice((
        wrong_check, number[:16], number + "1", "", number[:9] + "O" + number[10:],
        with_check(number[:6] + impossible + number[14:17]), "340299810229123", "34029981022912"))


def unreadable_money(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    name = feeds.rng.choice(list(amounts))
    values[name], amounts[name] = feeds.rng.choice(BAD_MONEY), None


def unreadable_date(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    """All dates of the row, or in the ambiguous kind of county any one of them."""
    rng = feeds.rng
    names = FORMS[department][3] or ["学年"]
    if feeds.world.ambiguous:
        names = [rng.choice(names)]
    for name in names:
        values[name] = "去年" if name == "学年" else rng.choice(BAD_DATE)


def unknown_person(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    taken = {person.id for person in feeds.world.persons}
    values["证件号码"] = spell_id(feeds.rng, make_id(feeds.rng, date(1977, 7, 7), False, taken))


def other_name(feeds: Feeds, department: str, values: dict, amounts: dict) -> None:
    values["姓名"] = feeds.rng.choice((make_name(feeds.rng) + "某", "", values["姓名"] + "甲"))


DEFECTS = (damage_id, wrong_id, unreadable_money, unreadable_date, unknown_person, other_name)


def write_applications(folder: Path, world: World) -> None:
    """Applications for leads that are there and for others, some to be refused."""
    rng = world.rng
    rows = []
    for _ in range(len(world.households) // 3 + 4):
        person = rng.choice(world.persons)
        on = date(2026, 10, 1) + timedelta(days=rng.randrange(30))
        rows.append({
            "申请日期": spell_date(rng, on),
            "渠道": rng.choice(("户申请", "村干部代办", "驻村工作队")),
            "申请人证件号码": spell_id(rng, person.id), "原因": rng.choice(list(CAUSE_WORDS.values())),
            "申报金额": spell_money(rng, rng.randrange(6000000)), "说明": rng.choice(("", "急, 需\n核"))})
    feeds = Feeds(world)
    for row in rows:
        if rng.random() < 0.15:
            values = {"证件号码": row["申请人证件号码"], "姓名": "", "申报金额": row["申报金额"]}
            for defect in rng.sample(DEFECTS, rng.choice((1, 2))):
                if defect is unreadable_date:
                    row["申请日期"] = rng.choice(BAD_DATE)
                elif defect is unreadable_money:
                    row["申报金额"] = rng.choice(BAD_MONEY)
                else:
                    defect(feeds, "医保", values, {})
            row["申请人证件号码"] = values["证件号码"]
    header = layout(rng, list(rows[0]), set())
    cells = [fill(rng, header, row) for row in rows]
    cells = [misshapen(rng, row, rng.choice(("few", "comma"))) if rng.random() < 0.04 else row
             for row in cells]
    if not world.ambiguous:
        cells = [one_line(row) for row in cells]
    write_rows(rng, folder / "applications.csv", [header] + cells)
