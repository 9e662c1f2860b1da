#!/usr/bin/env python3
"""A second implementation of the contract, to compare the first one with.

    oracle.py county DIR --output OUT      rejects.csv, leads.csv, payouts.csv, summary.json
    oracle.py payout --scheme S --input IN --output OUT
    oracle.py sample size|draw|evaluate …  as `fangpin sample`
    oracle.py compare ONE.json OTHER.json  two summaries, absent and 0 being the same
    oracle.py selfcheck [COUNTY]           the example county, and generated ones
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import county
import payout
import sampling
import selfcheck
from textfiles import DataError


def run_county(options: argparse.Namespace) -> int:
    result = county.replay(options.folder)
    text = json.dumps(county.summary(result), ensure_ascii=False, indent=1)
    if options.output:
        county.write_results(result, options.output)
        (options.output / "summary.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0


def run_payout(options: argparse.Namespace) -> int:
    return payout.run_payout(options.scheme, options.input, options.output)


def run_size(options: argparse.Namespace) -> int:
    print(sampling.sample_size(options.population, options.confidence, options.tolerable,
                               options.expected))
    return 0


def run_draw(options: argparse.Namespace) -> int:
    sample, frame_hash = sampling.draw(options.frame, options.seed, options.size, options.sizes,
                                       options.strata, options.hash)
    sys.stdout.buffer.write(sample.encode())
    print(frame_hash, file=sys.stderr)
    return 0


def run_evaluate(options: argparse.Namespace) -> int:
    print(sampling.json_text(sampling.evaluate(options.results, options.confidence)))
    return 0


def run_compare(options: argparse.Namespace) -> int:
    one, other = (json.loads(path.read_text(encoding="utf-8")) for path in options.files)
    differences = selfcheck.differences(one, other)
    print("\n".join(differences))
    return 1 if differences else 0


def run_selfcheck(options: argparse.Namespace) -> int:
    return selfcheck.run(options.county)


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)

    command = commands.add_parser("county")
    command.add_argument("folder", type=Path)
    command.add_argument("--output", type=Path)
    command.set_defaults(run=run_county)

    command = commands.add_parser("payout")
    for name in ("--scheme", "--input", "--output"):
        command.add_argument(name, type=Path, required=True)
    command.set_defaults(run=run_payout)

    sample = commands.add_parser("sample").add_subparsers(required=True)
    command = sample.add_parser("size")
    command.add_argument("--population", type=int, required=True)
    command.add_argument("--confidence", required=True)
    command.add_argument("--tolerable", required=True)
    command.add_argument("--expected", default="0")
    command.set_defaults(run=run_size)

    command = sample.add_parser("draw")
    command.add_argument("--frame", type=Path, required=True)
    command.add_argument("--seed", required=True)
    amount = command.add_mutually_exclusive_group(required=True)
    amount.add_argument("--size", type=int)
    amount.add_argument("--sizes", type=Path)
    command.add_argument("--strata", default="")
    command.add_argument("--hash", choices=sorted(sampling.HASHES), default="sha256")
    command.set_defaults(run=run_draw)

    command = sample.add_parser("evaluate")
    command.add_argument("--results", type=Path, required=True)
    command.add_argument("--confidence", required=True)
    command.set_defaults(run=run_evaluate)

    command = commands.add_parser("compare")
    command.add_argument("files", type=Path, nargs=2)
    command.set_defaults(run=run_compare)

    command = commands.add_parser("selfcheck")
    command.add_argument("county", type=Path, nargs="?")
    command.set_defaults(run=run_selfcheck)
    return parser


def main() -> int:
    options = arguments().parse_args()
    try:
        return options.run(options)
    except sampling.CallError as error:
        print(error, file=sys.stderr)
        return 64
    except DataError as error:
        print(error, file=sys.stderr)
        return 65
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 66


if __name__ == "__main__":
    sys.exit(main())
