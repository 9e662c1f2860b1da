import Digests
import Domain

/// 抽样框 - the frozen list of what a round may draw from, sorted by the bytes of the ids.
package struct ReviewFrame: Hashable, Sendable {
    /// By id, no id twice.
    package let rows: [FrameRow]

    /// Sorts the rows.
    ///
    /// - Throws: the first row, by id, that cannot be in a frame.
    package init(_ rows: [FrameRow]) throws(FrameDefect) {
        let sorted = rows.sorted { $0.id < $1.id }
        var last: SampleItemID?
        var sum = Int64(0)
        for row in sorted {
            if row.id.rawValue.isEmpty { throw .idMissing }
            if row.id == last { throw .idTwice(row.id) }
            last = row.id
            switch row.place {
            case .inside(let part, _, let size):
                guard size.rawValue > 0 || (part == .refused && size.rawValue == 0) else {
                    throw .sizeUnfit(row.id, size)
                }
                let (total, overflow) = sum.addingReportingOverflow(size.rawValue)
                guard !overflow, total <= ReviewFrame.largestSum else { throw .sumTooLarge }
                sum = total
            case .excluded(let reason):
                if reason.isEmpty { throw .reasonMissing(row.id) }
            }
        }
        self.rows = sorted
    }

    /// 2⁵³ fen, ninety trillion yuan: sums stay whole in every program that checks a draw.
    package static let largestSum: Int64 = 1 << 53

    /// 框根 - the root of the hash tree (RFC 6962, with SM3) over the rows in their order. Who has
    /// it can be shown, with a handful of digests, that an item is in the frame.
    package var root: Digest {
        let hashing = MerkleHashing(.sm3)
        return hashing.root(ofLeafHashes: rows.lazy.map { hashing.leafHash($0.bytes) })
    }

    /// The rows of a part that are in the frame, by id.
    package func rows(of part: ReviewPart) -> [FrameRow] {
        rows.filter { $0.part == part }
    }

    /// How many items a part has, and how much money.
    package func total(of part: ReviewPart) -> (count: Int, sum: Fen) {
        let inside = rows(of: part)
        return (inside.count, Fen(inside.reduce(0) { $0 + $1.size.rawValue }))
    }
}

extension FrameRow {
    /// The part that it is in; nil when it is left out.
    package var part: ReviewPart? {
        if case .inside(let part, _, _) = place { part } else { nil }
    }

    /// Its stratum; empty when it is left out.
    package var stratum: Stratum {
        if case .inside(_, let stratum, _) = place { stratum } else { "" }
    }

    /// Its size; 0 when it is left out.
    package var size: Fen {
        if case .inside(_, _, let size) = place { size } else { Fen(0) }
    }
}

/// Why rows are no frame.
package enum FrameDefect: Error, Equatable, Sendable {
    case idMissing
    case idTwice(SampleItemID)
    /// Nothing to be paid in the paid part, or less than nothing in any.
    case sizeUnfit(SampleItemID, Fen)
    /// An item is left out without a reason.
    case reasonMissing(SampleItemID)
    /// All sizes together are above ``ReviewFrame/largestSum``.
    case sumTooLarge

    /// The stable code.
    package var code: String {
        switch self {
        case .idMissing: "frame_id_missing"
        case .idTwice: "frame_id_twice"
        case .sizeUnfit: "frame_size_unfit"
        case .reasonMissing: "frame_reason_missing"
        case .sumTooLarge: "frame_sum_too_large"
        }
    }
}
