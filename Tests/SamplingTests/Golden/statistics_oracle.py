"""Writes statistics.txt: scipy, statsmodels, exact fractions; no Swift.

    python3 statistics_oracle.py

A line is: function | arguments | values, the last two separated by blanks, lists by commas.
"""

import math
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy import stats
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.multitest import multipletests

HERE = Path(__file__).parent
draw = random.Random(20261123)


def distributions():
    shapes = [0.5, 1, 1.5, 2, 3, 7.25, 20, 61, 250, 1000.5]
    for a in shapes:
        for factor in (0.01, 0.3, 0.9, 1, 1.1, 2, 5):
            x = a * factor
            yield "gamma", (a, x), (stats.gamma.cdf(x, a), stats.gamma.sf(x, a))
        for p in (0.001, 0.05, 0.5, 0.8, 0.95, 0.99, 0.9999):
            yield "gamma-quantile", (a, p), (stats.gamma.ppf(p, a),)
    for a in (0.5, 1, 2.5, 7, 60, 400.5):
        for b in (0.5, 1, 3.5, 20, 381, 9000):
            for p in (0.0005, 0.025, 0.5, 0.9, 0.975, 0.9995):
                x = float(stats.beta.ppf(p, a, b))
                if 0 < x < 1:
                    yield "beta-quantile", (a, b, p), (x,)
                    yield "beta", (a, b, x), (stats.beta.cdf(x, a, b), stats.beta.sf(x, a, b))
            yield "beta", (a, b, 0.1), (stats.beta.cdf(0.1, a, b), stats.beta.sf(0.1, a, b))
    for p in (1e-10, 0.001, 0.025, 0.2, 0.5, 0.7, 0.95, 0.975, 0.995, 0.9999999):
        yield "normal-quantile", (p,), (stats.norm.ppf(p),)
    for p in (0.6, 0.9, 0.975, 0.9995):
        for freedom in (1, 2, 5, 29.5, 400):
            yield "student-quantile", (p, freedom), (stats.t.ppf(p, freedom),)
    for x in (0.01, 1, 5, 40, 100):
        for freedom in (1, 2, 39):
            yield "chi-square", (x, freedom), (stats.chi2.sf(x, freedom),)


def at_most(population, errors, draws, found):
    least = max(0, draws - (population - errors))
    ways = sum(math.comb(errors, i) * math.comb(population - errors, draws - i)
               for i in range(least, min(found, errors, draws) + 1))
    return Fraction(ways, math.comb(population, draws))


def bounds():
    """By trying every count; P(X >= x) for the lower bound is computed, not mirrored."""
    cases = [(0, 60, 383, "0.95"), (2, 60, 383, "0.95")]
    for _ in range(60):
        population = draw.choice((5, 20, 60, 150, 383))
        n = draw.randint(0, population)
        x = draw.choice((0, min(1, n), draw.randint(0, n), draw.randint(0, max(0, n // 8))))
        cases.append((min(x, n), n, population, draw.choice(("0.8", "0.9", "0.95", "0.99"))))
    for x, n, population, confidence in cases:
        risk = 1 - Fraction(confidence)
        possible = range(x, population - (n - x) + 1)

        def upper(alpha):
            return max(k for k in possible if at_most(population, k, n, x) > alpha)

        def lower(alpha):
            return min(k for k in possible if 1 - at_most(population, k, n, x - 1) > alpha)
        yield ("error-count", (x, n, population, confidence),
               (upper(risk), lower(risk), lower(risk / 2), upper(risk / 2)))


def money():
    for confidence in ("0.8", "0.95", "0.99"):
        for taints in ([], [0.4, 0.1], [1, 1, 1], [0.05] * 7, [0.333, 0.2, 1]):
            n, value = 60, 450000000.0
            p = [stats.gamma.ppf(float(confidence), i + 1) / n for i in range(len(taints) + 1)]
            bound = p[0] + sum((p[i + 1] - p[i]) * t
                               for i, t in enumerate(sorted(taints, reverse=True)))
            yield ("stringer", (confidence, value, n, ",".join(map(str, taints)) or "-"),
                   (value * bound,))
    for confidence in ("0.9", "0.95"):
        for tolerable, expected in (("0.05", "0"), ("0.05", "0.01"), ("0.03", "0"),
                                    ("0.02", "0.002"), ("0.1", "0.02"), ("0.06", "0.0125")):
            most, some = float(tolerable), float(expected)
            size = next(n for n in range(1, 10**5)
                        if stats.gamma.ppf(float(confidence), 1 + n * some) <= n * most)
            yield "monetary-size", (confidence, tolerable, expected), (size,)


def plans():
    for n, c in ((50, 3), (80, 5), (32, 2), (20, 2), (60, 0), (125, 21)):
        for p in (0.001, 0.01, 0.025, 0.1, 0.25):
            yield "acceptance", (n, c, p), (stats.binom.cdf(c, n, p),)
        for population, errors in ((400, 8), (400, 40), (1200, 90), (150, 3)):
            yield ("acceptance-of-lot", (n, c, errors, population),
                   (stats.hypergeom.cdf(c, population, errors, n),))
    for good, bad in (("0.05", "0.2"), ("0.05", "0.25"), ("0.02", "0.15"), ("0.01", "0.1")):
        for alpha, beta in (("0.1", "0.1"), ("0.05", "0.1"), ("0.05", "0.05")):
            n, c = next((n, c) for n in range(1, 1001) for c in range(n)
                        if stats.binom.cdf(c, n, float(bad)) <= float(beta)
                        and stats.binom.sf(c, n, float(good)) <= float(alpha))
            yield "lot-quality", (good, bad, alpha, beta), (n, c)


def join(values):
    return ",".join(map(str, values))


def estimates():
    for size in (3, 4, 10, 40):
        first = [round(draw.gauss(0, 40), 1) for _ in range(size + 20)]
        second = [(x, round(0.8 * x + draw.gauss(3, 9), 1)) for x in first[:size]]
        x, y = np.array(second).T
        fit = stats.linregress(x, y)
        mean = y.mean() + fit.slope * (np.mean(first) - x.mean())
        residual = np.sum((y - fit.intercept - fit.slope * x) ** 2) / (size - 2)
        spread = y.var(ddof=1)
        residual = min(residual, spread)
        error = math.sqrt(residual / size + (spread - residual) / len(first))
        yield "regression", (join(first), join(y)), (mean, fit.slope, error)
    for _ in range(12):
        cells = [draw.randint(0, 40) for _ in range(4)]
        if 0 in (cells[0] + cells[1], cells[2] + cells[3]):
            continue
        found = cohens_kappa(np.array(cells).reshape(2, 2))
        low, high = found.kappa_low, found.kappa_upp
        yield "kappa", cells, (found.kappa, found.std_kappa, max(-1, low), min(1, high))
    for size in (2, 5, 30):
        values = [draw.randint(-90000, 120000) for _ in range(size)]
        mean, deviation = np.mean(values), np.std(values, ddof=1)
        t, z = stats.t.ppf(0.975, size - 1), stats.norm.ppf(0.975)
        low, high = stats.t.interval(0.95, size - 1, mean, deviation / math.sqrt(size))
        yield ("differences", (join(values),),
               (mean, deviation, mean - z * deviation, mean + z * deviation, low, high,
                t * deviation * math.sqrt(3 / size)))
    for size in (1, 2, 7, 15):
        values = [round(draw.random() ** 3, 6) for _ in range(size)]
        yield "holm", (join(values),), (join(multipletests(values, method="holm")[1]),)
    for _ in range(12):
        population = draw.randint(20, 90)
        n = draw.randint(1, 20)
        x = draw.randint(0, min(n, 6))
        wrong = population // 10
        yield ("excess", (population, n, x, "0.1"),
               (stats.hypergeom.sf(x - 1, population, wrong, n),))


def verifiers():
    for count in (1, 2, 5, 12):
        for spread in (0, 0.05, 0.3):
            rows = []
            for _ in range(count):
                n = draw.randint(1, 25)
                rate = min(1, max(0, draw.gauss(0.06, spread)))
                rows.append((n + draw.randint(0, 40), n, sum(draw.random() < rate
                                                             for _ in range(n))))
            n, x = np.array([row[1] for row in rows]), np.array([row[2] for row in rows])
            total = n.sum()
            mean = (x.sum() + 0.5) / (total + 1)
            between = np.sum(n * (x / n - mean) ** 2)
            room = total - np.sum(n ** 2) / total - (count - 1)
            share = (between / (mean * (1 - mean)) - (count - 1)) / room if room > 0 else 0
            weight = max(1, min(total, 1 / min(1, share) - 1 if share > 0 else math.inf))
            post = stats.beta(mean * weight + x[0], (1 - mean) * weight + n[0] - x[0])
            yield ("shrunk", (";".join(map(join, rows)),),
                   (mean, weight, post.mean(), post.ppf(0.025), post.ppf(0.975), post.sf(0.1)))


if __name__ == "__main__":
    lines = ["# function | arguments | values: statistics_oracle.py"]
    for table in (distributions, bounds, money, plans, estimates, verifiers):
        for name, arguments, values in table():
            cells = [v if isinstance(v, str) else repr(float(v)) for v in values]
            lines.append(f"{name} | {' '.join(map(str, arguments))} | {' '.join(cells)}")
    (HERE / "statistics.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
