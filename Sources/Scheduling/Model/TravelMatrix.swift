/// 路程表 - the travel from every place to every other, as a square table that need not be
/// symmetric.
///
/// The places are the visits in their order, then the teams' depots in theirs. Entries are whole
/// units (minutes in a county; tenths of a unit in the published instances) and take two bytes, so
/// that the 400 visits of a county lie in the second cache of one core, and 10,000 in 203 MB.
package struct TravelMatrix: Sendable {
    /// What does not fit is as long as this: 45 days in minutes, and no shift is longer than one.
    package static let unreachable = Int(UInt16.max)

    /// The number of places.
    package let places: Int
    let table: TravelTable

    /// Asks for every pair once. A negative travel counts as none, a longer one than
    /// ``unreachable`` as that; from a place to itself it is always none.
    package init(places: Int, travel: (_ from: Int, _ to: Int) -> Int) {
        self.places = max(0, places)
        self.table = TravelTable(places: self.places) { from, to in
            from == to ? 0 : UInt16(clamping: travel(from, to))
        }
    }

    /// Asks for every pair in one direction only, the other takes as long.
    package init(symmetricPlaces places: Int, travel: (_ one: Int, _ other: Int) -> Int) {
        self.places = max(0, places)
        self.table = TravelTable(mirroredPlaces: self.places) { one, other in
            UInt16(clamping: travel(one, other))
        }
    }

    /// How long the way is; the places must be places of the table.
    package subscript(from: Int, to: Int) -> Int {
        precondition((0..<places).contains(from) && (0..<places).contains(to))
        return Int(table.entries[from * places + to])
    }

    /// The same ways in the other direction; the same table when both directions take as long.
    func reversed() -> TravelTable {
        if table.isSymmetric { return table }
        let (entries, places) = (table.entries, places)
        return TravelTable(places: places) { from, to in entries[to * places + from] }
    }
}

/// The entries of a ``TravelMatrix``, row by row: the row of the place left, the column of the
/// place reached. A class, so that the search can hold a plain pointer for as long as it lives;
/// nothing writes after `init`, which makes it safe to share.
final class TravelTable: @unchecked Sendable {
    let entries: UnsafeMutablePointer<UInt16>
    private let places: Int

    init(places: Int, entry: (_ from: Int, _ to: Int) -> UInt16) {
        self.places = places
        self.entries = .allocate(capacity: max(1, places * places))
        for from in 0..<places {
            for to in 0..<places {
                (entries + from * places + to).initialize(to: entry(from, to))
            }
        }
    }

    /// Writes every entry and its mirror in squares of 64 places, as ``isSymmetric`` reads them.
    init(mirroredPlaces places: Int, entry: (_ one: Int, _ other: Int) -> UInt16) {
        self.places = places
        self.entries = .allocate(capacity: max(1, places * places))
        for place in 0..<places { (entries + place * places + place).initialize(to: 0) }
        let side = 64
        for rowBlock in stride(from: 0, to: places, by: side) {
            for columnBlock in stride(from: 0, through: rowBlock, by: side) {
                for row in rowBlock..<min(places, rowBlock + side) {
                    for column in columnBlock..<min(row, columnBlock + side) {
                        let units = entry(row, column)
                        (entries + row * places + column).initialize(to: units)
                        (entries + column * places + row).initialize(to: units)
                    }
                }
            }
        }
    }

    deinit { entries.deallocate() }

    /// Whether every way takes as long as the way back. Compared in squares of 64 places, because
    /// a whole column of a large table misses the cache at every step.
    var isSymmetric: Bool {
        let side = 64
        for rowBlock in stride(from: 0, to: places, by: side) {
            for columnBlock in stride(from: 0, through: rowBlock, by: side) {
                for row in rowBlock..<min(places, rowBlock + side) {
                    for column in columnBlock..<min(places, columnBlock + side)
                    where entries[row * places + column] != entries[column * places + row] {
                        return false
                    }
                }
            }
        }
        return true
    }
}
