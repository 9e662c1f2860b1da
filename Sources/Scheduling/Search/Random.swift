/// xoshiro256++ (Blackman and Vigna, "Scrambled Linear Pseudorandom Number Generators", 2021),
/// seeded by SplitMix64 as its authors advise: the same numbers on every machine.
struct Xoshiro256: RandomNumberGenerator {
    private var a: UInt64
    private var b: UInt64
    private var c: UInt64
    private var d: UInt64

    init(seed: UInt64) {
        var state = seed
        func split() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        (a, b, c, d) = (split(), split(), split(), split())
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        let sum = a &+ d
        let result = ((sum << 23) | (sum >> 41)) &+ a
        let shifted = b << 17
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= shifted
        d = (d << 45) | (d >> 19)
        return result
    }

    /// A number from 0 to `bound` - 1. The multiplication of Lemire (2019) without its rejection:
    /// the bias is below 2^-32 times the bound.
    @inline(__always)
    mutating func below(_ bound: Int) -> Int {
        Int((UInt64(next() >> 32) &* UInt64(truncatingIfNeeded: bound)) >> 32)
    }

    /// A number from 0 to 1, 1 excluded.
    @inline(__always)
    mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
