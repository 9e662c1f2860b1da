import Domain
import Postgres

/// 原核查结果 - what was found about a drawn item the first time, and what followed from it.
package struct FirstFinding: Sendable {
    /// Where the frame has it, and what is to be paid by the frame.
    package var part: ReviewPart
    package var size: Fen
    /// The visit that the item is about; nil for a lead that nobody visited.
    package var findings: RecordedFindings?
    /// What was computed from that visit, last; nil for what never was.
    package var assessed: Assessed?
    /// 不予救助情形 - the items of the household whose hit was upheld.
    package var upheldItems: [String]
    /// What the household was granted in the claim's year by other claims.
    package var paidOtherwise: Fen
    /// Whether a notice of the claim was posted.
    package var wasPosted: Bool
    /// Whether the bank has booked a payment of the claim.
    package var isBooked: Bool
    /// What the departments have of single bills, by number.
    package var bills: [String: Fen]

    /// What an assessment rested on and came to.
    package struct Assessed: Sendable, Equatable {
        package var classID: ClassID
        package var excluded: Bool
        /// What the household had been paid in the year before.
        package var paidThisYear: Fen
        package var byRule: Fen
        package var payable: Fen
    }
}

extension Transaction {
    /// What was found first about an item; nil where it is not in the frame. The transaction must
    /// see the county.
    ///
    /// - Parameter bills: the numbers of single bills that the review names.
    package func firstFinding(
        of item: SampleItemID, in round: Int64, bills: [String]
    ) async throws -> FirstFinding? {
        let frame = try await sql.queryOne(
            """
            select f.place, f.size_fen, f.verification_no, f.claim_id, c.household_no, c.year
            from review_frame f join claim c on c.id = f.claim_id
            where f.round_no = \(round) and f.item = \(item) and f.place <> 'excluded'
            """)
        guard let frame else { return nil }
        let (part, size, visit, claim, household, year) = try frame.decode(
            (ReviewPart, Fen, Int64?, Int64, Int32, Int16).self)
        let answers = try await sql.pipeline([
            """
            select no, visited_on, members, wage_fen, business_fen, cost_fen, property_fen,
                transfer_fen, basis_fen
            from verification where no = \(visit) and outcome = 'completed'
            """,
            """
            select class_id, excluded, paid_year_fen, by_rule_fen, payable_fen from assessment
            where claim_id = \(claim) and verification_no = \(visit)
            order by at_approval desc, no desc limit 1
            """,
            Self.upheldItems(of: household),
            """
            select coalesce(sum(amount_fen), 0)::bigint from payout
            where household_no = \(household) and year = \(year) and claim_id <> \(claim)
            """,
            """
            select exists (select from public_notice where claim_id = \(claim)),
                exists (select from payment q join payout p on p.no = q.payout_no
                    where p.claim_id = \(claim) and q.state = 'booked')
            """,
            """
            select distinct on (serial) serial, basis_fen from cost_record
            where household_no = \(household) and serial = any(\(bills))
            order by serial, no desc
            """,
        ])
        let (wasPosted, isBooked) = try answers[4][0].decode((Bool, Bool).self)
        return FirstFinding(
            part: part, size: size, findings: try answers[0].first.map(Self.findings(from:)),
            assessed: try answers[1].first.map(FirstFinding.Assessed.init(row:)),
            upheldItems: try answers[2].decode(String.self),
            paidOtherwise: try answers[3][0].decode(Fen.self), wasPosted: wasPosted,
            isBooked: isBooked,
            bills: Dictionary(
                uniqueKeysWithValues: try answers[5].map { try $0.decode((String, Fen).self) }))
    }
}

extension FirstFinding.Assessed {
    fileprivate init(row: Row) throws {
        let (classID, excluded, paid, byRule, payable) = try row.decode(
            (ClassID, Bool, Fen, Fen, Fen).self)
        self.init(
            classID: classID, excluded: excluded, paidThisYear: paid, byRule: byRule,
            payable: payable)
    }
}
