import Casework
import Domain

// What the documents look like to those who read the API's description.

extension CaseSummaryDocument {
    static let shape = Shape.object(
        [
            "id": .integer, "household_id": .text, "holder": .text, "village": .text,
            "cause": .choice(Cause.self), "channel": .choice(Channel.self), "class": .text,
            "state": .choice(ClaimState.self), "opened_on": .day,
        ], optional: ["due_on": .day, "amount": .yuan])
}

extension CaseDocument {
    static let shape = Shape.object([
        "summary": CaseSummaryDocument.shape, "scheme": .text,
        "visits": .list(
            .object(
                ["visited_on": .day, "verifiers": .list(.text), "photos": .integer],
                optional: [
                    "attempt": .choice(Verification.Attempt.self), "arrived_at": .integer,
                    "left_at": .integer,
                ])),
        "assessments": .list(
            .object(
                [
                    "at": .moment, "at_approval": .flag, "per_capita_income": .yuan,
                    "by_rule": .yuan, "payable": .yuan,
                    "working": .list(
                        .object([
                            "title": .text, "figures": .text, "result": .text, "rule": .text,
                        ])),
                ], optional: ["reason": .choice(IneligibilityReason.self)])),
        "payments": .list(
            .object(["number": .text, "amount": .yuan, "state": .choice(PaymentState.self)])),
        "trail": .list(
            .object(["at": .moment, "actor": .text, "action": .text, "leaf": .text])),
    ])
}

extension PersonDocument {
    static let shape = Shape.object([
        "number": .integer, "household_id": .text, "name": .text, "id_number": .text,
        "relation": .text, "village": .text,
    ])
}

extension PersonListDocument {
    static let shape = Shape.object(["people": .list(PersonDocument.shape)])
}

extension HouseholdDocument {
    static let shape = Shape.object(
        [
            "id": .text, "village": .text, "class": .text, "holder": .text, "bank": .text,
            "account": .text, "phone": .text, "members": .list(PersonDocument.shape),
            "totals": .list(
                .object(["cause": .choice(Cause.self), "year": .integer, "amount": .yuan])),
            "cases": .list(CaseSummaryDocument.shape),
        ], optional: ["erased_on": .day])
}

extension ErasuresDocument {
    static let shape = Shape.object([
        "waiting": .list(
            .object([
                "erasure": .integer, "household": .text, "reason": .text, "proposed_by": .text,
                "proposed_at": .moment,
            ])),
        "due": .list(
            .object([
                "household": .text, "village": .text, "is_relieved": .flag, "kept_until": .day,
            ])),
    ])
}

extension FundDocument {
    static let shape = Shape.object(
        [
            "deposits": .yuan, "paid": .yuan, "returned": .yuan, "fees": .yuan,
            "interest": .yuan, "closing": .yuan, "committed": .yuan, "available": .yuan,
            "exceptions": .integer,
        ], optional: ["statement_closing": .yuan])
}

extension CaseQuery {
    static let parameters = [
        Endpoint.Parameter(
            name: "state", about: "Only cases that stand there.",
            schema: .object(Shape.choice(ClaimState.self).schema)),
        Endpoint.Parameter(
            name: "cause", about: "Only cases for this cause.",
            schema: .object(Shape.choice(Cause.self).schema)),
        Endpoint.Parameter(
            name: "channel", about: "Only cases that came this way.",
            schema: .object(Shape.choice(Channel.self).schema)),
        area,
    ]

    static let area = Endpoint.Parameter(
        name: "area", about: "The beginning of the village's code: a town, or a village.",
        schema: ["type": "string", "pattern": "^[0-9]{1,12}$"])
}
