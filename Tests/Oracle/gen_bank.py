"""Bank statements as camt.053, version .08 or .02, for the payouts of a county."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from county import Payout
from gen_text import yuan_text

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001."


@dataclass(frozen=True)
class Line:
    """A booked entry; the amount is positive for a credit."""

    on: date
    amount: int
    reference: str
    text: str


def payment_lines(rng: Random, payouts: list[Payout], ambiguous: bool) -> list[Line]:
    """Payments as ordered, some returned, some unpaid, some that match nothing."""
    lines = []
    for payout in payouts:
        reference = f"{payout.household}-{payout.cause}"
        on = date(2026, 12, 12) + timedelta(days=rng.randrange(4))
        amount = payout.amount
        fate = rng.random()
        if fate < 0.04:
            continue
        if fate < 0.08:
            lines.append(Line(on, -(amount + rng.choice((1, 100))), reference, "金额不符"))
            continue
        lines.append(Line(on, -amount, reference, "防贫救助金"))
        if fate < 0.16:
            lines.append(Line(on + timedelta(days=2), amount, reference, "退票 户名不符"))
            if ambiguous and rng.random() < 0.5:
                lines.append(Line(on + timedelta(days=3), -amount, reference + "-2", "重新支付"))
        elif fate < 0.20:
            lines.append(Line(on + timedelta(days=1), -amount, reference, "重复支付"))
        elif fate < 0.23 and ambiguous:
            lines.append(Line(on + timedelta(days=1), amount - 1, reference, "部分退票"))
    return lines


def all_lines(rng: Random, payouts: list[Payout], ambiguous: bool) -> list[Line]:
    total = sum(payout.amount for payout in payouts)
    lines = [
        Line(date(2026, 10, 1), 2 * total + 45000000, "APPROPRIATION-2026", "财政拨入 <第一批>"),
        Line(date(2026, 11, 2), rng.randrange(1, 10**7), "APPROPRIATION-2026-B", "追加 & 补足"),
        Line(date(2026, 12, 20), rng.randrange(1, 500000), "INTEREST", "利息"),
        Line(date(2026, 12, 20), -(total // 20 + 1), "SERVICE-FEE-2026Q4", "服务费"),
        Line(date(2026, 12, 14), rng.randrange(1, 99999), "NOTPROVIDED", "不明来款"),
        Line(date(2026, 12, 15), -rng.randrange(1, 9999), "340299999999999999-illness", "无此付款"),
        Line(date(2026, 12, 13), 500, "", "无编号"),
    ]
    lines += payment_lines(rng, payouts, ambiguous)
    return sorted(lines, key=lambda each: each.on)


def amount_element(prefix: str, fen: int) -> str:
    indicator = "CRDT" if fen >= 0 else "DBIT"
    return (f'<{prefix}Amt Ccy="CNY">{yuan_text(abs(fen))}</{prefix}Amt>'
            f"<{prefix}CdtDbtInd>{indicator}</{prefix}CdtDbtInd>")


def balance(p: str, code: str, fen: int, on: date) -> str:
    return (f"<{p}Bal><{p}Tp><{p}CdOrPrtry><{p}Cd>{code}</{p}Cd></{p}CdOrPrtry></{p}Tp>"
            f"{amount_element(p, fen)}<{p}Dt><{p}Dt>{on}</{p}Dt></{p}Dt></{p}Bal>\n")


def entry(p: str, number: int, line: Line, version: str) -> str:
    status = "BOOK" if version == "02" else f"<{p}Cd>BOOK</{p}Cd>"
    reference = f"<{p}Refs><{p}EndToEndId>{line.reference}</{p}EndToEndId></{p}Refs>"
    return (f"<{p}Ntry><{p}NtryRef>{number}</{p}NtryRef>{amount_element(p, line.amount)}"
            f"<{p}Sts>{status}</{p}Sts><{p}BookgDt><{p}Dt>{line.on}</{p}Dt></{p}BookgDt>"
            f"<{p}ValDt><{p}Dt>{line.on}</{p}Dt></{p}ValDt>"
            f"<{p}AcctSvcrRef>340299-{number:06d}</{p}AcctSvcrRef>"
            f"<{p}BkTxCd><{p}Prtry><{p}Cd>TRF</{p}Cd></{p}Prtry></{p}BkTxCd>"
            f"<{p}NtryDtls><{p}TxDtls>{reference if line.reference else ''}"
            f"<{p}RmtInf><{p}Ustrd>{escape(line.text)}</{p}Ustrd></{p}RmtInf>"
            f"</{p}TxDtls></{p}NtryDtls></{p}Ntry>\n")


def statement(rng: Random, number: int, opening: int, lines: list[Line], name: str) -> str:
    version = rng.choice(("08", "08", "02"))
    prefix = rng.choice(("", "", "ns2:"))
    closing = opening + sum(line.amount for line in lines)
    declared = f'xmlns:ns2="{NAMESPACE}{version}"' if prefix else f'xmlns="{NAMESPACE}{version}"'
    made = "2026-12-28T08:00:00"
    p = prefix
    parts = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{p}Document {declared}><{p}BkToCstmrStmt>'
        f"<{p}GrpHdr><{p}MsgId>{name}</{p}MsgId><{p}CreDtTm>{made}</{p}CreDtTm></{p}GrpHdr>"
        f"<{p}Stmt><{p}Id>{name}</{p}Id><{p}ElctrncSeqNb>{number}</{p}ElctrncSeqNb>"
        f"<{p}CreDtTm>{made}</{p}CreDtTm><{p}Acct><{p}Id><{p}Othr><{p}Id>2026001000000001</{p}Id>"
        f"</{p}Othr></{p}Id><{p}Ccy>CNY</{p}Ccy></{p}Acct>\n<!-- 对账单 -->\n",
        balance(p, "OPBD", opening, date(2026, 10, 1)),
        balance(p, "CLBD", closing, lines[-1].on if lines else date(2026, 12, 28)),
        *(entry(p, index, line, version) for index, line in enumerate(lines, 1)),
        f"</{p}Stmt></{p}BkToCstmrStmt></{p}Document>\n",
    ]
    return "".join(parts)


def write_statements(rng: Random, folder: Path, payouts: list[Payout], ambiguous: bool) -> None:
    """One statement, or two in order of date where the second opens as the first closed."""
    lines = all_lines(rng, payouts, ambiguous)
    cut = rng.choice((len(lines), rng.randrange(len(lines) + 1)))
    parts = [lines] if cut == len(lines) else [lines[:cut], lines[cut:]]
    opening = 0
    for number, part in enumerate(parts, 1):
        month = 202610 + number
        text = statement(rng, number, opening, part, f"STMT-{month}")
        (folder / f"statement-{month}.xml").write_text(text, encoding="utf-8")
        if ambiguous and number == len(parts):
            (folder / f"statement-{month}-again.xml").write_text(text, encoding="utf-8")
        opening += sum(line.amount for line in part)
