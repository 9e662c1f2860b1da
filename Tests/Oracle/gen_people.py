"""A county's villages, households, persons, verifiers and cars."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from gen_text import DOTS, spell_id, spell_name, write_records

COUNTY = "340299"
SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹金柳郎𠮷"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰福德金林䶮"
MINORITY = ("阿依古丽·买买提", "迪丽·艾合买提", "扎西·尼玛", "木拉提·金李", "阿卜·林")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass
class Person:
    id: str
    name: str
    birth: date
    relation: str
    household: "Household" = field(repr=False, default=None)


@dataclass
class Household:
    id: str
    village: str
    class_name: str
    members: list[Person] = field(default_factory=list)


@dataclass
class World:
    """What the other parts of the generator build on."""

    rng: Random
    scheme: dict
    households: list[Household]
    villages: list[dict]
    ambiguous: bool = False

    @property
    def persons(self) -> list[Person]:
        return [person for household in self.households for person in household.members]

    def class_id(self, household: Household) -> str:
        for each in self.scheme["classes"]:
            if each["name"] == household.class_name:
                return each["id"]
        return self.scheme["default_class"]

    def rule(self, household: Household, cause: str) -> dict | None:
        class_id = self.class_id(household)
        return next((rule for rule in self.scheme["relief"]
                     if rule["cause"] == cause and rule["class"] == class_id), None)


def with_check(first17: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(first17, WEIGHTS))
    return first17 + "10X98765432"[total % 11]


def make_id(rng: Random, birth: date, male: bool, taken: set[str]) -> str:
    while True:
        area = rng.choice((COUNTY, COUNTY, "340221", "430122", "510123"))
        serial = rng.randrange(500) * 2 + male
        number = with_check(f"{area}{birth:%Y%m%d}{serial:03d}")
        if number not in taken:
            taken.add(number)
            return number


def make_name(rng: Random) -> str:
    if rng.random() < 0.12:
        return rng.choice(MINORITY).replace("·", rng.choice(DOTS))
    return rng.choice(SURNAMES) + "".join(rng.choice(GIVEN) for _ in range(rng.randint(1, 2)))


def make_villages(rng: Random) -> list[dict]:
    rows = [("340000000000", "安徽省", "province", ""), ("340200000000", "示例市", "city",
            "340000000000"), (f"{COUNTY}000000", "清川县", "county", "340200000000")]
    for town in range(3):
        code = f"{COUNTY}{100 + town}000"
        rows.append((code, f"第{town + 1}镇", "town", f"{COUNTY}000000"))
        rows += [(f"{COUNTY}{100 + town}{200 + i}", f"{'东西南北'[i]}{'坊庄'[town % 2]}村", "village",
                  code) for i in range(rng.randint(2, 4))]
    return [{"行政区划代码": code, "名称": name, "级别": level, "上级代码": parent,
             "纬度": f"{31 + rng.random():.5f}", "经度": f"{118 + rng.random():.5f}"}
            for code, name, level, parent in rows]


def make_household(rng: Random, serial: int, village: str, class_name: str,
                   taken: set[str]) -> Household:
    household = Household(f"{village}{serial:06d}", village, class_name)
    for index in range(rng.choice((1, 2, 2, 3, 3, 4, 5, 6))):
        adult = index < 2
        start = date(1936, 1, 1) if adult else date(1990, 1, 1)
        birth = start + timedelta(days=rng.randrange(20000 if adult else 12500))
        male = index == 0 if adult else rng.random() < 0.5
        relation = ("户主", "配偶")[index] if adult else ("之子" if male else "之女")
        number = make_id(rng, birth, male, taken)
        household.members.append(Person(number, make_name(rng), birth, relation, household))
    return household


def make_world(rng: Random, scheme: dict, size: int, ambiguous: bool) -> World:
    villages = make_villages(rng)
    codes = [each["行政区划代码"] for each in villages if each["级别"] == "village"]
    names = [each["name"] for each in scheme["classes"]]
    taken: set[str] = set()
    households = []
    for serial in rng.sample(range(10 * size), size):
        name = rng.choice(names) if rng.random() < 0.7 else rng.choice(("一般农户", "脱贫户"))
        households.append(make_household(rng, serial, rng.choice(codes), name, taken))
    return World(rng, scheme, households, villages, ambiguous)


def household_row(rng: Random, household: Household) -> dict:
    head = household.members[0]
    return {
        "户编号": household.id, "行政村代码": household.village, "户类型": household.class_name,
        "户主证件号码": spell_id(rng, head.id),
        "详细地址": rng.choice(("东村第1组", "西村, 第2组", "南村\n第3组")),
        "纬度": f"{31 + rng.random():.5f}", "经度": f"{118 + rng.random():.5f}",
        "开户银行": "清川农村商业银行", "银行账号": f"6217{rng.randrange(10**14):014d}",
        "账户名": head.name, "联系电话": f"139{rng.randrange(10**8):08d}",
    }


def person_row(rng: Random, person: Person) -> dict:
    return {
        "户编号": person.household.id, "姓名": spell_name(rng, person.name),
        "证件号码": spell_id(rng, person.id), "与户主关系": person.relation,
        "性别": "男" if int(person.id[16]) % 2 else "女", "出生日期": person.birth.isoformat(),
        "健康状况": rng.choice(("健康", "长期慢性病", "残疾", "患有大病")),
        "劳动技能": rng.choice(("普通劳动力", "技能劳动力", "弱劳动力", "无劳动力")),
        "在校生状况": rng.choice(("非在校", "在校")),
    }


def write_people(folder: Path, world: World) -> None:
    rng = world.rng
    write_records(rng, folder / "villages.csv", list(world.villages[0]), world.villages)
    rows = [household_row(rng, household) for household in world.households]
    write_records(rng, folder / "households.csv", list(rows[0]), rows)
    rows = [person_row(rng, person) for person in world.persons]
    write_records(rng, folder / "persons.csv", list(rows[0]), rows)
    codes = sorted({household.village for household in world.households})
    rows = [{"工号": f"V{i:02d}", "姓名": make_name(rng), "机构": "示例财险支公司",
             "户籍村代码": codes[i % len(codes)], "手机": f"138{rng.randrange(10**8):08d}"}
            for i in range(1, 29)]
    write_records(rng, folder / "verifiers.csv", list(rows[0]), rows)
    rows = [{"车辆编号": f"C{i}", "车牌": f"皖B7{i:04d}", "座位": "5", "驻点纬度": "31.05000",
             "驻点经度": "118.20000", "出车时间": "08:30", "收车时间": "17:30"} for i in range(1, 4)]
    write_records(rng, folder / "vehicles.csv", list(rows[0]), rows)
