import Seeding

extension Seeded {
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
