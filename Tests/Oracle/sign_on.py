"""Signs on with a real OpenID provider: oidc-provider-mock (Authlib), which others wrote.

    python3 sign_on.py FANGPIN     the provider's program on the PATH: deploy/check-sign-on

Starts the provider and a daemon of its own, and goes as a browser goes: the sign-in page, the
provider's page, back. What must not let anybody in is tried, too.
"""

import http.cookiejar
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is looked at before it is followed."""

    def redirect_request(self, *_):
        return None


class Browser:
    def __init__(self):
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(self.cookies), Stay
        )

    def go(self, address, form=None):
        """Status, headers and text of one answer."""
        data = urllib.parse.urlencode(form).encode() if form is not None else None
        try:
            with self.opener.open(address, data, timeout=20) as answer:
                return answer.status, answer.headers, answer.read().decode()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read().decode()


class Check:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def that(self, holds, what):
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print("ok  " if holds else "NOT ", what)


def wait_for(address, process):
    for _ in range(1200):
        if process.poll() is not None:
            sys.exit(f"{address}: the program has ended")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    sys.exit(f"{address}: nobody answers")


def sign_on(root, subject, deny=False):
    """A browser's way there and back: the browser, the address it came back to, the answer."""
    browser = Browser()
    status, headers, _ = browser.go(f"{root}/signon?next=%2Faccount")
    assert status == 303, status
    provider = headers["Location"]
    status, _, page = browser.go(provider)
    assert status == 200 and "Authorize Client" in page, page
    form = {"action": "deny"} if deny else {"sub": subject}
    status, headers, page = browser.go(provider, form)
    assert status in (302, 303), page
    back = headers["Location"]
    return browser, back, browser.go(back)


def play(root, check):
    page = Browser().go(f"{root}/signin")[2]
    check.that('href="/signon?next=' in page, "the sign-in page leads to the sign-on")

    browser, back, (status, headers, _) = sign_on(root, "sub-1")
    check.that(status == 303, "whom an administrator has bound comes in")
    check.that(headers["Location"].startswith("/account"), "and goes where they wanted to go")
    status, _, text = browser.go(f"{root}/api/v1/me")
    check.that(status == 200 and json.loads(text)["id"] == "chen", "as the account that is theirs")
    check.that("stepped_up_until" not in json.loads(text), "without a second factor")

    check.that(browser.go(back)[0] == 403, "the same answer is good once")
    check.that(Browser().go(back)[0] == 403, "and for the browser that asked")

    status = sign_on(root, "chen")[2][0]
    check.that(status == 403, "nobody is known by a name")
    browser, _, (status, _, page) = sign_on(root, "sub-2")
    check.that(status == 403 and "未绑定" in page, "whom nobody has bound is told so")
    check.that(browser.go(f"{root}/api/v1/me")[0] == 401, "and is not in")
    browser, back, _ = sign_on(root, "sub-1", deny=True)
    check.that(browser.go(f"{root}/api/v1/me")[0] == 401, "who says no is not in")


def main():
    fangpin = sys.argv[1]
    folder = tempfile.mkdtemp(prefix="fangpin-sign-on-")
    os.chmod(folder, 0o711)
    provider_port, port = free_port(), free_port()
    issuer, root = f"http://127.0.0.1:{provider_port}", f"http://127.0.0.1:{port}"
    secret = os.path.join(folder, "secret")
    with open(secret, "w", encoding="utf-8") as file:
        file.write("a secret\n")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("FANGPIN_")
    } | {
        "FANGPIN_STATE_DIRECTORY": folder,
        "FANGPIN_OIDC_ISSUER": issuer,
        "FANGPIN_OIDC_CLIENT_ID": "fangpin",
        "FANGPIN_OIDC_CLIENT_SECRET_FILE": secret,
        "FANGPIN_OIDC_REDIRECT": f"{root}/signon/callback",
    }

    def run(*arguments):
        subprocess.run(
            [fangpin, *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
        )

    check = Check()
    with open(os.path.join(folder, "provider.log"), "w", encoding="utf-8") as log:
        provider = subprocess.Popen(
            ["oidc-provider-mock", "--port", str(provider_port), "--require-nonce", "true"],
            stdout=log,
            stderr=log,
        )
    daemon = None
    try:
        wait_for(f"{issuer}/.well-known/openid-configuration", provider)
        run("officer", "add", "chen", "--name", "陈静", "--role", "handler")
        run("officer", "password", "chen")
        run("officer", "sign-on", "chen", "sub-1")
        daemon = subprocess.Popen([fangpin, "serve", "--port", str(port)], env=environment)
        wait_for(f"{root}/readyz", daemon)
        play(root, check)
    finally:
        for process in (daemon, provider):
            if process:
                process.send_signal(signal.SIGTERM)
                process.wait(30)
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{check.passed} passed, {check.failed} failed")
    sys.exit(1 if check.failed else 0)


if __name__ == "__main__":
    main()
