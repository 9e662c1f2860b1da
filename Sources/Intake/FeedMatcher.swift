import Domain

/// 人员匹配 - finds the persons of a feed's rows in the register, and takes the fingerprints of what
/// the rows say. It only reads, and may work on several parts of a file at once.
package struct FeedMatcher: Sendable {
    package let register: Register
    private let blindIndices: BlindIndexing

    package init(register: Register, blindIndices: @escaping BlindIndexing) {
        self.register = register
        self.blindIndices = blindIndices
    }

    package func match(_ rows: FeedRows) -> MatchedRows {
        let keys = blindIndices(rows.idNumbers)
        precondition(keys.count == rows.count, "one blind index for each ID number")
        var matched = MatchedRows(rows: rows)
        for start in stride(from: 0, to: keys.count, by: Register.stride) {
            takePersons(keys[start..<min(start + Register.stride, keys.count)], of: &matched)
        }
        takeFingerprints(of: &matched)
        return matched
    }

    /// Finds the persons of the next rows.
    private func takePersons(_ keys: ArraySlice<PersonKey>, of matched: inout MatchedRows) {
        let places = register.places(of: keys)
        register.warmNames(at: places)
        for (row, place) in zip(keys.indices, places) {
            let isSame =
                place >= 0
                && matched.rows.names.withText(row) { register.isName($0, at: Int(place)) }
            let numbers = isSame ? register.numbers(at: Int(place)) : (person: 0, household: 0)
            matched.places.append(place < 0 || isSame ? place : MatchedRows.otherName)
            matched.persons.append(numbers.person)
            matched.households.append(numbers.household)
        }
    }

    private func takeFingerprints(of matched: inout MatchedRows) {
        let rows = matched.rows
        var hasSerials = true
        for row in 0..<rows.count {
            let isMatched = matched.places[row] >= 0
            matched.contents.append(isMatched ? RowContent.digest(rows, row) : .none)
            rows.serials.withText(row) {
                if $0.isEmpty { hasSerials = false }
                matched.serialHashes.append(SerialIndex.hash($0))
            }
        }
        if !hasSerials { matched.makeSerials() }
    }
}

/// The rows of a part of a feed, and whose they are.
package struct MatchedRows: Sendable {
    package let rows: FeedRows
    /// By row: the serial, made of the content where the file has none.
    package fileprivate(set) var serials: TextColumn
    /// By row: the place of the person in the register, ``unknown`` or ``otherName``.
    var places: [Int32] = []
    /// By row: numbers of the person and the household, 0 for a row that is not matched.
    var persons: [Int32] = []
    var households: [Int32] = []
    var contents: [ContentDigest] = []
    var serialHashes: [UInt64] = []

    /// Nobody has the ID number.
    static let unknown: Int32 = -1
    /// Somebody else has the ID number.
    static let otherName: Int32 = -2

    fileprivate init(rows: FeedRows) {
        self.rows = rows
        self.serials = rows.serials
        places.reserveCapacity(rows.count)
        persons.reserveCapacity(rows.count)
        households.reserveCapacity(rows.count)
        contents.reserveCapacity(rows.count)
        serialHashes.reserveCapacity(rows.count)
    }

    /// A row without a serial is known by what it says: the same row sent again is a duplicate, and
    /// no two others can replace each other.
    fileprivate mutating func makeSerials() {
        var made = TextColumn()
        for row in 0..<rows.count {
            let isMissing = rows.serials[row].isEmpty
            if isMissing, places[row] >= 0 {
                let content = contents[row].bytes.map { byte in
                    String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
                }
                made.append("~\(persons[row])-\(content.joined())")
            } else {
                made.append(rows.serials.text(row))
            }
            made.withText(row) { serialHashes[row] = SerialIndex.hash($0) }
        }
        serials = made
    }
}

extension ContentDigest {
    /// Of a row that is not matched; never looked at.
    fileprivate static let none = ContentDigest(high: 0, low: 0)
}
