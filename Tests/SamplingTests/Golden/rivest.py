"""Writes rivest.txt with PyPI's consistent-sampler 1.0.10, in full precision.

    python3 rivest.py

A line is: seed | item | generation | ticket.
"""

from pathlib import Path

from consistent_sampler import first_ticket, next_ticket

IDS = ("", "AB-130", "V2026-03-0001", "V2026-03-0148", "户一·清川", "\uF914", "\U00020BB7", "a,b")

if __name__ == "__main__":
    lines = ["# seed | item | generation | ticket: consistent-sampler"]
    for seed in ("01382438112797316654", "", "骰子", "314159"):
        for number, item in enumerate(IDS + tuple(f"n{i}" for i in range(60))):
            ticket = first_ticket(item, seed)
            for _ in range(3 if number < len(IDS) else 1):
                lines.append(f"{seed} | {item} | {ticket.generation} | {ticket.ticket_number}")
                ticket = next_ticket(ticket)
    (Path(__file__).parent / "rivest.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
