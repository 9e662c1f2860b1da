/// Seals and opens many values on one thread: it keeps the expanded keys and a stock of nonces, and
/// writes into memory of the caller. ``Vault`` is the same for many threads and single values.
package final class Sealer {
    private let keys: SealKeys
    private let writing: SealedHeader
    private let writer: any SealCipher
    private let nonces = NonceSource()

    /// The next of the sealers that a ``Vault`` keeps ready.
    var nextIdle: Sealer?

    // Suites and keys that values were opened with: one or two in practice, so a list is fastest.
    private var readers: [(header: SealedHeader, cipher: any SealCipher)]

    convenience init(keys: KeyRing, suite: SealSuite) {
        self.init(SealKeys(all: keys.all(.seal)), suite: suite)
    }

    init(_ keys: SealKeys, suite: SealSuite) {
        let key = keys.current
        self.keys = keys
        self.writing = SealedHeader(suite, keyID: key.id)
        self.writer = suite.cipher(key)
        self.readers = [(writing, writer)]
    }

    /// How long a value of `count` bytes is when sealed.
    package static func sealedLength(of count: Int) -> Int { count + SealedHeader.overhead }

    /// Seals into memory of exactly ``sealedLength(of:)`` bytes. Writing fills it whole.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, in column: SealedColumn, row: RowKey,
        into sealed: UnsafeMutableRawBufferPointer
    ) {
        precondition(
            sealed.count == Sealer.sealedLength(of: plaintext.count)
                && plaintext.count <= Sealer.plaintextLimit, "no room for the sealed value")
        writing.write(to: sealed)
        let body = UnsafeMutableRawBufferPointer(rebasing: sealed[SealedHeader.length...])
        nonces.write(to: body.baseAddress!)
        column.withBinding(writing, row: row) { binding in
            writer.seal(plaintext, binding: binding, body: body)
        }
    }

    /// Seals behind what the array holds, for a row that is being put together.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, in column: SealedColumn, row: RowKey,
        appendingTo buffer: inout [UInt8]
    ) {
        let length = Sealer.sealedLength(of: plaintext.count)
        withUnsafeTemporaryAllocation(byteCount: length, alignment: 8) { sealed in
            seal(plaintext, in: column, row: row, into: sealed)
            buffer.append(contentsOf: UnsafeRawBufferPointer(sealed))
        }
    }

    /// Seals into an array of its own.
    package func seal(
        _ plaintext: UnsafeRawBufferPointer, in column: SealedColumn, row: RowKey
    ) -> [UInt8] {
        var sealed = [UInt8](repeating: 0, count: Sealer.sealedLength(of: plaintext.count))
        sealed.withUnsafeMutableBytes { seal(plaintext, in: column, row: row, into: $0) }
        return sealed
    }

    /// Opens what any suite and key of the ring sealed.
    package func open(
        _ sealed: UnsafeRawBufferPointer, in column: SealedColumn, row: RowKey
    ) throws(VaultError) -> [UInt8] {
        let header = try SealedHeader(of: sealed)
        let cipher = try reader(header)
        let body = UnsafeRawBufferPointer(rebasing: sealed[SealedHeader.length...])
        var plaintext = [UInt8](repeating: 0, count: sealed.count - SealedHeader.overhead)
        let isAuthentic = plaintext.withUnsafeMutableBytes { target in
            column.withBinding(header, row: row) { binding in
                cipher.open(body, binding: binding, plaintext: target)
            }
        }
        guard isAuthentic else { throw .sealedValueRefused }
        return plaintext
    }

    private func reader(_ header: SealedHeader) throws(VaultError) -> any SealCipher {
        for reader in readers where reader.header == header { return reader.cipher }
        guard let key = keys.key(header.keyID) else {
            throw .unknownKey(id: header.keyID)
        }
        let cipher = header.suite.cipher(key)
        readers.append((header, cipher))
        return cipher
    }

    /// 16 MiB: far more than any column, far less than what one nonce may encrypt (SP 800-38D,
    /// 5.2.1.1) or a C int can count.
    private static let plaintextLimit = 16 << 20
}

/// What a sealer works with: the keys of one purpose, by id, of which the last seals.
struct SealKeys {
    /// Never empty.
    let all: [SecretKey]

    var current: SecretKey { all[all.count - 1] }

    func key(_ id: UInt16) -> SecretKey? { all.first { $0.id == id } }
}
