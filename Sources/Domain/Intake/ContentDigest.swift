/// 内容指纹 - sixteen bytes that stand for the parsed content of a feed row: SipHash-2-4 with a public
/// key, which is enough to tell whether what is sent again has changed and no proof of anything.
/// Two rows with the same serial, person and digest say the same.
@frozen
public struct ContentDigest: Hashable, Sendable {
    /// The first eight bytes, big-endian, and the next eight.
    public let high: UInt64
    public let low: UInt64

    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Nil unless there are sixteen bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        self.high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        self.low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The sixteen bytes.
    public var bytes: [UInt8] {
        [high, low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
        }
    }
}
