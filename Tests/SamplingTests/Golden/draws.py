"""Writes draws.txt: ten thousand frames made from hashes, drawn by deploy/check-sample.

    python3 draws.py [--sql]

Each frame has 1 to 5,000 items with Chinese ids, equal sizes, sizes at the edge of being certain.
A line is a chunk of a hundred frames: the digests of its draws with SHA-256, with SM3 (and the
roots of the frames) and in the mode of Rivest. --sql runs draws.sql over all of it instead, on the
database that psql finds, and says which chunks differ.
"""

import hashlib
import importlib.machinery
import importlib.util
import subprocess
import sys
from multiprocessing import Pool
from pathlib import Path

HERE = Path(__file__).parent
sys.dont_write_bytecode = True
CHUNK, CHUNKS = 100, 100
MODES = ("sha256", "sm3", "rivest-sha256")
STRATA = ("清川镇", "东山乡", "a|b", "\uF914", "\u6A02")
VERIFIERS = ("", "勘甲", "勘乙", "勘丙")


def load_checker():
    path = HERE.parents[2] / "deploy" / "check-sample"
    loader = importlib.machinery.SourceFileLoader("check_sample", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def sha(text):
    return hashlib.sha256(text.encode()).digest()


def word(data, place):
    return int.from_bytes(data[place:place + 4], "big")


def size(style, number):
    return (100_000, 1 + number % 500_000, 1 + (number % 1_000) ** 3, (1 + number % 4) * 1_000,
            1 if number % 20 else 10**9)[style]


def frame(number):
    head = sha(f"frame {number}")
    count = 1 + word(head, 4) % (5, 30, 31, 100, 600, 5_000)[head[0] % 6]
    rows = []
    for index in range(count):
        data = sha(f"frame {number} item {index}")
        part = "refused" if data[1] % 3 == 0 else "paid"
        fen = 0 if part == "refused" and data[6] % 2 == 0 else size(head[1] % 5, word(data, 8))
        name = (f"V2026-03-{index:05d}", f"户{index}·清川", f"\uF914{index}",
                f"\U00020BB7{index}")[data[0] % 4]
        stratum = STRATA[data[4] % 5]
        if data[2] % 50 == 0:
            part, stratum, fen = "excluded", "超期", 0
        rows.append({"id": name, "part": part, "stratum": stratum, "size": fen,
                     "verifier": VERIFIERS[data[5] % 4], "town": f"43122{data[7] % 3}",
                     "forced": ["large"] if data[3] % 40 == 0 else []})
    refused = word(head, 12) % 80
    passes, sizes = (([10], []), ([], [refused + 15]), ([7, 90], [refused + 5, refused + 30]),
                     ([], []))[head[3] % 4]
    plan = {"paid": word(head, 8) % 80, "refused": refused, "least_of_stratum": 2,
            "per_verifier": (0, 20, 5)[head[2] % 3], "further_passes": passes,
            "further_refused": sizes}
    plan.update(quarter(head, plan["per_verifier"]))
    return rows, plan, sha(f"frame {number} seed").hex()


def quarter(head, whole):
    """What earlier rounds of the quarter drew of the verifiers, in half of the frames."""
    if whole == 0 or head[20] % 2 == 0:
        return {"least_per_verifier": whole, "earlier": []}
    earlier = []
    for index in range(1 + head[22] % 2):
        for place, verifier in enumerate(("勘丙", "勘乙", "勘甲")):
            byte = head[23 + 3 * index + place]
            if byte % 4:
                earlier.append({"round": f"前{index}", "verifier": verifier,
                                "population": 1 + byte % 40,
                                "drawn": 1 + byte * 7 % (1 + byte % 40)})
    least = (whole * (1 + head[21] % 3) + 2) // 3 if earlier else whole
    return {"least_per_verifier": least, "earlier": earlier}


def chunk(number):
    checker = load_checker()
    digests = {mode: hashlib.sha256() for mode in MODES}
    for index in range(number * CHUNK, (number + 1) * CHUNK):
        rows, plan, seed = frame(index)
        for mode, digest in digests.items():
            drawn, _ = checker.draw(rows, dict(plan, mode=mode), seed)
            digest.update("".join(
                f"{index} {item['id']} {item['lot']} {item['certain']:d} {item['hits']} "
                f"{item['rank']} {item['top_up']:d}\n" for item in drawn).encode())
        digests["sm3"].update(checker.frame_root(rows).encode())
    return number, [digest.hexdigest() for digest in digests.values()]


def compare_with_sql():
    lines = (HERE / "draws.txt").read_text(encoding="utf-8").splitlines()[1:]
    differing = 0
    for line in lines:
        number, expected = line.split(" | ")[:2]
        out = subprocess.run(
            ["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-v", f"chunk={number}",
             "-f", str(HERE / "draws.sql")], check=True, capture_output=True, text=True)
        if out.stdout.strip() != expected:
            differing += 1
            print(f"chunk {number} differs")
    print(f"{len(lines)} chunks, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    if "--sql" in sys.argv:
        sys.exit(compare_with_sql())
    with Pool(2) as pool:
        found = pool.map(chunk, range(CHUNKS), chunksize=1)
    text = "# chunk | sha256 | sm3, with the frames' roots | rivest-sha256: draws.py\n"
    text += "".join(f"{number} | {' | '.join(digests)}\n" for number, digests in found)
    (HERE / "draws.txt").write_text(text, encoding="utf-8")
