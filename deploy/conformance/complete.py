"""Whether schemathesis has called every operation: complete.py OPENAPI REPORTS. A phase that ends
before its time is told of as passed.

Exit status 1 when an operation is missing from a phase, with its name."""

import collections
import json
import pathlib
import sys

PHASES = ("coverage", "fuzzing")

described = json.loads(pathlib.Path(sys.argv[1]).read_text())
operations = {
    f"{method.upper()} {path}"
    for path, methods in described["paths"].items() for method in methods
}
calls: dict[str, collections.Counter] = {phase: collections.Counter() for phase in PHASES}
for report in pathlib.Path(sys.argv[2]).glob("*.ndjson"):
    for line in report.read_text().splitlines():
        finished = json.loads(line).get("ScenarioFinished")
        if finished and finished["phase"] in calls:
            recorder = finished["recorder"]
            calls[finished["phase"]][recorder["label"]] += len(recorder["cases"])

missing = False
for phase, counter in calls.items():
    print(f"{phase}: {sum(counter.values())} calls of {len(counter)} operations")
    for name in sorted(operations - set(counter)):
        print(f"{phase}: {name} was never called")
        missing = True
sys.exit(1 if missing else 0)
