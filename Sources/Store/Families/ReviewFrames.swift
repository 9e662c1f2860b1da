import Domain
import Postgres

/// A row of a frozen frame.
package struct FrameRecord: Sendable, Equatable {
    package var item: SampleItemID
    package var claim: Claim.ID
    /// The visit it stands for; nil where there was none.
    package var verification: Int64?
    /// Nil where it is left out.
    package var part: ReviewPart?
    package var stratum: String
    package var size: Fen
    /// Why it is left out; empty where it is not.
    package var reason: String
    package var verifier: String
    package var town: String
    package var forced: [ForcedReason]

    package init(
        item: SampleItemID, claim: Claim.ID, verification: Int64?, part: ReviewPart?,
        stratum: String = "", size: Fen = .zero, reason: String = "", verifier: String = "",
        town: String = "", forced: [ForcedReason] = []
    ) {
        self.item = item
        self.claim = claim
        self.verification = verification
        self.part = part
        self.stratum = stratum
        self.size = size
        self.reason = reason
        self.verifier = verifier
        self.town = town
        self.forced = forced
    }
}

extension ReviewPart: PostgresEncodable, PostgresDecodable {}

extension Transaction {
    /// The rows of a frame that the transaction may see, by the bytes of the items' names.
    package func frameRows(of round: Int64) async throws -> [FrameRecord] {
        try await sql.query(
            """
            select item, claim_id, verification_no, place, stratum, size_fen, reason, verifier,
                town, forced
            from review_frame where round_no = \(round) order by item collate "C"
            """
        ).map { row in
            let (item, claim, visit, place, stratum, size, reason, verifier, town, forced) =
                try row.decode(
                    (
                        SampleItemID, Int64, Int64?, String, String, Fen, String, String, String,
                        [String]
                    ).self)
            return FrameRecord(
                item: item, claim: claim, verification: visit, part: ReviewPart(rawValue: place),
                stratum: stratum, size: size, reason: reason, verifier: verifier, town: town,
                forced: forced.compactMap(ForcedReason.init(rawValue:)))
        }
    }
}
