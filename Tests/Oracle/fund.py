"""Bank statements (section 6): matching with the payments, and the fund's accounts."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

from textfiles import DataError
from values import money


@dataclass(frozen=True)
class BankEntry:
    amount: int
    credit: bool
    reference: str


@dataclass
class Fund:
    deposits: int = 0
    paid: int = 0
    returned: int = 0
    fees: int = 0
    interest: int = 0

    @property
    def closing(self) -> int:
        return self.deposits - self.paid + self.returned - self.fees + self.interest


@dataclass
class Reconciliation:
    fund: Fund = field(default_factory=Fund)
    lines: int = 0
    matched: int = 0
    closing: int = 0


def plain(tag: str) -> str:
    return tag.rpartition("}")[2]


def child(node, *path: str):
    """The first descendant along local names, whatever the version's namespace."""
    for name in path:
        node = next((each for each in node if plain(each.tag) == name), None)
        if node is None:
            return None
    return node


def text_at(node, *path: str) -> str:
    found = child(node, *path)
    return "" if found is None else (found.text or "").strip()


def signed(node) -> int:
    amount = money(text_at(node, "Amt"))
    return amount if text_at(node, "CdtDbtInd") == "CRDT" else -amount


def read_statement(statement) -> tuple[tuple[str, str], list[BankEntry], int]:
    """Key, entries and closing balance of one statement that proves its own arithmetic."""
    balances = {
        text_at(each, "Tp", "CdOrPrtry", "Cd"): signed(each)
        for each in statement if plain(each.tag) == "Bal"
    }
    entries = []
    total = 0
    for each in statement:
        if plain(each.tag) != "Ntry":
            continue
        total += signed(each)
        reference = text_at(each, "NtryDtls", "TxDtls", "Refs", "EndToEndId")
        entries.append(BankEntry(abs(signed(each)), signed(each) >= 0, reference))
    if balances["OPBD"] + total != balances["CLBD"]:
        raise DataError("the statement does not close")
    return (text_at(statement, "Id"), text_at(statement, "ElctrncSeqNb")), entries, \
        balances["CLBD"]


def post(fund: Fund, payments: dict[str, int], state: dict[str, str], entry: BankEntry) -> bool:
    """Posts one entry; False leaves it on the exceptions list.

    A payment matches one debit and then one credit, each of its exact amount. The accounts
    of APPROPRIATION, INTEREST and SERVICE-FEE take an entry in either direction.
    """
    sign = 1 if entry.credit else -1
    if entry.reference.startswith("APPROPRIATION"):
        fund.deposits += sign * entry.amount
    elif entry.reference.startswith("INTEREST"):
        fund.interest += sign * entry.amount
    elif entry.reference.startswith("SERVICE-FEE"):
        fund.fees -= sign * entry.amount
    elif payments.get(entry.reference) != entry.amount:
        return False
    elif not entry.credit and entry.reference not in state:
        state[entry.reference] = "paid"
        fund.paid += entry.amount
    elif entry.credit and state.get(entry.reference) == "paid":
        state[entry.reference] = "returned"
        fund.returned += entry.amount
    else:
        return False
    return True


def reconcile(folder: Path, payments: dict[str, int]) -> Reconciliation:
    """Takes the statements in order of file name; one seen before is left out."""
    result = Reconciliation()
    state: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("statement-*.xml")):
        for node in ElementTree.parse(path).getroot().iter():
            if plain(node.tag) != "Stmt":
                continue
            key, entries, closing = read_statement(node)
            if key in seen:
                continue
            seen.add(key)
            result.lines += len(entries)
            result.matched += sum(post(result.fund, payments, state, e) for e in entries)
            result.closing = closing
    return result
