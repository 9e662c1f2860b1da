import Glibc

/// The places of serials, in the order in which they were first seen.
///
/// Serials are kept whole and compared as bytes: two that only share a hash stay two.
struct SerialIndex: Sendable {
    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []
    /// Place plus 1 and part of the hash; 0 for free. The length is a power of two.
    private var slots: [UInt64] = Array(repeating: 0, count: 1 << 10)

    /// - Parameter expected: how many serials will be added; more are welcome.
    init(expected: Int = 0) {
        var length = slots.count
        while length * SerialIndex.fullness / 16 < expected { length *= 2 }
        slots = Array(inHugePages: 0, count: length)
        ends.reserveCapacity(expected)
        bytes.reserveCapacity(expected * 16)
    }

    var count: Int { ends.count }

    /// Serials come from outside. The hash is seeded anew in each process, so that no file can be
    /// made in which all serials collide.
    static func hash(_ serial: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(serial))
        return UInt64(bitPattern: Int64(hasher.finalize()))
    }

    /// Looks at the slots of serials that will be asked for next, as ``Register`` does.
    func warm(_ hashes: ArraySlice<UInt64>) {
        Register.keepLooks(
            slots.withUnsafeBufferPointer { slots in
                hashes.reduce(0) { $0 ^ slots[Int(truncatingIfNeeded: $1) & (slots.count - 1)] }
            })
    }

    /// The place of a serial; nil if it was never seen.
    func place(of serial: UnsafeBufferPointer<UInt8>, hash: UInt64) -> Int? {
        let slot = self.slot(for: serial, hash)
        return slots[slot] == 0 ? nil : Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1
    }

    /// The place of a serial, which is made if need be, and whether it was.
    mutating func place(
        adding serial: UnsafeBufferPointer<UInt8>, hash: UInt64
    ) -> (place: Int, isNew: Bool) {
        if (ends.count + 1) * 16 > slots.count * SerialIndex.fullness { growSlots() }
        let slot = self.slot(for: serial, hash)
        if slots[slot] != 0 {
            return (Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1, false)
        }
        bytes.append(contentsOf: serial)
        precondition(bytes.count <= UInt32.max, "the serials of a feed fill 4 GiB at most")
        ends.append(UInt32(bytes.count))
        slots[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(ends.count)
        return (ends.count - 1, true)
    }

    /// Slots are filled up to so many sixteenths.
    private static let fullness = 12

    /// The slot of a serial, or the free one where it belongs.
    private func slot(for serial: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32,
                isSerial(serial, at: Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF) - 1)
            {
                return slot
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func isSerial(_ serial: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
        let start = place == 0 ? 0 : Int(ends[place - 1])
        let end = Int(ends[place])
        guard end - start == serial.count else { return false }
        if serial.isEmpty { return true }
        return bytes.withUnsafeBytes {
            memcmp($0.baseAddress! + start, serial.baseAddress!, serial.count) == 0
        }
    }

    private mutating func growSlots() {
        // The low half of the hash is not kept, so it is computed again.
        var larger = [UInt64](inHugePages: 0, count: slots.count * 2)
        for place in ends.indices {
            let start = place == 0 ? 0 : Int(ends[place - 1])
            let hash = bytes.withUnsafeBufferPointer {
                SerialIndex.hash(UnsafeBufferPointer(rebasing: $0[start..<Int(ends[place])]))
            }
            var slot = Int(truncatingIfNeeded: hash) & (larger.count - 1)
            while larger[slot] != 0 { slot = (slot + 1) & (larger.count - 1) }
            larger[slot] = hash & 0xFFFF_FFFF_0000_0000 | UInt64(place + 1)
        }
        slots = larger
    }
}
