/// 管辖范围 - where an officer acts: the county, a town or a village, and for one insurer or all.
///
/// Areas contain each other by their codes (GB/T 2260, GB/T 10114): a town's begins with its
/// county's, a village's with its town's, and what is left of the twelve digits are zeros. So a
/// scope is a prefix, which the database compares as fast as we do.
package struct Scope: Sendable, Hashable {
    /// The area within which the officer acts; nil for the whole county.
    package var area: AreaCode?
    /// The insurer for whom; nil for every one.
    package var insurer: String?
    /// 盲核 - the reviewer who is not to see what was found the first time of any framed claim, as
    /// long as its review or the round is open; nil for whoever reviews nothing. The database
    /// leaves out what such a reader is not to see.
    package var blind: OfficerID?

    package init(area: AreaCode? = nil, insurer: String? = nil, blind: OfficerID? = nil) {
        self.area = area
        self.insurer = insurer
        self.blind = blind
    }

    /// 全县 - everything.
    package static let county = Scope()

    /// Whether every area and insurer is in it.
    package var isCounty: Bool { area == nil && insurer == nil }

    /// The same area and insurer, with everything in it shown: for what a reviewer does and is told
    /// nothing of.
    package var unblinded: Scope { Scope(area: area, insurer: insurer) }

    /// Whether what happens in an area, for an insurer, is within the scope.
    ///
    /// - Parameter insurer: empty where a county has not divided its households among insurers:
    ///   then they are every insurer's.
    package func contains(area other: AreaCode, insurer whose: String) -> Bool {
        let isHere = area.map { other.rawValue.utf8.starts(with: $0.prefix.utf8) } ?? true
        let isTheirs =
            insurer.map { whose.isEmpty || $0.utf8.elementsEqual(whose.utf8) } ?? true
        return isHere && isTheirs
    }

    /// The scope as two settings of a transaction, both empty for everything: the prefix of the
    /// area codes, and the insurer.
    package var settings: (areaPrefix: String, insurer: String) {
        (area?.prefix ?? "", insurer ?? "")
    }
}

extension AreaCode {
    /// The digits that say something: two each for province, city and county, three each for town
    /// and village. A code that is not twelve digits long stands for itself.
    package var prefix: String {
        guard isHierarchical else { return rawValue }
        let digits = Array(rawValue.utf8)
        var end = 12
        for start in [9, 6, 4, 2] {
            guard digits[start..<end].allSatisfy({ $0 == 48 }) else { break }
            end = start
        }
        return String(decoding: digits[..<end], as: UTF8.self)
    }

    /// The level that the code's digits say; nil for a code of another form.
    package var level: Area.Level? {
        guard isHierarchical else { return nil }
        return switch prefix.utf8.count {
        case 2: .province
        case 4: .city
        case 6: .county
        case 9: .town
        case 12: .village
        default: nil
        }
    }

    /// Whether the code is of the twelve digits of the standards.
    private var isHierarchical: Bool {
        rawValue.utf8.count == 12 && rawValue.utf8.allSatisfy { (48...57).contains($0) }
    }
}
