/// 文本列 - the texts of many rows as UTF-8 bytes, one behind the other. No `String` is made before
/// somebody reads one, and no memory is allocated for a single text: a file of two million rows has
/// ten million of them.
@frozen
public struct TextColumn: Sendable, Equatable {
    @usableFromInline
    internal var bytes: [UInt8]
    /// Where each text ends in ``bytes``; it begins where the one before it ends.
    @usableFromInline
    internal var ends: [UInt32]

    @inlinable
    public init() {
        self.bytes = []
        self.ends = []
    }

    /// Makes room, so that appending does not move what is there.
    @inlinable
    public mutating func reserve(texts: Int, bytes: Int) {
        ends.reserveCapacity(texts)
        self.bytes.reserveCapacity(bytes)
    }

    @inlinable
    public var count: Int { ends.count }

    /// Appends a text. All texts together have less than 4 GiB.
    @inlinable
    public mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        bytes.append(contentsOf: text)
        ends.append(UInt32(bytes.count))
    }

    @inlinable
    public mutating func append(_ text: some StringProtocol) {
        bytes.append(contentsOf: text.utf8)
        ends.append(UInt32(bytes.count))
    }

    /// Where the bytes of a text are.
    @inlinable
    internal func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }

    /// The bytes of a text.
    @inlinable
    public subscript(index: Int) -> ArraySlice<UInt8> { bytes[range(of: index)] }

    /// A text as a string.
    @inlinable
    public func text(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }

    /// Lends the bytes of a text.
    @inlinable
    public func withText<Result, Failure: Error>(
        _ index: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let range = range(of: index)
        return try bytes.withUnsafeBufferPointer { bytes throws(Failure) in
            try body(UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }
}
