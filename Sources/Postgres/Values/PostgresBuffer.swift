import Glibc

/// Bytes being written in PostgreSQL's binary format: big-endian numbers, UTF-8 text.
///
/// It is a value: a copy is independent, and is made only when both copies are still written to.
/// Writes go to raw memory after one check of room, because COPY writes millions of them a second.
@frozen
public struct PostgresBuffer: @unchecked Sendable {
    @usableFromInline var storage: Storage
    @usableFromInline var length: Int

    /// The number of bytes written.
    @inlinable
    public var count: Int { length }

    @usableFromInline
    final class Storage {
        @usableFromInline let base: UnsafeMutableRawPointer
        @usableFromInline let capacity: Int

        @usableFromInline
        init(capacity: Int) {
            self.capacity = capacity
            base = .allocate(byteCount: max(capacity, 1), alignment: 8)
        }

        deinit { base.deallocate() }
    }

    /// An empty buffer with room for `capacity` bytes; it grows as needed.
    public init(capacity: Int = 64) {
        storage = capacity == 0 ? PostgresBuffer.empty : Storage(capacity: capacity)
        length = 0
    }

    /// Shared by all buffers that were made without room: never written to, its capacity is 0.
    private static nonisolated(unsafe) let empty = Storage(capacity: 0)

    /// The bytes written. The pointer is good only inside the closure.
    @inlinable
    public func withUnsafeBytes<Result>(
        _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        defer { withExtendedLifetime(storage) {} }
        return try body(UnsafeRawBufferPointer(start: storage.base, count: count))
    }

    /// Forgets what was written, and keeps the room.
    @inlinable
    public mutating func removeAll() { length = 0 }

    /// Room for `size` more bytes, counted as written; the caller fills it.
    @inlinable
    mutating func claim(_ size: Int) -> UnsafeMutableRawPointer {
        if length + size > storage.capacity || !isKnownUniquelyReferenced(&storage) {
            grow(by: size)
        }
        let start = storage.base + length
        length += size
        return start
    }

    @usableFromInline
    @inline(never)
    mutating func grow(by size: Int) {
        let larger = Storage(capacity: max(count + size, storage.capacity * 2, 64))
        larger.base.copyMemory(from: storage.base, byteCount: count)
        storage = larger
    }

    /// Writes an integer, most significant byte first.
    @inlinable
    public mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        claim(MemoryLayout<Number>.size)
            .storeBytes(of: number.bigEndian, as: Number.self)
    }

    @inlinable
    public mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress, bytes.count > 0 else { return }
        claim(bytes.count).copyMemory(from: base, byteCount: bytes.count)
    }

    @inlinable
    public mutating func append(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { append($0) }
    }

    /// Writes the UTF-8 bytes of a text.
    @inlinable
    public mutating func append(utf8 text: String) {
        let written: Void? = text.utf8.withContiguousStorageIfAvailable {
            append(UnsafeRawBufferPointer($0))
        }
        if written == nil {
            var native = text
            native.withUTF8 { append(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Writes a value as PostgreSQL's messages carry it: its length in four bytes, then its bytes;
    /// NULL is the length -1.
    @inlinable
    public mutating func append<Value: PostgresEncodable>(field value: Value) {
        if value.isPostgresNull {
            append(bigEndian: Int32(-1))
            return
        }
        let start = count
        append(bigEndian: Int32(0))
        value.encode(into: &self)
        overwrite(at: start, with: Int32(truncatingIfNeeded: count - start - 4))
    }

    /// Replaces a number already written at `offset`.
    @inlinable
    mutating func overwrite(at offset: Int, with number: Int32) {
        (storage.base + offset).storeBytes(of: number.bigEndian, as: Int32.self)
    }
}
