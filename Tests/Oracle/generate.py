#!/usr/bin/env python3
"""Random input in the forms of the contract, the same for the same seed.

    generate.py [county] --seed N --size HOUSEHOLDS --output DIR [--ambiguous]
    generate.py payout --seed N --rows R --output DIR

A county keeps to what the contract decides. With --ambiguous it also holds cases on which
the contract is silent, to see where two implementations read it differently.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from random import Random

sys.dont_write_bytecode = True

from gen_bank import write_statements
from gen_feeds import Feeds, write_applications
from gen_payout import generate_payout
from gen_people import make_world, write_people
from gen_scheme import scheme, write_scheme
from gen_steps import Steps


def generate_county(seed: int, size: int, folder: Path, ambiguous: bool = False) -> None:
    """Writes a whole county folder; the folder must be empty or not there."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise SystemExit(f"{folder} is not empty")
    rng = Random(f"county {seed}")
    document = scheme(rng, seed)
    write_scheme(rng, folder / "scheme.yaml", document)
    world = make_world(rng, document, max(4, size), ambiguous)
    write_people(folder, world)
    Feeds(world).write(folder)
    write_applications(folder, world)
    result = Steps(folder, world).run()
    write_statements(rng, folder, result.payouts, ambiguous)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", nargs="?", choices=("county", "payout"), default="county")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--size", type=int, default=120)
    parser.add_argument("--rows", type=int, default=1000)
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--ambiguous", action="store_true")
    options = parser.parse_args()
    if options.kind == "payout":
        generate_payout(options.seed, options.rows, options.output)
    else:
        generate_county(options.seed, options.size, options.output, options.ambiguous)
    return 0


if __name__ == "__main__":
    sys.exit(main())
