"""What deploy/bench edges asks with: latency SECONDS PORT | body PORT | headers PORT."""

import http.client
import socket
import sys
import time


def latency(seconds: float, port: int) -> None:
    """Asks one after the other over one connection; prints the 99th percentile in ms."""
    taken = []
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        start = time.monotonic()
        connection.request("GET", "/readyz")
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            sys.exit(f"status {answer.status}")
        taken.append(time.monotonic() - start)
        time.sleep(0.002)
    taken.sort()
    print(f"{taken[int(len(taken) * 0.99)] * 1000:.2f}")


def flood(port: int, head: bytes, piece: bytes, pieces: int) -> None:
    """Sends a head and many pieces, again and again, whatever the server says."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=10) as stream:
                stream.sendall(head)
                for _ in range(pieces):
                    stream.sendall(piece)
        except OSError:
            pass


def main() -> None:
    what, port = sys.argv[1], int(sys.argv[-1])
    start = b"POST /api/v1/people/search HTTP/1.1\r\nHost: localhost\r\n"
    if what == "latency":
        latency(float(sys.argv[2]), port)
    elif what == "body":
        chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        flood(port, start + b"Transfer-Encoding: chunked\r\n\r\n", chunk, 16384)
    elif what == "headers":
        flood(port, start, b"".join(b"X-%d: y\r\n" % i for i in range(1000)), 1000)
    else:
        sys.exit("latency SECONDS PORT | body PORT | headers PORT")


main()
