"""The same payouts by numpy in whole fen, and by OpenFisca-core in its 32-bit floats.

    payout_peers.py SCHEME FOLDER numpy|openfisca OUTPUT    prints the median in milliseconds
"""

import statistics
import sys
import time
from pathlib import Path

import numpy as np

from payout_data import CAUSES, load


def columns(folder):
    data = np.fromfile(Path(folder) / "columns.bin", dtype=np.int64)
    return data.reshape(9, -1)


def unrounded(rule, basis, members):
    """In ten-thousandths of the unit of `basis`; works for whole fen and for floats of yuan."""
    kind = rule["kind"]
    if kind == 0:
        return basis * rule["rate"]
    if kind == 1:
        return np.maximum(basis - rule["amount"], 0) * rule["rate"]
    if kind in (2, 3):
        total = np.zeros_like(basis)
        tops = [above for above, _ in rule["bands"][1:]] + [None]
        for (above, rate), top in zip(rule["bands"], tops):
            if kind == 2:
                part = np.maximum((basis if top is None else np.minimum(basis, top)) - above, 0)
                total = total + part * rate
            else:
                total = np.where(basis > above, basis * rate, total)
        return total
    if kind == 4:
        return np.minimum(rule["amount"] * members, rule["most"]) * 10_000
    return np.full_like(basis, rule["amount"] * 10_000)


def by_numpy(scheme, data):
    kind, members, net, *bases, paid, excluded = data
    tests = np.array(scheme["tests"])[kind]
    open_ = (excluded == 0) & (~tests | (net <= scheme["line"] * members))
    left = np.maximum(scheme["room"] - paid, 0)
    total = np.zeros_like(net)
    for cause, basis in zip(CAUSES, bases):
        due = np.zeros_like(net)
        for place, name in enumerate(scheme["classes"]):
            rule = scheme["rules"].get((name, cause))
            if rule is None:
                continue
            rows = np.nonzero(open_ & (kind == place) & (basis >= rule["line"]) & (basis > 0))[0]
            amounts = (unrounded(rule, basis[rows], members[rows]) + 5_000) // 10_000
            due[rows] = np.minimum(amounts, rule["cap"])
        due = np.minimum(due, left)
        left -= due
        total += due
    return total


def openfisca_system(scheme):
    """The scheme as OpenFisca writes it: variables of an entity, vectors of 32-bit floats."""
    from openfisca_core.entities import Entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    household = Entity("household", "households", "", "")
    system = TaxBenefitSystem([household])

    def variable(name, kind, formula=None):
        content = {"value_type": kind, "entity": household, "definition_period": DateUnit.YEAR}
        if formula:
            content["formula"] = formula
        system.add_variable(type(name, (Variable,), content))

    for name in ("kind", "members"):
        variable(name, int)
    for name in ("net", *CAUSES, "paid"):
        variable(name, float)
    variable("excluded", bool)

    def in_yuan(rule):
        scaled = {key: rule[key] / 100 for key in ("line", "cap", "amount", "most")}
        return {**rule, **scaled, "bands": [(above / 100, rate) for above, rate in rule["bands"]]}

    def payout(entity, period):
        kind, members = entity("kind", period), entity("members", period)
        tests = np.array(scheme["tests"])[kind]
        passes = ~tests | (entity("net", period) <= scheme["line"] / 100 * members)
        open_ = ~entity("excluded", period) & passes
        left = np.maximum(scheme["room"] / 100 - entity("paid", period), 0)
        total = 0
        for cause in CAUSES:
            basis = entity(cause, period)
            due = np.zeros_like(basis)
            for place, name in enumerate(scheme["classes"]):
                if (name, cause) in scheme["rules"]:
                    rule = in_yuan(scheme["rules"][name, cause])
                    amounts = unrounded(rule, basis, members) / 10_000
                    amounts = np.minimum(np.floor(amounts * 100 + 0.5) / 100, rule["cap"])
                    rows = open_ & (kind == place) & (basis >= rule["line"]) & (basis > 0)
                    due = np.where(rows, amounts, due)
            due = np.minimum(due, left)
            left = left - due
            total = total + due
        return total

    variable("payout", float, payout)
    return system


def by_openfisca(system, data):
    from openfisca_core.simulations import SimulationBuilder

    kind, members, net, *bases, paid, excluded = data
    simulation = SimulationBuilder().build_default_simulation(system, len(kind))
    values = {"kind": kind, "members": members, "net": net / 100, "paid": paid / 100,
              "excluded": excluded != 0}
    values.update({cause: basis / 100 for cause, basis in zip(CAUSES, bases)})
    for name, value in values.items():
        simulation.set_input(name, "2026", value)
    return np.rint(simulation.calculate("payout", "2026").astype(np.float64) * 100)


def main():
    scheme, data = load(sys.argv[1]), columns(sys.argv[2])
    if sys.argv[3] == "numpy":
        rounds, compute = 7, lambda: by_numpy(scheme, data)
    else:
        system = openfisca_system(scheme)
        rounds, compute = 3, lambda: by_openfisca(system, data)
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        result = compute()
        times.append((time.perf_counter() - start) * 1_000)
    result.astype(np.int64).tofile(sys.argv[4])
    print(f"{statistics.median(times):.1f}")


if __name__ == "__main__":
    main()
