"""Somebody for each role, who signs in as a browser does: password, second factor, step-up.

Standard library only. A Person belongs to one daemon, which runs with --behind-tls."""

import base64
import hmac
import http.client
import re
import struct
import subprocess
import time
import urllib.parse

# One role for each permission that an operation may need.
ROLES = {
    "read_cases": "auditor", "read_fund": "auditor", "look_up_persons": "auditor",
    "reveal": "handler", "keep_register": "handler", "open_leads": "handler",
    "withdraw": "handler", "record_crosschecks": "handler", "resolve_crosschecks": "handler",
    "assess": "handler", "rule_on_objection": "handler", "import_feed": "handler",
    "file_application": "handler", "keep_schemes": "handler", "keep_notice": "handler",
    "prescreen": "town", "record_review": "town", "record_verification": "verifier",
    "plan_visits": "dispatcher", "approve": "approver", "order_payments": "cashier",
    "keep_books": "accountant", "reconcile": "accountant", "draw_samples": "reviewer",
    "reverify": "reviewer", "read_reviews": "reviewer", "commit_seed_part": "reviewer",
    "close_commitments": "reviewer",
    "dispute_review": "dispatcher", "decide_review": "approver", "recheck_review": "accountant",
    "operate": "system_administrator",
    "keep_accounts": "system_administrator", "administer_access": "system_administrator",
    "remove_second_factors": "security_administrator",
    "propose_appointments": "security_administrator",
    "confirm_appointments": "audit_administrator", "see_officers": "audit_administrator",
    "propose_erasure": "handler", "erase": "approver",
    # Somebody who calls nothing else: these calls end sessions and change what one signs in with.
    "keep_own_access": "department",
}
# Roles of power are given by the operator only until there is a security administrator.
LAST = "security_administrator"
PASSWORD = "Mulberry-Lantern-47"
# What is done to officers is done to this one: whose sessions are ended calls nothing any more.
TARGET = "target"
COOKIE = "__Host-fangpin"


def totp(secret: bytes, now: float) -> str:
    """RFC 6238 with SHA-1, six digits, 30 seconds."""
    mac = hmac.digest(secret, struct.pack(">Q", int(now) // 30), "sha1")
    place = mac[-1] & 15
    number = struct.unpack(">I", mac[place:place + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class Refused(Exception):
    """Somebody cannot come in. No SystemExit: in a thread of schemathesis that would end a phase
    before its time, and nobody would be told."""


class Person:
    """An officer of one role, with a session whose second factor is fresh."""

    def __init__(self, port: int, role: str, initial: str, withFactor: bool = True) -> None:
        self.port, self.role, self.cookie, self.form = port, role, "", ""
        self.stepped_up, self.used = 0.0, -1
        self._sign_in(initial)
        self._post("/account/password", current=initial, new=PASSWORD, again=PASSWORD)
        self._sign_in(PASSWORD)
        if withFactor:
            self._enrol()

    def _enrol(self) -> None:
        page = self._post("/account/factor", current=PASSWORD)
        words = re.search(r"<code>([A-Z2-7 ]+)</code>", page).group(1).replace(" ", "")
        self.secret = base64.b32decode(words + "=" * (-len(words) % 8))
        page = self._post("/account/factor/confirm", code=self._code())
        # Codes of the app are good once in 30 seconds; nobody waits for the first.
        self.recovery = re.findall(r"(?:[A-Z2-7]{4}-){6}[A-Z2-7]{4}", page)

    def session(self) -> tuple[str, str]:
        """The cookie's value and the form's token, the second factor at most five minutes old."""
        if self.role == ROLES["keep_own_access"]:
            # Made-up passwords and codes end the sessions and lock the factor, but not the way in.
            if not self._is_signed_in():
                self._sign_in(PASSWORD)
            return self.cookie, self.form
        if time.monotonic() - self.stepped_up > 300 or not self.stepped_up:
            code = self.recovery.pop() if self.recovery else self._code()
            self._post("/stepup", code=code, next="/account")
            self.stepped_up = time.monotonic()
        return self.cookie, self.form

    def _code(self) -> str:
        # A code is good once.
        while int(time.time()) // 30 <= self.used:
            time.sleep(0.5)
        now = time.time()
        self.used = int(now) // 30
        return totp(self.secret, now)

    def _sign_in(self, password: str) -> None:
        self.cookie = self.form = ""
        name = self.role.replace("_", "-")
        self._post("/signin", officer=name, password=password, next="/account")
        if not self.cookie:
            raise Refused(f"{self.role} cannot sign in")

    def _post(self, path: str, **fields: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if self.cookie:
            headers["Cookie"] = f"{COOKIE}={self.cookie}"
        if self.form:
            fields["csrf"] = self.form
        connection.request("POST", path, urllib.parse.urlencode(fields), headers)
        answer = connection.getresponse()
        page = answer.read().decode()
        if answer.status >= 400:
            raise Refused(f"{self.role}: {path} is answered {answer.status}")
        given = re.search(f"{COOKIE}=([0-9a-f]{{64}})", answer.getheader("Set-Cookie") or "")
        if given:
            self.cookie = given.group(1)
            self.form = self._form()
        return page

    def _is_signed_in(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/account", headers={"Cookie": f"{COOKIE}={self.cookie}"})
        return connection.getresponse().status == 200

    def _form(self) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/account", headers={"Cookie": f"{COOKIE}={self.cookie}"})
        page = connection.getresponse().read().decode()
        return re.search(r'name="csrf" value="([0-9a-f]+)"', page).group(1)


def everybody(command: str) -> dict[str, str]:
    """Registers somebody for each role; gives the initial passwords."""
    passwords = {}
    subprocess.run(
        [command, "officer", "add", TARGET, "--name", TARGET, "--role", "verifier"], check=True,
        stderr=subprocess.DEVNULL)
    for role in sorted(set(ROLES.values()), key=lambda role: (role == LAST, role)):
        name = role.replace("_", "-")
        add = [command, "officer", "add", name, "--name", name, "--role", role]
        if role == "town":
            add += ["--area", "340299100000"]
        subprocess.run(add, check=True, stderr=subprocess.DEVNULL)
        said = subprocess.run(
            [command, "officer", "password", name], check=True, capture_output=True, text=True)
        passwords[role] = said.stdout.strip()
    return passwords
