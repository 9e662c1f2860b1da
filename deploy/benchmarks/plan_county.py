"""A county made up for `fangpin plan`: plan_county.py SEED FOLDER [VISITS TEAMS DAYS]

Twelve towns within 30 km, villages mostly around them, homes about a village; three depots."""

import datetime
import math
import pathlib
import random
import sys

seed, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
visits, teams, days = map(int, sys.argv[3:6]) if len(sys.argv) > 3 else (400, 9, 6)
rng = random.Random(seed)
FIRST = datetime.date(2026, 11, 2)
NORTH = 1 / 111.195
EAST = NORTH / math.cos(math.radians(32.6))


def degrees(x: float, y: float) -> str:
    """Kilometres from the county's seat."""
    return f"{32.6 + y * NORTH:.6f},{117.4 + x * EAST:.6f}"


def bounded(x: float) -> float:
    return max(-30.0, min(30.0, x))


def village(towns: list[tuple[float, float]]) -> tuple[float, float]:
    if rng.random() < 0.7:
        town = rng.choice(towns)
        return bounded(rng.gauss(town[0], 5)), bounded(rng.gauss(town[1], 5))
    return rng.uniform(-30, 30), rng.uniform(-30, 30)


def window() -> str:
    chance = rng.random()
    if chance < 0.15:
        return "08:30,12:00"
    if chance < 0.30:
        return "13:30,17:30"
    if chance < 0.36:
        hour = rng.randrange(9, 16)
        return f"{hour:02d}:00,{hour + 1:02d}:30"
    return ","


def due() -> str:
    if rng.random() >= 0.7:
        return ""
    return (FIRST + datetime.timedelta(days=rng.randrange(1, days))).isoformat()


folder.mkdir(parents=True, exist_ok=True)
towns = [(rng.uniform(-26, 26), rng.uniform(-26, 26)) for _ in range(12)]
villages = [village(towns) for _ in range(max(3, visits * 60 // 400))]
depots = [(0.0, 0.0), towns[0], towns[1]]
with open(folder / "teams.csv", "w") as file:
    file.write("team_id,lat,lon,start,end,max_visits\n")
    for team in range(teams):
        file.write(f"T{team + 1},{degrees(*depots[team % 3])},08:30,17:30,10\n")
with open(folder / "visits.csv", "w") as file:
    file.write("visit_id,lat,lon,minutes,open,close,due,village,avoid\n")
    for number in range(visits):
        home = rng.randrange(len(villages))
        x, y = (place + rng.gauss(0, 0.6) for place in villages[home])
        minutes = rng.choice([20, 25, 30, 30, 35, 40, 45])
        file.write(
            f"V{number + 1},{degrees(x, y)},{minutes},{window()},{due()},C{home},\n")
(folder / "days").write_text(f"{days}\n")
