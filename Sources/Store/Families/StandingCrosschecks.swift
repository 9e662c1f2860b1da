import Domain
import Postgres
import Vault

/// The comparisons that are recorded of some households, to hold a list against: a row that comes
/// twice was recorded twice, so each is taken once.
package struct StandingCrosschecks {
    private struct Key: Hashable {
        var household: Int32
        var idIndex: [UInt8]
        var department: String
        var item: String
        var hit: Bool
        var remark: String
    }

    /// What is recorded of one row, the earliest last.
    private var rows: [Key: [(number: Int64, ruling: String?)]] = [:]
    /// Of every key, the newest first: rows keep an older one's code until they are re-indexed.
    private let indices: [BlindIndex]

    init(indices: [BlindIndex]) { self.indices = indices }

    /// What a row of a list means beside what is recorded.
    package enum Standing {
        /// It says nothing new.
        case decided
        /// It decides a hit that was recorded without a ruling.
        case decides(Int64, Crosscheck.Resolution)
    }

    mutating func put(_ row: Row) throws {
        let (number, household, idIndex, department, item, hit, remark, ruling) = try row.decode(
            (Int64, Int32, [UInt8], String, String, Bool, String, String?).self)
        let key = Key(
            household: household, idIndex: idIndex, department: department, item: item, hit: hit,
            remark: remark)
        rows[key, default: []].append((number, ruling))
    }

    /// Takes the recorded row that says the same; nil where there is none. A hit that is decided in
    /// two ways is two rows.
    package mutating func take(_ check: Crosscheck, of household: Int32) -> Standing? {
        let keys = indices.map { index in
            Key(
                household: household,
                idIndex: index.value(of: check.idNumber.revealed, as: .idNumber).bytes,
                department: check.department, item: check.item, hit: check.hit,
                remark: check.remark)
        }
        for key in keys {
            if let standing = take(check, under: key) { return standing }
        }
        return nil
    }

    private mutating func take(_ check: Crosscheck, under key: Key) -> Standing? {
        guard let recorded = rows[key] else { return nil }
        let ruling = check.hit ? check.resolution : nil
        if let place = recorded.lastIndex(where: { ruling == nil || $0.ruling == ruling?.rawValue })
        {
            rows[key]?.remove(at: place)
            return .decided
        }
        guard let ruling, let place = recorded.lastIndex(where: { $0.ruling == nil }) else {
            return nil
        }
        rows[key]?.remove(at: place)
        return .decides(recorded[place].number, ruling)
    }
}
