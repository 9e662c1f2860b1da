"""Writes the golden tables of SamplingTests: exact fractions, scipy and hashlib, no Swift.

    python3 generate.py

Every minimum n is proved with whole numbers; floating point only proposes where to look.
"""

from __future__ import annotations

import hashlib
import math
import random
from fractions import Fraction
from pathlib import Path

import numpy as np
from scipy.special import gammaln, logsumexp
from scipy.stats import beta

HERE = Path(__file__).parent
CONFIDENCES = ("0.5", "0.8", "0.90", "0.95", "0.975", "0.99", "0.999", "0.99999")


def write(name: str, head: str, rows) -> None:
    text = f"# {head}\n" + "".join(" | ".join(map(str, row)) + "\n" for row in rows)
    (HERE / name).write_text(text, encoding="utf-8")


def tail(population: int, errors: int, n: int, k: int) -> Fraction:
    """P(X <= k), exactly. Errors and draws may change places, which keeps the numbers short."""
    errors, n = max(errors, n), min(errors, n)
    least = max(0, n - (population - errors))
    ways = sum(math.comb(errors, i) * math.comb(population - errors, n - i)
               for i in range(least, min(k, n, errors) + 1))
    return Fraction(ways, math.comb(population, n))


def near(population: int, errors: int, n: int, k: int) -> float:
    """The logarithm of P(X <= k) to seven decimals; what lies 5,000 terms below does not show."""
    least, most = max(0, n - (population - errors)), min(k, n, errors)
    if most < least:
        return -math.inf
    mode = (n + 1) * (errors + 1) // (population + 2)
    i = np.arange(max(least, min(most, mode) - 5000), min(most, mode + 5000) + 1)
    logs = log_choose(errors, i) + log_choose(population - errors, n - i)
    return float(logsumexp(logs) - log_choose(population, n))


def log_choose(n, k):
    return gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)


def enough(population: int, errors: int, n: int, k: int, alpha: Fraction) -> bool:
    if alpha in (0, 1):
        return tail(population, errors, n, k) <= alpha
    distance = near(population, errors, n, k) - math.log(alpha)
    return distance < 0 if abs(distance) > 1e-6 else tail(population, errors, n, k) <= alpha


def size(population: int, confidence: str, tolerable: str, expected: str) -> int:
    alpha, rate = 1 - Fraction(confidence), Fraction(expected)
    if population == 0:
        return 0
    errors = max(1, math.ceil(Fraction(tolerable) * population))
    if rate:
        return next((n for n in range(population)
                     if enough(population, errors, n, math.ceil(rate * n), alpha)), population)
    low, high = 0, population
    while low < high:
        middle = (low + high) // 2
        if enough(population, errors, middle, 0, alpha):
            high = middle
        else:
            low = middle + 1
    if 0 < low < population and min(errors, low) < 2000:
        assert tail(population, errors, low, 0) <= alpha < tail(population, errors, low - 1, 0)
    return low


def sizes():
    populations = (0, 1, 2, 3, 20, 60, 100, 383, 1000, 10000, 98765, 3450000)
    for population in populations:
        for confidence in CONFIDENCES:
            for tolerable in ("0", "0.001", "0.02", "0.05", "0.1", "0.3333333333333333333333", "1"):
                yield population, confidence, tolerable, "0"
    for population in (1, 7, 40, 100, 300, 1000, 5000, 3450000):
        for confidence in ("0.6", "0.9", "0.95", "0.99"):
            for tolerable, expected in (("0.05", "0.01"), ("0.05", "0.02"), ("0.1", "0.005"),
                                        ("0.1", "0.05"), ("0.2", "0.123456789012345678901"),
                                        ("0.3", "0.1")):
                yield population, confidence, tolerable, expected
    for population in (12, 50, 400):
        for expected in ("0.04", "0.05", "0.06", "0.5", "1"):
            yield population, "0.95", "0.05", expected
            yield population, "0.2", "0.05", expected
    # Ties, and shares that only miss them far behind the point.
    for confidence in ("0.95", "0.95000000000000000000000000000001",
                       "0.94999999999999999999999999999999"):
        for population in (20, 100, 1000, 3450000):
            yield population, confidence, "0", "0"
    for confidence in ("0", "1"):
        for population in (1, 10, 500):
            yield population, confidence, "0.1", "0"
            yield population, confidence, "0.1", "0.05"


def intervals():
    draw = random.Random(20261005)
    cases = [(errors, n, c) for n in (1, 2, 3, 10, 59) for errors in range(0, n + 1, max(1, n // 6))
             for c in ("0.5", "0.95", "0.99")]
    for exponent in range(1, 7):
        for _ in range(22):
            n = draw.randint(1, 10**exponent)
            errors = draw.choice((0, 1, n, max(0, n - 1), draw.randint(0, n),
                                  draw.randint(0, max(1, n // 50))))
            cases.append((min(errors, n), n, draw.choice(CONFIDENCES)))
    for errors, n, confidence in cases:
        half = float((1 - Fraction(confidence)) / 2)
        lower = beta.ppf(half, errors, n - errors + 1) if errors else 0.0
        upper = beta.isf(half, errors + 1, n - errors) if errors < n else 1.0
        yield errors, n, confidence, repr(float(lower)), repr(float(upper))


def tickets():
    ids = ("", "0", "V2026-03-0001", "AB-130", "a,b", "户一", "张三·清川县", "\uF914", "\u6A02",
           "\U00020BB7", "x" * 200)
    for seed in ("", "1", "01382438112797316654", "骰子 3,1,4"):
        for item in ids:
            text = f"{seed},{item}".encode()
            yield seed, item, hashlib.sha256(text).hexdigest(), hashlib.new("sm3", text).hexdigest()


def half_up(value: Fraction) -> str:
    millionths = (2 * 10**6 * value + 1) // 2
    return f"{millionths // 10**6}.{millionths % 10**6:06d}"


def evaluations():
    draw = random.Random(20261006)
    for _ in range(120):
        rows = []
        for _ in range(draw.randint(1, 12)):
            population = draw.choice((0, 1, 2, 30, 400, 4000, draw.randint(0, 3450000)))
            sampled = min(population, draw.choice((2, 8, 20, 60, 125, population)))
            if draw.random() < 0.05:
                sampled = min(population, draw.randint(0, 1))
            rows.append((population, sampled, draw.randint(0, sampled)))
        yield ";".join(",".join(map(str, row)) for row in rows), *overall(rows)


def overall(rows) -> tuple[str, str]:
    """The estimate, and the standard error by a square root of 60 digits."""
    whole = sum(row[0] for row in rows)
    known = whole > 0 and all(n > 0 for size, n, _ in rows if size)
    rate = sum(Fraction(size * x, n * whole) for size, n, x in rows if size) if known else None
    measured = whole > 0 and all(n > 1 for size, n, _ in rows if n < size)
    variance = sum(Fraction(size, whole) ** 2 * Fraction(size - n, size) * Fraction(x, n)
                   * Fraction(n - x, n) / (n - 1) for size, n, x in rows if n < size) \
        if measured else None
    root = None if variance is None else Fraction(
        math.isqrt(variance.numerator * 10**120 // variance.denominator), 10**60)
    return tuple("null" if value is None else half_up(value) for value in (rate, root))


if __name__ == "__main__":
    write("size.txt", "population | confidence | tolerable | expected | n: exact fractions",
          ((*case, size(*case)) for case in sizes()))
    write("clopper-pearson.txt", "errors | sampled | confidence | lower | upper: scipy beta",
          intervals())
    write("ticket.txt", "seed | item | sha256 | sm3 of 'seed,item': hashlib", tickets())
    write("evaluation.txt", "population,sampled,errors;… | estimate | standard error: fractions",
          evaluations())
