import Glibc

/// Look-ups by the thousand. The register is larger than any cache, so nearly every look misses it.
/// Each step therefore first looks at everything it will need, which the processor does side by
/// side, and only then asks its questions, each of which waits for what the one before it found.
extension Register {
    /// So many persons that what they need stays in the processor's second cache.
    static let stride = 1_024

    /// The places of persons, ``MatchedRows/unknown`` for nobody.
    func places(of keys: ArraySlice<PersonKey>) -> [Int32] {
        let hashes = keys.map(\.hash)
        return slots.withUnsafeBufferPointer { slots in
            persons.withUnsafeBufferPointer { persons in
                Register.keepLooks(
                    hashes.reduce(0) {
                        $0 ^ slots[Int(truncatingIfNeeded: $1) & (slots.count - 1)]
                    })
                return zip(keys, hashes).map { key, hash in
                    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
                    while slots[slot] != 0 {
                        if slots[slot] >> 32 == hash >> 32 {
                            let place = Int32(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
                            if persons[Int(place)].key == key { return place }
                        }
                        slot = (slot + 1) & (slots.count - 1)
                    }
                    return MatchedRows.unknown
                }
            }
        }
    }

    /// Looks at the names of persons that ``isName(_:at:)`` will be asked about next.
    func warmNames(at places: [Int32]) {
        let sum = names.withUnsafeBufferPointer { names in
            places.reduce(UInt64(0)) { sum, place in
                place < 0 ? sum : sum ^ UInt64(names[Int(persons[Int(place)].name)])
            }
        }
        Register.keepLooks(sum)
    }

    /// Whether a person has this name, in the form for comparing.
    func isName(_ name: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let start = Int(persons[place].name)
        return names.withUnsafeBytes { names in
            let length = Int(names[start]) | Int(names[start + 1]) << 8
            guard length == name.count else { return false }
            guard length > 0 else { return true }
            return memcmp(names.baseAddress! + start + 2, name.baseAddress!, length) == 0
        }
    }

    /// Keeps looks whose outcome nobody needs from being optimized away.
    @inline(never)
    @_optimize(none)
    static func keepLooks(_ outcome: UInt64) {}
}
