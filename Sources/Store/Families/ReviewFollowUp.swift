import Domain
import Postgres

// What a report leads to: consequences, and rectifications.

/// What the rules of consequences need to know of a drawn item besides its result.
package struct ReviewedItem: Sendable {
    package var item: SampleItemID
    package var claim: Claim.ID
    package var state: ClaimState
    /// Who visited; empty where nobody did.
    package var verifiers: [OfficerID]
    package var size: Fen
    package var outcome: ReviewOutcome
    /// What stands; nil without a comparison, or where no error stands.
    package var errorClass: ErrorClass?
    package var right: Fen?
    /// Whether there is a comparison, and a dispute about it that nobody has decided.
    package var isCompared: Bool
    package var isDisputed: Bool
    /// The facts of the two findings as JSON; nil without a comparison.
    package var firstFacts: String?
    package var facts: String?
}

extension ReviewConsequence.Kind: PostgresEncodable, PostgresDecodable {}
extension ReviewConsequence.State: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// The drawn items of a round with what stands of their comparisons, in the order of the lots.
    package func reviewedItems(of round: Int64) async throws -> [ReviewedItem] {
        try await sql.query(
            """
            select i.item, i.claim_id, c.state, coalesce(v.verifiers, '{}'), f.size_fen, i.outcome,
                case when d.stands = 'first' then null else k.error_class end,
                case when d.stands = 'first' then f.size_fen else k.right_fen end,
                k.item is not null, d.item is not null and d.stands is null,
                k.first_facts::text, k.facts::text
            from review_item i join review_frame f using (round_no, item)
            join claim c on c.id = i.claim_id
            left join verification v on v.no = f.verification_no
            left join review_comparison k using (round_no, item)
            left join review_dispute d using (round_no, item)
            where i.round_no = \(round) and i.outcome is not null order by i.place
            """
        ).map { row in
            let (
                item, claim, state, verifiers, size, outcome, errorClass, right, isCompared,
                isDisputed, first, facts
            ) = try row.decode(
                (
                    SampleItemID, Int64, ClaimState, [String], Fen, ReviewOutcome, String?, Fen?,
                    Bool, Bool, String?, String?
                ).self)
            return ReviewedItem(
                item: item, claim: claim, state: state,
                verifiers: verifiers.map { OfficerID($0) }, size: size,
                outcome: outcome, errorClass: errorClass.flatMap(ErrorClass.init(rawValue:)),
                right: right, isCompared: isCompared, isDisputed: isDisputed, firstFacts: first,
                facts: facts)
        }
    }

    /// Writes down what the rules propose; what is there already stays as it is.
    package func insert(_ consequences: [ReviewConsequence], of round: Int64) async throws {
        for new in consequences {
            let basis = new.basis.sorted { $0.key < $1.key }
            try await sql.send(
                """
                insert into review_consequence (round_no, kind, officer, town, claim_id, amount_fen,
                    rule, basis, proposed_at)
                values (\(round), \(new.kind), \(new.officer), \(new.town), \(new.claim),
                    \(new.amount), \(new.rule),
                    jsonb_object(\(basis.map(\.key)), \(basis.map { "\($0.value)" })),
                    \(new.proposedAt))
                on conflict do nothing
                """)
        }
    }

    /// The consequences of a round in their order; of all rounds where none is given.
    package func consequences(of round: Int64?) async throws -> [ReviewConsequence] {
        try await consequences("where c.round_no = coalesce(\(round), c.round_no) order by c.no")
    }

    /// A consequence, locked until the transaction ends; nil where there is none of the number.
    package func lockedConsequence(_ number: Int64) async throws -> ReviewConsequence? {
        try await consequences("where c.no = \(number) for update of c").first
    }

    private func consequences(_ filter: Statement) async throws -> [ReviewConsequence] {
        try await sql.query(
            """
            select c.no, r.id, c.kind, c.officer, c.town, c.claim_id, c.amount_fen, c.rule, c.state,
                c.proposed_at, c.decided_by, c.decided_at, c.reason,
                array(select key from jsonb_each_text(c.basis) order by key),
                array(select value::bigint from jsonb_each_text(c.basis) order by key)
            from review_consequence c join review_round r on r.no = c.round_no
            """ as Statement + " " + filter
        ).map(ReviewConsequence.init(row:))
    }

    /// Decides a consequence, once.
    package func decide(
        consequence number: Int64, _ state: ReviewConsequence.State, by officer: OfficerID,
        at instant: Instant, because reason: String?
    ) async throws {
        try await sql.send(
            """
            update review_consequence set state = \(state), decided_by = \(officer),
                decided_at = \(instant), reason = \(reason)
            where no = \(number)
            """)
    }

    /// The claims whose visits of a round's frame are a verifier's, whichever of those who went.
    package func claims(visitedBy officer: OfficerID, in round: Int64) async throws -> [Claim.ID] {
        try await sql.query(
            """
            select distinct f.claim_id from review_frame f
            join verification v on v.no = f.verification_no
            where f.round_no = \(round) and f.place <> 'excluded'
                and \(officer) = any(v.verifiers)
            order by 1
            """
        ).map { try $0.decode(Int64.self) }
    }
}

extension Transaction {
    /// Opens a rectification, and gives its number.
    package func insert(_ new: Rectification, of round: Int64) async throws -> Int64 {
        try await sql.query(
            """
            insert into rectification (round_no, consequence_no, item, task, responsible, due_on,
                opened_by, opened_at)
            values (\(round), \(new.consequence), \(new.item), \(new.task), \(new.responsible),
                \(new.dueOn), \(new.openedBy), \(new.openedAt))
            returning no
            """)[0].decode(Int64.self)
    }

    /// Rectifications of a round, or of all; the open ones first, by their day.
    package func rectifications(of round: Int64?) async throws -> [Rectification] {
        try await rectifications(
            """
            where t.round_no = coalesce(\(round), t.round_no)
            order by t.done_at is not null, t.due_on, t.no
            """)
    }

    /// A rectification, locked until the transaction ends; nil where there is none of the number.
    package func lockedRectification(_ number: Int64) async throws -> Rectification? {
        try await rectifications("where t.no = \(number) for update of t").first
    }

    private func rectifications(_ filter: Statement) async throws -> [Rectification] {
        try await sql.query(
            """
            select t.no, r.id, t.consequence_no, t.item, t.task, t.responsible, t.due_on,
                (select amount_fen from review_consequence c where c.no = t.consequence_no),
                t.opened_by, t.opened_at, t.done_by, t.done_at, t.outcome
            from rectification t join review_round r on r.no = t.round_no
            """ as Statement + " " + filter
        ).map(Rectification.init(row:))
    }

    /// Closes a rectification, once.
    package func endRectification(
        _ number: Int64, by officer: OfficerID, at instant: Instant, outcome: String
    ) async throws {
        try await sql.send(
            """
            update rectification set done_by = \(officer), done_at = \(instant),
                outcome = \(outcome)
            where no = \(number)
            """)
    }

    /// Whether another rectification of the officer's suspensions is open, so that lifting one
    /// would lift both.
    package func isSuspended(_ officer: OfficerID, besides number: Int64) async throws -> Bool {
        try await sql.query(
            """
            select exists (select from rectification t
                join review_consequence c on c.no = t.consequence_no
                where c.kind = 'suspend' and c.officer = \(officer) and t.no <> \(number)
                    and t.done_at is null)
            """)[0].decode(Bool.self)
    }
}

extension ReviewConsequence {
    fileprivate init(row: Row) throws {
        let (
            number, round, kind, officer, town, claim, amount, rule, state, proposedAt, decidedBy,
            decidedAt, reason, names, values
        ) = try row.decode(
            (
                Int64, ReviewRoundID, Kind, OfficerID?, AreaCode?, Int64?, Fen?, String, State,
                Instant, OfficerID?, Instant?, String?, [String], [Int64]
            ).self)
        self.init(
            number: number, round: round, kind: kind, officer: officer, town: town, claim: claim,
            amount: amount, rule: rule, basis: Dictionary(uniqueKeysWithValues: zip(names, values)),
            state: state, proposedAt: proposedAt, decidedBy: decidedBy, decidedAt: decidedAt,
            reason: reason)
    }
}

extension Rectification {
    fileprivate init(row: Row) throws {
        let (
            number, round, consequence, item, task, responsible, dueOn, amount, openedBy, openedAt,
            doneBy, doneAt, outcome
        ) = try row.decode(
            (
                Int64, ReviewRoundID, Int64?, SampleItemID?, String, String, Day, Fen?, OfficerID,
                Instant, OfficerID?, Instant?, String?
            ).self)
        self.init(
            number: number, round: round, consequence: consequence, item: item, task: task,
            responsible: responsible, dueOn: dueOn, amount: amount, openedBy: openedBy,
            openedAt: openedAt, doneBy: doneBy, doneAt: doneAt, outcome: outcome)
    }
}
