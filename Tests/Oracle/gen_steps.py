"""The recorded human steps, from prescreening to approval.

Which leads there are, and what the bank pays in the end, comes from the second
implementation's own calculation: a generator that guessed would seldom get that far.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import county
from gen_feeds import CAUSE_WORDS
from gen_people import World
from gen_scheme import ITEMS, edges, fen
from gen_text import spell_date, spell_id, spell_money, write_records

INCOMES = ("工资性收入", "生产经营性收入", "生产经营性支出", "财产性收入", "转移性收入")
FAILURES = ("无人在家", "拒绝", "外出")
Key = tuple[str, str]


class Steps:
    """Writes one file of steps after the other and follows what they lead to."""

    def __init__(self, folder: Path, world: World):
        self.folder, self.world, self.rng = folder, world, world.rng
        self.result = county.load(folder)
        self.households = {each.id: each for each in world.households}
        self.reviewed: dict[Key, date] = {}

    def key_cells(self, key: Key) -> dict[str, str]:
        return {"户编号": key[0], "原因": CAUSE_WORDS[key[1]]}

    def write(self, name: str, columns: str, rows: list[dict]) -> None:
        write_records(self.rng, self.folder / name, columns.split(","), rows)

    def some_lead_that_is_not(self) -> Key:
        while True:
            key = self.rng.choice(self.world.households).id, self.rng.choice(list(CAUSE_WORDS))
            if key not in self.result.leads:
                return key

    def run(self) -> county.Result:
        self.prescreen()
        self.findings()
        self.crosschecks()
        county.verify(self.folder, self.result)
        county.judge(self.folder, self.result)
        self.reviews()
        county.review(self.folder, self.result)
        self.notices()
        self.approvals(county.notice(self.folder, self.result))
        return county.replay(self.folder)

    def prescreen(self) -> None:
        rng = self.rng
        keys = sorted(self.result.leads)
        rng.shuffle(keys)
        if self.world.ambiguous:
            keys = keys[len(keys) // 20 :] + [self.some_lead_that_is_not()]
        rows = []
        for key in keys:
            out = rng.random() < 0.2
            rows.append(self.key_cells(key) | {
                "结论": "剔除" if out else "通过", "剔除理由": "家中有稳定收入" if out else "",
                "日期": spell_date(rng, date(2026, 11, 3))})
        self.write("prescreen.csv", "户编号,原因,结论,剔除理由,日期", rows)
        county.prescreen(self.folder, self.result)

    def visitors(self, household: str) -> list[str]:
        """Two of the 28 verifiers who do not come from the household's own village."""
        codes = sorted({each.village for each in self.world.households})
        own = self.households[household].village
        return self.rng.sample([f"V{i:02d}" for i in range(1, 29)
                                if codes[i % len(codes)] != own], 2)

    def finding(self, key: Key, on: date, outcome: str) -> dict:
        rng = self.rng
        one, two = self.visitors(key[0])
        row = self.key_cells(key) | {
            "核查日期": spell_date(rng, on), "核查员1": one, "核查员2": two, "结果": outcome,
            "家庭人口": "", "核定自付": "", "纬度": "31.10000", "经度": "118.10000",
            "备注": rng.choice(("", "邻居在场, 已签字"))} | dict.fromkeys(INCOMES, "")
        if outcome == "完成":
            members = rng.randint(1, 7)
            row |= {"家庭人口": str(members)} | self.incomes(members)
            row["核定自付"] = spell_money(rng, self.basis(key))
        return row

    def incomes(self, members: int) -> dict[str, str]:
        """Five items whose net lies on, beside, far below or above the line."""
        rng = self.rng
        limit = fen(self.world.scheme["income_standard"]["line"]) * members
        net = limit + rng.choice((0, 0, 1, -1, 50000, -rng.randrange(limit),
                                  -rng.randrange(limit), -limit - rng.randrange(99999)))
        items = [rng.choice((0, rng.randrange(900000))) for _ in INCOMES]
        items[0] = 0
        items[0] = net - items[1] + items[2] - items[3] - items[4]
        if items[0] < 0:
            items[2] -= items[0]
            items[0] = 0
        return {name: spell_money(rng, item) for name, item in zip(INCOMES, items)}

    def basis(self, key: Key) -> int:
        rng = self.rng
        rule = self.world.rule(self.households[key[0]], key[1])
        if rule is None or rng.random() < 0.1:
            return rng.choice((0, 1, rng.randrange(3000000)))
        edge = rng.choice(edges(rule))
        return max(0, edge + rng.choice((
            -1, 0, 0, 1, 33, 77777, *(rng.randrange(9000000) for _ in range(4)))))

    def findings(self) -> None:
        rng = self.rng
        keys = sorted(set(self.result.leads) - self.result.prescreened_out)
        if self.world.ambiguous:
            keys += sorted(self.result.prescreened_out)[:2] + [self.some_lead_that_is_not()]
        rng.shuffle(keys)
        rows = []
        for key in keys:
            if rng.random() < 0.05:
                continue
            on = date(2026, 11, rng.randint(4, 6))
            visits = []
            for _ in range(rng.choice((0, 0, 0, 1, 2))):
                visits.append(self.finding(key, on, rng.choice(FAILURES)))
                on += timedelta(days=1)
            if rng.random() < 0.93:
                visits.append(self.finding(key, on, "完成"))
                if rng.random() < 0.25:
                    visits.append(self.finding(key, on + timedelta(days=rng.choice((0, 0, 1, 2))),
                                               "完成"))
            if rng.random() < 0.15:
                visits.reverse()
            rows.append(visits)
        self.write("findings.csv", "户编号,原因,核查日期,核查员1,核查员2,结果,家庭人口,"
                   + ",".join(INCOMES) + ",核定自付,纬度,经度,备注", interleaved(rng, rows))

    def crosschecks(self) -> None:
        rng = self.rng
        visited = sorted({key[0] for key in set(self.result.leads) - self.result.prescreened_out})
        rows = []
        for household in visited:
            sorely = rng.random() < 0.15
            for member in self.households[household].members:
                for item in rng.sample(ITEMS, 2):
                    hit = sorely and rng.random() < 0.5
                    handling = rng.choice(("成立", "解释", "豁免")) if hit else ""
                    rows.append({
                        "户编号": household, "证件号码": spell_id(rng, member.id), "部门": "银行",
                        "项目": item, "命中": "是" if hit else "否",
                        "说明": "系统比对, 命中" if hit else "", "处理": handling})
        self.write("crosschecks.csv", "户编号,证件号码,部门,项目,命中,说明,处理", rows)

    def votes(self) -> tuple[int, int, int, int]:
        """Present, for, against and recused: passed, tied, too few, or just so."""
        rng = self.rng
        quorum = self.world.scheme["review"]["quorum"]
        present = rng.choice((quorum, quorum + 1, quorum + 4, quorum + 9))
        if rng.random() < 0.1:
            present = quorum - 1
        recused = rng.choice((0, 0, 1, 2))
        recused = min(recused, present - 1)
        voting = present - recused
        least = voting // 2 + 1
        ayes = rng.choice((least, least, voting, voting, voting, rng.randint(least, voting),
                           voting // 2, 0)[: 8 if rng.random() < 0.5 else 6])
        abstaining = rng.choice((0, 0, min(1, voting - ayes)))
        return present, ayes, voting - ayes - abstaining, recused

    def reviews(self) -> None:
        rng = self.rng
        keys = [key for key in sorted(self.result.eligible) if rng.random() < 0.95]
        if self.world.ambiguous:
            keys += sorted(set(self.result.verified) - set(self.result.eligible))[:5]
        rows = []
        for key in keys:
            self.reviewed[key] = date(2026, 11, rng.randint(14, 16))
            present, ayes, noes, recused = self.votes()
            rows.append(self.key_cells(key) | {
                "评议日期": spell_date(rng, self.reviewed[key]), "到会人数": str(present),
                "同意": str(ayes), "反对": str(noes), "回避": str(recused)})
        rng.shuffle(rows)
        self.write("reviews.csv", "户编号,原因,评议日期,到会人数,同意,反对,回避", rows)

    def notices(self) -> None:
        rng = self.rng
        keys = [key for key in sorted(self.result.passed) if rng.random() < 0.95]
        if self.world.ambiguous:
            keys += sorted(set(self.reviewed) - self.result.passed)[:3]
        days = self.world.scheme["notice"]["days"]
        rows = []
        for key in keys:
            posted = self.reviewed[key] + timedelta(days=rng.choice((0, 1, 1)))
            length = rng.choice((days,) * 12 + (days + 1, days + 2, days - 1, 0))
            objection, handling = rng.choice((("无", ""),) * 14 + (("有", "成立"), ("有", "不成立")))
            rows.append(self.key_cells(key) | {
                "张贴日期": spell_date(rng, posted),
                "撤除日期": spell_date(rng, posted + timedelta(days=length)),
                "异议": objection, "异议处理": handling})
        rng.shuffle(rows)
        self.write("notices.csv", "户编号,原因,张贴日期,撤除日期,异议,异议处理", rows)

    def approval(self, key: Key, on: date, proper: bool) -> dict:
        rng = self.rng
        handler, approver = "周敏", "郑国华"
        conclusion = "同意"
        if proper and rng.random() < 0.06:
            approver = rng.choice(("周敏", "周敏", "周 敏", "周\u3000敏"))
        elif (proper or self.world.ambiguous) and rng.random() < 0.06:
            conclusion = "不同意"
        return self.key_cells(key) | {"审批日期": spell_date(rng, on), "经办": handler,
                                      "审批人": approver, "结论": conclusion}

    def approvals(self, ends: dict[Key, date]) -> None:
        """Proper ones, and each way of going wrong."""
        rng = self.rng
        rows = []
        for key, ended in sorted(ends.items()):
            if rng.random() < 0.92:
                late = rng.choice((0, 0, 1, 2, 3, -1 if rng.random() < 0.3 else 0))
                rows.append(self.approval(key, ended + timedelta(days=late), late >= 0))
        improper = set(self.result.verified) | set(self.result.prescreened_out)
        for key in sorted(improper - set(ends)):
            if rng.random() < 0.12:
                rows.append(self.approval(key, date(2026, 12, 3), False))
        if self.world.ambiguous:
            rows.append(self.approval(self.some_lead_that_is_not(), date(2026, 12, 3), False))
            for row in rng.sample(rows, len(rows) // 4):
                row["审批日期"] = "2027-01-05"
        rng.shuffle(rows)
        self.write("approvals.csv", "户编号,原因,审批日期,经办,审批人,结论", rows)


def interleaved(rng: Random, groups: list[list[dict]]) -> list[dict]:
    """Mixes the groups and keeps the order within each."""
    order = [index for index, group in enumerate(groups) for _ in group]
    rng.shuffle(order)
    streams = [iter(group) for group in groups]
    return [next(streams[index]) for index in order]
