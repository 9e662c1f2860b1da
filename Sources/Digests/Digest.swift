/// 摘要 - the 32 bytes that SHA-256, SM3 and their HMACs give.
///
/// Four machine words instead of an array: a digest is copied, compared and kept in dictionaries
/// without an allocation. Digests order as 256-bit numbers, which is the order of their bytes and
/// of their hexadecimal text.
@frozen
public struct Digest: Hashable, Comparable, Sendable {
    /// The bytes 0 to 7 as a big-endian number; `word1` to `word3` follow.
    public let word0: UInt64
    /// The bytes 8 to 15.
    public let word1: UInt64
    /// The bytes 16 to 23.
    public let word2: UInt64
    /// The bytes 24 to 31.
    public let word3: UInt64

    /// How many bytes a digest has: 32.
    public static let length = 32

    /// Takes the four words, the most significant first.
    @inlinable
    public init(_ word0: UInt64, _ word1: UInt64, _ word2: UInt64, _ word3: UInt64) {
        self.word0 = word0
        self.word1 = word1
        self.word2 = word2
        self.word3 = word3
    }

    /// Nil unless there are 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.length else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.init(rawWords: words)
    }

    /// Nil unless there are 64 hexadecimal digits, of either case.
    public init?(hex text: some StringProtocol) {
        guard let bytes = Hexadecimal.bytes(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// Takes words as they lie in memory, most significant byte first.
    init(rawWords words: (UInt64, UInt64, UInt64, UInt64)) {
        self.init(words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
    }

    /// Lends the 32 bytes without an allocation.
    @inlinable
    public func withUnsafeBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var words = (word0.bigEndian, word1.bigEndian, word2.bigEndian, word3.bigEndian)
        return try Swift.withUnsafeBytes(of: &words, body)
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// 64 lower-case hexadecimal digits.
    public var hex: String { withUnsafeBytes { Hexadecimal.text($0) } }

    @inlinable
    public static func < (left: Digest, right: Digest) -> Bool {
        if left.word0 != right.word0 { return left.word0 < right.word0 }
        if left.word1 != right.word1 { return left.word1 < right.word1 }
        if left.word2 != right.word2 { return left.word2 < right.word2 }
        return left.word3 < right.word3
    }

    /// Whether both are the same, in a time that does not tell how many bytes agree: for
    /// authentication codes that somebody outside presents.
    @inlinable
    public func isSame(inConstantTime other: Digest) -> Bool {
        let difference =
            (word0 ^ other.word0) | (word1 ^ other.word1) | (word2 ^ other.word2)
            | (word3 ^ other.word3)
        return difference == 0
    }
}

extension Digest: CustomStringConvertible {
    public var description: String { hex }
}
