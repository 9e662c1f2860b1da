"""The sampling review's arithmetic of section 3, with integers and fractions only."""

from __future__ import annotations

import hashlib
import json
import math
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

from textfiles import DataError, csv_line, read_table

MILLION = 10**6


class CallError(Exception):
    """A share outside its range; corresponds to exit status 64."""


def share(text: str, low_open: bool = False, high_open: bool = False) -> Fraction:
    value = Fraction(text)
    if value < 0 or value > 1 or (low_open and value == 0) or (high_open and value == 1):
        raise CallError(f"share {text} is out of range")
    return value


def at_most(n: int, k: int, errors: int, population: int) -> Fraction:
    """P(X <= k) for n draws without replacement from a population that holds errors."""
    ways = sum(math.comb(errors, i) * math.comb(population - errors, n - i)
               for i in range(min(k, n, errors) + 1) if n - i <= population - errors)
    return Fraction(ways, math.comb(population, n))


def log_comb(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def clearly(n: int, k: int, errors: int, population: int, alpha: Fraction) -> bool | None:
    """Whether P(X <= k) <= alpha where floating point leaves no doubt, else None.

    It only spares the exact sum where the answer is far from the bound.
    """
    if alpha == 0:
        return None
    whole = log_comb(population, n)
    terms = [log_comb(errors, i) + log_comb(population - errors, n - i) - whole
             for i in range(min(k, n, errors) + 1) if n - i <= population - errors]
    if not terms:
        return True
    top = max(terms)
    log_sum = top + math.log(sum(math.exp(each - top) for each in terms))
    distance = log_sum - math.log(alpha)
    doubt = 1e-5 + 1e-12 * population
    return None if abs(distance) < doubt else distance < 0


def sample_size(population: int, confidence: str, tolerable: str, expected: str = "0") -> int:
    """The smallest n that section 3 asks for, searched upward from 0."""
    alpha = 1 - share(confidence)
    limit, rate = share(tolerable), share(expected)
    if population < 0:
        raise CallError("population is negative")
    if population == 0:
        return 0
    errors = max(1, math.ceil(limit * population))

    def enough(n: int) -> bool:
        k = math.ceil(rate * n)
        known = clearly(n, k, errors, population, alpha)
        return at_most(n, k, errors, population) <= alpha if known is None else known

    if rate == 0:
        low, high = 0, population
        while low < high:
            middle = (low + high) // 2
            low, high = (low, middle) if enough(middle) else (middle + 1, high)
        return low
    return next((n for n in range(population) if enough(n)), population)


def rotate(word: int, bits: int) -> int:
    bits %= 32
    return (word << bits | word >> (32 - bits)) & 0xFFFFFFFF


def sm3_block(state: list[int], block: bytes) -> list[int]:
    """The compression function of GB/T 32905."""
    w = [int.from_bytes(block[i : i + 4], "big") for i in range(0, 64, 4)]
    for j in range(16, 68):
        x = w[j - 16] ^ w[j - 9] ^ rotate(w[j - 3], 15)
        w.append(x ^ rotate(x, 15) ^ rotate(x, 23) ^ rotate(w[j - 13], 7) ^ w[j - 6])
    a, b, c, d, e, f, g, h = state
    for j in range(64):
        constant = 0x79CC4519 if j < 16 else 0x7A879D8A
        ss1 = rotate((rotate(a, 12) + e + rotate(constant, j)) & 0xFFFFFFFF, 7)
        ss2 = ss1 ^ rotate(a, 12)
        ff = a ^ b ^ c if j < 16 else (a & b) | (a & c) | (b & c)
        gg = e ^ f ^ g if j < 16 else (e & f) | (~e & 0xFFFFFFFF & g)
        tt1 = (ff + d + ss2 + (w[j] ^ w[j + 4])) & 0xFFFFFFFF
        tt2 = (gg + h + ss1 + w[j]) & 0xFFFFFFFF
        a, b, c, d = tt1, a, rotate(b, 9), c
        e, f, g, h = tt2 ^ rotate(tt2, 9) ^ rotate(tt2, 17), e, rotate(f, 19), g
    return [x ^ y for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def sm3(data: bytes) -> str:
    """SM3 of GB/T 32905 in lower-case hexadecimal."""
    padded = data + b"\x80" + b"\0" * ((55 - len(data)) % 64)
    padded += (8 * len(data)).to_bytes(8, "big")
    state = [0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600,
             0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E]
    for start in range(0, len(padded), 64):
        state = sm3_block(state, padded[start : start + 64])
    return "".join(f"{word:08x}" for word in state)


HASHES = {"sha256": lambda data: hashlib.sha256(data).hexdigest(), "sm3": sm3}


def draw(frame: Path, seed: str, size: int | None, sizes: Path | None, strata: str,
         algorithm: str) -> tuple[str, str]:
    """The sample as CSV text and the frame's hash; a stratum not in the sizes draws nothing."""
    digest = HASHES[algorithm]
    columns = tuple(strata.split(",")) if strata else ()
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    seen: set[str] = set()
    for cells in read_table(frame, ("item_id", *columns)).records():
        item = cells["item_id"]
        if item in seen:
            raise DataError(f"item_id {item} stands twice")
        seen.add(item)
        stratum = "|".join(cells[column] for column in columns)
        groups[stratum].append((digest(f"{seed},{item}".encode()), item))
    lines = sorted(f"{item},{stratum}\n".encode()
                   for stratum, items in groups.items() for _, item in items)
    wanted = defaultdict(lambda: size or 0)
    if sizes is not None:
        for cells in read_table(sizes, ("stratum", "size")).records():
            wanted[cells["stratum"]] = int(cells["size"])
    output = "item_id,stratum,ticket,rank\n"
    for stratum in sorted(groups, key=str.encode):
        for rank, (ticket, item) in enumerate(sorted(groups[stratum])[: wanted[stratum]], 1):
            output += csv_line((item, stratum, ticket, rank))
    return output, digest(b"".join(lines))


def rounded_sixth(value: Fraction) -> Fraction:
    """A non-negative fraction rounded half up to six decimals."""
    return Fraction((2 * MILLION * value + 1).__floor__() // 2, MILLION)


def tail_at_most(errors: int, sampled: int, numerator: int, denominator: int) -> Fraction:
    """P(X <= errors) for X binomial with probability numerator / denominator."""
    rest = denominator - numerator
    term = total = rest**sampled
    for i in range(errors):
        term = term * (sampled - i) * numerator // ((i + 1) * rest)
        total += term
    return Fraction(total, denominator**sampled)


def upper_bound(errors: int, sampled: int, alpha: Fraction) -> Fraction:
    """The p with P(X <= errors) = alpha / 2, rounded to six decimals.

    The tail falls as p grows, so bisection over the midpoints between neighbouring millionths
    finds the millionth that is nearest, without computing p itself.
    """
    if errors == sampled:
        return Fraction(1)
    low, high = 0, MILLION
    while low < high:
        middle = (low + high) // 2
        above = tail_at_most(errors, sampled, 2 * middle + 1, 2 * MILLION) > alpha / 2
        low, high = (middle + 1, high) if above else (low, middle)
    return Fraction(low, MILLION)


def lower_bound(errors: int, sampled: int, alpha: Fraction) -> Fraction:
    """The mirror image of the upper bound of the items that are right."""
    return 1 - upper_bound(sampled - errors, sampled, alpha)


def root_sixth(value: Fraction) -> Fraction:
    """The square root of a fraction, rounded to six decimals."""
    return Fraction((math.isqrt((4 * MILLION**2 * value).__floor__()) + 1) // 2, MILLION)


def evaluate(results: Path, confidence: str) -> dict:
    """Estimates with their intervals; what cannot be computed is None."""
    alpha = 1 - share(confidence, high_open=True)
    strata = []
    rows = []
    for cells in read_table(results, ("stratum", "population", "sampled", "errors")).records():
        population, sampled, errors = (
            int(cells[name]) for name in ("population", "sampled", "errors"))
        if not 0 <= errors <= sampled <= population:
            raise DataError(f"stratum {cells['stratum']}: {errors} of {sampled} of {population}")
        rows.append((population, sampled, errors))
        strata.append({
            "stratum": cells["stratum"], "population": population, "sampled": sampled,
            "errors": errors,
            "estimate": rounded_sixth(Fraction(errors, sampled)) if sampled else None,
            "lower": lower_bound(errors, sampled, alpha) if sampled else Fraction(0),
            "upper": upper_bound(errors, sampled, alpha) if sampled else Fraction(1),
        })
    return {"strata": strata, "overall": overall(rows)}


def overall(rows: list[tuple[int, int, int]]) -> dict:
    """The stratified estimate; a populated stratum without a sample leaves it unknown."""
    whole, sampled_all, errors_all = (sum(row[i] for row in rows) for i in range(3))
    estimate: Fraction | None = Fraction(0) if whole else None
    variance: Fraction | None = Fraction(0) if whole else None
    for population, sampled, errors in rows:
        if population == 0 or whole == 0:
            continue
        weight = Fraction(population, whole)
        if sampled == 0:
            estimate = None
        elif estimate is not None:
            estimate += weight * Fraction(errors, sampled)
        if sampled == population:
            continue
        if sampled <= 1:
            variance = None
        elif variance is not None:
            p = Fraction(errors, sampled)
            variance += weight**2 * (1 - Fraction(sampled, population)) * p * (1 - p) \
                / (sampled - 1)
    return {
        "population": whole, "sampled": sampled_all, "errors": errors_all,
        "estimate": None if estimate is None else rounded_sixth(estimate),
        "standard_error": None if variance is None else root_sixth(variance),
    }


def json_text(value: object) -> str:
    """JSON with fractions as numbers of six decimals."""
    if isinstance(value, dict):
        inner = ",".join(f'"{key}":{json_text(each)}' for key, each in value.items())
        return "{" + inner + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(json_text, value)) + "]"
    if isinstance(value, Fraction):
        millionths = int(value * MILLION)
        return f"{millionths // MILLION}.{millionths % MILLION:06d}"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return "null" if value is None else str(value)
