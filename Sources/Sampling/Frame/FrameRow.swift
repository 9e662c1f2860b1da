import Digests
import Domain

/// 勘员 - by what name a verifier, or a team, stands in the frame.
package struct VerifierName: TextID {
    package let rawValue: String
    package init(_ rawValue: String) { self.rawValue = rawValue }
}

/// 抽样框行 - one item of a period: where it is in the frame, or why it is not.
///
/// Every visit that ended in the period has exactly one row, so that nothing can be left out
/// unseen (7 CFR 275.11 asks the same of a sampling plan).
package struct FrameRow: Hashable, Sendable {
    /// What the item is called, in the frame and in the draw.
    package var id: SampleItemID
    /// Where it is.
    package var place: Place
    /// 勘员 - whose work it is, for the top-up by verifier; empty for nobody's.
    package var verifier: VerifierName
    /// 乡镇 - where it belongs, for the figures by township; empty where that is not told apart.
    package var town: AreaCode
    /// 必查 - why it is reviewed whatever is drawn; in the order of ``ForcedReason``, without
    /// repetition.
    package let forced: [ForcedReason]

    /// In the frame, or out of it.
    package enum Place: Hashable, Sendable {
        /// To be reviewed by the draw. `size` is what is to be paid, more than 0 in the paid part;
        /// what was asked for, or 0, in the refused one.
        case inside(ReviewPart, stratum: Stratum, size: Fen)
        /// 剔除 - left out, with the reason that the report gives.
        case excluded(reason: String)
    }

    package init(
        id: SampleItemID, place: Place, verifier: VerifierName = "", town: AreaCode = "",
        forced: Set<ForcedReason> = []
    ) {
        self.id = id
        self.place = place
        self.verifier = verifier
        self.town = town
        self.forced = ForcedReason.allCases.filter(forced.contains)
    }
}

extension FrameRow {
    /// The row as the bytes that the frame's root stands for: ``CanonicalBytes`` of version 1 with
    /// the fields id, `paid`, `refused` or `excluded`, the stratum or the reason, the size in fen,
    /// the verifier, the town, and a list of the reasons why it is reviewed anyhow.
    package var bytes: [UInt8] {
        var record = CanonicalBytes(version: 1)
        record.append(id.rawValue)
        switch place {
        case .inside(let part, let stratum, let size):
            record.append(part.rawValue)
            record.append(stratum.rawValue)
            record.append(size.rawValue)
        case .excluded(let reason):
            record.append("excluded")
            record.append(reason)
            record.append(Int64(0))
        }
        record.append(verifier.rawValue)
        record.append(town.rawValue)
        record.appendList { list in
            for reason in forced { list.append(reason.rawValue) }
        }
        return record.bytes
    }
}
