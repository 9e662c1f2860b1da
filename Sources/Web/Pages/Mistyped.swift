import Domain
import Wording

/// 填写有误 - what somebody typed into a field of a page cannot be read. It is said beside the form,
/// which keeps everything else that was typed.
struct Mistyped: Error {
    /// The field as the page calls it.
    var field: Text

    var text: Text {
        Text("“\(field.chinese)”填写有误", "\u{201C}\(field.english)\u{201D} cannot be read")
    }
}

// What people type into the fields of pages. An empty field is nothing.

extension Form {
    /// An amount in yuan with at most two decimals, thousands commas or none: `12,000.5`.
    ///
    /// - Parameter orLoss: whether a minus may stand before it.
    func yuan(_ name: String, _ field: Text, orLoss: Bool = false) throws(Mistyped) -> Fen? {
        var typed = self[name].filter { $0 != "," && $0 != " " }
        if typed.isEmpty { return nil }
        let isLoss = orLoss && typed.first == "-"
        if isLoss { typed.removeFirst() }
        guard let hundredths = Form.hundredths(typed), hundredths <= Fen.readableLimit.rawValue
        else { throw Mistyped(field: field) }
        return Fen(isLoss ? -hundredths : hundredths)
    }

    /// A rate in per cent from 0 to 100 with at most two decimals: `2.5`.
    func percent(_ name: String, _ field: Text) throws(Mistyped) -> Percent? {
        let typed = self[name].filter { $0 != "%" && $0 != " " }
        if typed.isEmpty { return nil }
        guard let hundredths = Form.hundredths(typed),
            let percent = Percent(basisPoints: hundredths)
        else { throw Mistyped(field: field) }
        return percent
    }

    /// A whole number from 0 to a million.
    func whole(_ name: String, _ field: Text) throws(Mistyped) -> Int? {
        if self[name].isEmpty { return nil }
        guard let number = Int(self[name]), (0...1_000_000).contains(number) else {
            throw Mistyped(field: field)
        }
        return number
    }

    /// A day that must be there: `2026-10-12`.
    func day(_ name: String, _ field: Text) throws(Mistyped) -> Day {
        guard let day = Day(iso: self[name]) else { throw Mistyped(field: field) }
        return day
    }

    /// Yes, no, or not asked.
    func answer(_ name: String) -> Bool? {
        switch self[name] {
        case "yes": true
        case "no": false
        default: nil
        }
    }

    /// `12.5` as 1,250; nil for what is no such number, or has more than fifteen digits.
    private static func hundredths(_ text: String) -> Int64? {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let decimals = parts.count == 2 ? parts[1] : ""
        let isDigits = { (part: Substring) in
            part.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        }
        guard !parts[0].isEmpty, parts[0].utf8.count <= 13, decimals.utf8.count <= 2,
            isDigits(parts[0]), isDigits(Substring(decimals)), let whole = Int64(parts[0])
        else { return nil }
        let cents = Int64(decimals + String(repeating: "0", count: 2 - decimals.utf8.count)) ?? 0
        return whole * 100 + cents
    }
}
