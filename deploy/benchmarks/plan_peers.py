"""One solver of vehicle routes on one instance, for deploy/bench plan: plan_peers.py SOLVER
INSTANCE SECONDS SEED prints unassigned and travel.

The seconds are of the processor, one thread. All have the same objective: travel, due dates kept,
and a visit that is left out costs more than any way. OR-Tools and VROOM know no seed."""

import csv
import datetime
import itertools
import math
import sys
import time

ABSENT = 100_000
FAR = 1_000_000
FIRST = datetime.date(2026, 11, 2)


class Instance:
    """Places are the depots, then the visits. `days` is 0 for a published instance: one depot, a
    load for each visit, and vehicles alike."""

    def __init__(self) -> None:
        self.days, self.depots = 0, 1
        self.ways: list[list[int]] = []
        self.windows: list[tuple[int, int]] = []
        self.services: list[int] = []
        self.loads: list[int] = []
        self.dues: list[int] = []
        # For each vehicle (of one day): its depot, its shift and its capacity.
        self.fleet: list[tuple[int, tuple[int, int], int]] = []

    @property
    def visits(self) -> range:
        return range(self.depots, len(self.ways))


def published(path: str) -> Instance:
    section, points, made = None, [], Instance()
    capacity = service = 0
    for line in open(path):
        words = line.replace(":", " ").split()
        if not words:
            continue
        if words[0].endswith("_SECTION"):
            section = words[0]
        elif section is None and words[0] == "CAPACITY":
            capacity = int(words[1])
        elif section is None and words[0] == "SERVICE_TIME":
            service = int(10 * float(words[1]))
        elif section == "NODE_COORD_SECTION":
            points.append((float(words[1]), float(words[2])))
        elif section == "DEMAND_SECTION":
            made.loads.append(int(words[1]))
        elif section == "TIME_WINDOW_SECTION":
            made.windows.append((int(10 * float(words[1])), int(10 * float(words[2]))))
    made.ways = [[int(10 * math.dist(one, other)) for other in points] for one in points]
    made.services = [0] + [service] * (len(points) - 1)
    made.dues = [0] * len(points)
    made.fleet = [(0, made.windows[0], capacity)] * max(25, (len(points) - 1) // 4)
    return made


def clock(text: str, empty: int) -> int:
    return int(text[:2]) * 60 + int(text[3:]) if text else empty


def minutes(one: tuple[float, float], other: tuple[float, float]) -> int:
    north, east, top, right = map(math.radians, (*one, *other))
    square = math.sin((top - north) / 2) ** 2 \
        + math.cos(north) * math.cos(top) * math.sin((right - east) / 2) ** 2
    return math.ceil(2 * 6371.0088 * math.asin(min(1, math.sqrt(square))) * 1.35 / 30 * 60)


def county(folder: str) -> Instance:
    visits = list(csv.DictReader(open(f"{folder}/visits.csv")))
    teams = list(csv.DictReader(open(f"{folder}/teams.csv")))
    made, places = Instance(), []
    made.days = int(open(f"{folder}/days").read())
    for team in teams:
        place = (float(team["lat"]), float(team["lon"]))
        if place not in places:
            places.append(place)
        shift = (clock(team["start"], 0), clock(team["end"], 1_440))
        made.fleet.append((places.index(place), shift, int(team["max_visits"] or FAR)))
    made.depots = len(places)
    places += [(float(visit["lat"]), float(visit["lon"])) for visit in visits]
    made.ways = [[minutes(one, other) if one != other else 0 for other in places]
                 for one in places]
    none = made.depots
    made.windows = [(0, 1_440)] * none + [
        (clock(visit["open"], 0), clock(visit["close"], 1_440)) for visit in visits]
    made.services = [0] * none + [int(visit["minutes"]) for visit in visits]
    made.loads = [0] * none + [1] * len(visits)
    made.dues = [0] * none + [
        (datetime.date.fromisoformat(visit["due"]) - FIRST).days if visit["due"] else FAR
        for visit in visits]
    return made


def run_pyvrp(it: Instance, seconds: float, seed: int) -> tuple[int, int]:
    import numpy
    import pyvrp

    ways, model = numpy.array(it.ways), pyvrp.Model()
    places = [model.add_location(0, 0) for _ in it.ways]
    depots = [model.add_depot(places[number]) for number in range(it.depots)]
    distances, durations = [], []
    for day in range(max(1, it.days)):
        # What is due before that day is too far away on it, and takes no time to be so.
        distance, duration = ways.copy(), ways.copy()
        profile = model.add_profile()
        for visit in it.visits:
            if it.days and it.dues[visit] < day:
                distance[:, visit], duration[:, visit], distance[visit, visit] = FAR, 0, 0
        distances.append(distance)
        durations.append(duration)
        for kind in sorted(set(it.fleet)):
            depot, shift, capacity = kind
            model.add_vehicle_type(
                it.fleet.count(kind), capacity=capacity, start_depot=depots[depot],
                end_depot=depots[depot], tw_early=shift[0], tw_late=shift[1], profile=profile)
    for visit in it.visits:
        model.add_client(
            places[visit], delivery=it.loads[visit], service_duration=it.services[visit],
            tw_early=it.windows[visit][0], tw_late=it.windows[visit][1],
            prize=ABSENT if it.days else 0, required=not it.days)
    data = model.data().replace(distance_matrices=distances, duration_matrices=durations)
    begun = time.process_time()
    best = pyvrp.solve(
        data, lambda cost: time.process_time() - begun >= seconds, seed=seed,
        collect_stats=False, display=False).best
    absent = len(it.visits) - sum(route.num_clients() for route in best.routes())
    return (absent, best.distance()) if best.is_feasible() else (len(it.visits), 0)


def run_ortools(it: Instance, seconds: float, seed: int) -> tuple[int, int]:
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2 as choices

    fleet = it.fleet * max(1, it.days)
    starts = [vehicle[0] for vehicle in fleet]
    manager = pywrapcp.RoutingIndexManager(len(it.ways), len(fleet), starts, starts)
    routing = pywrapcp.RoutingModel(manager)
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitMatrix(it.ways))
    times = [[way + it.services[one] for way in row] for one, row in enumerate(it.ways)]
    horizon = max(close for _, close in it.windows) + max(it.services) + 10
    routing.AddDimension(
        routing.RegisterTransitMatrix(times), horizon, horizon, False, "time")
    clocks = routing.GetDimensionOrDie("time")
    routing.AddDimensionWithVehicleCapacity(
        routing.RegisterUnaryTransitVector(it.loads), 0,
        [vehicle[2] for vehicle in fleet], True, "load")
    for number, (_, shift, _) in enumerate(fleet):
        clocks.CumulVar(routing.Start(number)).SetRange(*shift)
        clocks.CumulVar(routing.End(number)).SetRange(*shift)
    for visit in it.visits:
        index = manager.NodeToIndex(visit)
        clocks.CumulVar(index).SetRange(*it.windows[visit])
        if it.days:
            routing.AddDisjunction([index], ABSENT)
            if it.dues[visit] < it.days - 1:
                last = max(0, (it.dues[visit] + 1) * len(it.fleet))
                routing.VehicleVar(index).SetValues([-1] + list(range(last)))
    terms = pywrapcp.DefaultRoutingSearchParameters()
    terms.first_solution_strategy = \
        choices.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    terms.local_search_metaheuristic = choices.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    terms.time_limit.FromMilliseconds(int(seconds * 8_000))
    begun, best = time.process_time(), [None]

    def found() -> None:
        if time.process_time() - begun > seconds:
            routing.solver().FinishCurrentSearch()
        elif best[0] is None or routing.CostVar().Max() < best[0]:
            best[0] = routing.CostVar().Max()

    routing.AddAtSolutionCallback(found)
    routing.SolveWithParameters(terms)
    if best[0] is None:
        return len(it.visits), 0
    return (best[0] // ABSENT, best[0] % ABSENT) if it.days else (0, best[0])


def vroom_problem(it: Instance):
    import numpy
    import vroom

    # VROOM counts in seconds.
    unit, problem = (60 if it.days else 1), vroom.Input()
    ways = numpy.array(it.ways, dtype=numpy.uint32)
    problem.set_durations_matrix("car", ways * unit)
    problem.set_costs_matrix("car", ways)
    numbers = itertools.count(1)
    for day in range(max(1, it.days)):
        for depot, shift, capacity in it.fleet:
            problem.add_vehicle(vroom.Vehicle(
                next(numbers), start=depot, end=depot, capacity=[capacity],
                skills=set(range(day, max(1, it.days))),
                time_window=(shift[0] * unit, shift[1] * unit)))
    for visit in it.visits:
        due = max(0, min(it.dues[visit], it.days - 1)) if it.days else 0
        opens, closes = it.windows[visit]
        problem.add_job(vroom.Job(
            visit, location=visit, default_service=it.services[visit] * unit,
            delivery=[it.loads[visit]], skills={due},
            time_windows=[vroom.TimeWindow(opens * unit, closes * unit)]))
    return problem


def run_vroom(it: Instance, seconds: float, seed: int) -> tuple[int, int]:
    # VROOM's limit is one of the clock: where others held the processor meanwhile, it is asked
    # again with a longer one, until it has had what the others have.
    limit = seconds
    while True:
        problem, begun, clocked = vroom_problem(it), time.process_time(), time.monotonic()
        answer = problem.solve(
            exploration_level=5, nb_threads=1, timeout=datetime.timedelta(seconds=limit))
        had, took = time.process_time() - begun, time.monotonic() - clocked
        if had >= 0.95 * seconds or took < 0.9 * limit:
            return len(answer.unassigned), int(answer.summary.cost)
        limit *= 1.02 * seconds / had


if __name__ == "__main__":
    solver, name, limit, number = sys.argv[1:5]
    instance = published(name) if name.endswith(".vrptw") else county(name)
    begun = time.process_time()
    absent, travel = globals()[f"run_{solver}"](instance, float(limit), int(number))
    print(f"unassigned\t{absent}\ntravel\t{travel}\nseconds\t{time.process_time() - begun}")
