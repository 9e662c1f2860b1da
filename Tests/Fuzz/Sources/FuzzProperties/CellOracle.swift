/// What every cell goes through before it is read (contract, section 0), scalar by scalar and
/// without a thought of speed.
enum CellOracle {
    /// Half-width, and without white space at its ends.
    static func plain(_ text: String) -> [Unicode.Scalar] {
        let scalars = text.unicodeScalars.map(halfWidth)
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return [] }
        return Array(scalars[first...last])
    }

    /// Whether there are only ASCII digits, and so many.
    static func areDigits(_ scalars: some Collection<Unicode.Scalar>, _ count: ClosedRange<Int>)
        -> Bool
    {
        count.contains(scalars.count) && scalars.allSatisfy { ("0"..."9").contains($0) }
    }

    /// The number that ASCII digits write; at most eighteen of them.
    static func number(_ digits: some Collection<Unicode.Scalar>) -> Int {
        Int(String(String.UnicodeScalarView(digits))) ?? -1
    }

    private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)!
        case 0x3000: " "
        case 0x2212: "-"
        default: scalar
        }
    }
}
