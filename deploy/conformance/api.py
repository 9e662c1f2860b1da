"""Hooks of schemathesis for deploy/test: who calls which operation, and about what.

FANGPIN_PORT is the daemon's; FANGPIN_PASSWORDS a JSON object of initial passwords by role."""

import datetime
import http.client
import ipaddress
import itertools
import json
import os

import schemathesis

from people import COOKIE, ROLES, TARGET, Person

port = int(os.environ["FANGPIN_PORT"])
passwords = json.loads(os.environ["FANGPIN_PASSWORDS"])
people: dict[str, Person] = {}


def person(role: str) -> Person:
    if role not in people:
        people[role] = Person(
            port, role, passwords[role], withFactor=role != ROLES["keep_own_access"])
    return people[role]


def role_of(operation) -> str:
    """The one role that calls the operation; who may do everything is nobody."""
    return ROLES[operation.definition.raw.get("x-permission", "read_cases")]


@schemathesis.auth(refresh_interval=None)
class Session:
    def get(self, case, context):
        return person(role_of(context.operation)).session()

    def set(self, case, data, context):
        case.cookies = {**(case.cookies or {}), COOKIE: data[0]}
        case.headers["X-Fangpin-CSRF"] = data[1]
        # What counts failures by address would soon answer nothing else.
        case.headers["X-Forwarded-For"] = str(next(addresses))


def known() -> dict[str, list[str]]:
    """What paths may name: without it, nearly every call would be about nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookie, _ = person("auditor").session()
    connection.request(
        "GET", "/api/v1/cases?size=200", headers={"Cookie": f"{COOKIE}={cookie}"})
    cases = json.loads(connection.getresponse().read())["cases"]
    return {
        "cases": [str(case["id"]) for case in cases],
        "households": [case["household_id"] for case in cases],
        "officers": [TARGET, "nobody"],
        "schemes": ["nobody"], "crosschecks": ["1", "2"], "appointments": ["1", "2"],
        "tokens": ["1"], "work": ["1"], "reviews": [framed()],
    }


def framed() -> str:
    """A round of the sampling review over everything that has ended, waiting for commitments."""
    now = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
    draft = {
        "from": f"{now.year}-01-01", "to": str(now.date() - datetime.timedelta(days=1)),
        "commitments_until": (now + datetime.timedelta(hours=6)).isoformat(timespec="seconds"),
    }
    cookie, form = person("reviewer").session()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "POST", "/api/v1/reviews", json.dumps(draft),
        {"Cookie": f"{COOKIE}={cookie}", "X-Fangpin-CSRF": form, "Idempotency-Key": "framed",
         "Content-Type": "application/json"})
    return json.loads(connection.getresponse().read())["round"]


ids: dict[str, list[str]] = {}
calls = itertools.count()
addresses = ipaddress.ip_network("10.0.0.0/8").hosts()


@schemathesis.hook
def before_call(context, case, kwargs):
    """A key is used once: the same key with another body is another test's refusal."""
    key = (case.headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and 0 < len(key) < 150 and key.isascii():
        case.headers["Idempotency-Key"] = f"{key}-{next(calls)}"


@schemathesis.check
def readable(context, response, case):
    """What is of the described form is read. The rules may say no to it; the reader may not."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 422 and response.json()["code"] == "body_unreadable":
        raise AssertionError(f"a body of the described form is unreadable: {response.text}")


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Two of three made-up ids become ones that are there."""
    if not path_parameters or "id" not in path_parameters:
        return path_parameters
    if not ids:
        ids.update(known())
    given = str(path_parameters["id"])
    mark = sum(given.encode("utf-8", "surrogatepass"))
    kind = context.operation.path.split("/")[3]
    if mark % 3 and kind in ids:
        path_parameters = {**path_parameters, "id": ids[kind][mark % len(ids[kind])]}
    return path_parameters
