/// The places of row numbers, in the order in which they were first seen: dense indices for arrays.
package struct NumberIndex: Sendable {
    private var numbers: [Int32] = []
    /// Place plus 1; 0 for free. The length is a power of two.
    private var slots: [UInt32] = Array(repeating: 0, count: 1 << 8)

    init() {}

    package var count: Int { numbers.count }

    package func number(at place: Int) -> Int32 { numbers[place] }

    /// The place of a number; nil if it was never seen.
    package func place(of number: Int32) -> Int? {
        let slot = self.slot(for: number)
        return slots[slot] == 0 ? nil : Int(slots[slot]) - 1
    }

    /// The place of a number, which is made if need be.
    mutating func place(adding number: Int32) -> Int {
        // The members of a household come one after the other, as a rule.
        if numbers.last == number { return numbers.count - 1 }
        if (numbers.count + 1) * 2 > slots.count { growSlots() }
        let slot = self.slot(for: number)
        if slots[slot] == 0 {
            numbers.append(number)
            slots[slot] = UInt32(numbers.count)
        }
        return Int(slots[slot]) - 1
    }

    /// The slot of a number, or the free one where it belongs.
    private func slot(for number: Int32) -> Int {
        // Row numbers come in runs, as a rule, and so do those who ask: neighbours stay neighbours.
        // Every 4,096 the run jumps elsewhere, so that numbers with gaps do not pile up either.
        let number64 = UInt64(UInt32(bitPattern: number))
        let spread = number64 &+ (number64 >> 12) &* 0x9E37_79B1
        var slot = Int(truncatingIfNeeded: spread) & (slots.count - 1)
        while slots[slot] != 0, numbers[Int(slots[slot]) - 1] != number {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private mutating func growSlots() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for (place, number) in numbers.enumerated() {
            let slot = self.slot(for: number)
            slots[slot] = UInt32(place + 1)
        }
    }
}
