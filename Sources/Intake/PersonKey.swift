import Digests

/// 身份盲索引 - the first sixteen bytes of the keyed blind index of an ID number: what a person is
/// looked up by where no ID number is at hand. Two persons with the same sixteen bytes do not
/// happen.
@frozen
public struct PersonKey: Hashable, Sendable {
    public let high: UInt64
    public let low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// - Parameter index: the blind index; its second half is not needed.
    @inlinable
    public init(_ index: Digest) {
        self.init(high: index.word0, low: index.word1)
    }

    /// Well spread bits, even for keys that are not.
    @inlinable
    internal var hash: UInt64 {
        // The finalizer of MurmurHash3 (Austin Appleby, public domain) over both halves.
        var hash = high ^ (low &* 0x9E37_79B9_7F4A_7C15)
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 33)
    }
}

/// Computes the blind indices of ID numbers, eighteen ASCII bytes each, one behind the other.
/// Whoever holds the key supplies it; it is called from several threads at once, with thousands at
/// a time.
package typealias BlindIndexing = @Sendable (_ idNumbers: [UInt8]) -> [PersonKey]
