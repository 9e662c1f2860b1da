/// 人员名册 - all persons of the county's register, in memory, to look up by blind index: what an
/// import matches its rows against.
///
/// Flat arrays and an open-addressing table over them: some 44 bytes a person and the bytes of the
/// name, so that a province's 3.45 million persons take 200 MB, and a look-up touches three cache
/// lines. A person is known inside by the place at which it was added.
package struct Register: Sendable {
    /// By place.
    var persons: [Entry] = []
    /// 户 - by place of the household: its row number in the store.
    package private(set) var households = NumberIndex()
    /// The normalised names, each behind its length in two bytes, the lower first.
    var names: [UInt8] = []
    /// Place and part of the hash of a key; 0 for free. The length is a power of two.
    var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)

    /// - Parameter expected: how many persons will be added; more are welcome.
    package init(expected: Int = 0) {
        var length = slots.count
        while length * Register.fullness / 16 < expected { length *= 2 }
        slots = Array(inHugePages: 0, count: length)
        persons.reserveHugePages(expected)
        names.reserveHugePages(expected * 12)
    }

    /// How many persons there are.
    package var count: Int { persons.count }

    /// Adds a person. False, and nothing changes, if somebody has the key already.
    ///
    /// - Parameters:
    ///   - person: row number of the person in the store.
    ///   - household: row number of the household.
    ///   - name: in the form for comparing, at most 65,535 bytes.
    package mutating func add(
        _ key: PersonKey, person: Int32, household: Int32, name: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if (persons.count + 1) * 16 > slots.count * Register.fullness { growSlots() }
        guard let slot = freeSlot(for: key) else { return false }
        precondition(names.count <= UInt32.max, "the names of a register fill 4 GiB at most")
        let length = name.count
        precondition(length <= UInt16.max, "a name of more than 65,535 bytes")
        slots[slot] = Register.slot(key.hash, persons.count)
        persons.append(
            Entry(
                key: key, person: person, household: household,
                householdPlace: Int32(households.place(adding: household)),
                name: UInt32(names.count)))
        names.append(UInt8(truncatingIfNeeded: length))
        names.append(UInt8(truncatingIfNeeded: length >> 8))
        names.append(contentsOf: name)
        return true
    }

    /// The same with a name that is a string.
    package mutating func add(
        _ key: PersonKey, person: Int32, household: Int32, name: String
    ) -> Bool {
        var name = name
        return name.withUTF8 { add(key, person: person, household: household, name: $0) }
    }

    /// Row number of a person in the store, and of its household.
    package func numbers(at place: Int) -> (person: Int32, household: Int32) {
        let entry = persons[place]
        return (entry.person, entry.household)
    }

    /// The place of a person; nil for nobody.
    package func place(of key: PersonKey) -> Int? {
        var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == key.hash >> 32 {
                let place = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
                if persons[place].key == key { return place }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// What is known of a person. 32 bytes, so that one never lies across two cache lines.
    struct Entry: Sendable {
        var key: PersonKey
        var person: Int32
        var household: Int32
        var householdPlace: Int32
        /// Where the length of the name is in ``names``.
        var name: UInt32
    }

    /// Slots are filled up to so many sixteenths. The tag in a slot saves the look at the entry,
    /// and eight slots share a cache line, so a full table costs little.
    static let fullness = 14

    static func slot(_ hash: UInt64, _ place: Int) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(place + 1)
    }

    /// Nil if the key is there already.
    private func freeSlot(for key: PersonKey) -> Int? {
        var slot = Int(truncatingIfNeeded: key.hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == key.hash >> 32,
                persons[Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1].key == key
            {
                return nil
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func growSlots() {
        slots = Array(inHugePages: 0, count: slots.count * 2)
        for (place, entry) in persons.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.key.hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Register.slot(entry.key.hash, place)
        }
    }
}
