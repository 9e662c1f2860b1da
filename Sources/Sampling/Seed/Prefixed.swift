extension [UInt8] {
    /// Adds a length in four bytes, big-endian, and then the bytes: no two sequences of parts have
    /// the same bytes, however the parts are cut.
    mutating func appendPrefixed(_ part: some Collection<UInt8>) {
        appendNumber(part.count)
        append(contentsOf: part)
    }

    /// Adds four bytes, big-endian.
    mutating func appendNumber(_ number: Int) {
        precondition(number >= 0 && number <= Int(UInt32.max), "a number of four bytes")
        for shift in stride(from: 24, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
