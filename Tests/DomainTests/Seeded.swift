/// SplitMix64 (Steele, Lea, Flood 2014): random enough for tests, and the same on every machine.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { self.state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of any size up to 64 bits, small ones as often as large ones.
    mutating func anySize() -> Int64 {
        Int64(bitPattern: next()) >> Int64.random(in: 0..<64, using: &self)
    }

    /// A text of so many characters out of an alphabet.
    mutating func text(_ count: ClosedRange<Int>, of alphabet: String) -> String {
        let scalars = Array(alphabet.unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: count, using: &self) {
            text.append(scalars.randomElement(using: &self)!)
        }
        return String(text)
    }
}
