import Glibc

/// 保险库 - seals the columns that hold ID numbers, bank accounts and telephone numbers, and opens
/// them again. For any number of threads.
///
/// New values are sealed with the suite given and the ring's current key; values of every suite and
/// key of the ring are opened. Nonces are random: one key may seal at most 2^32 values (SP 800-38D
/// section 8.3), a thousand times a county's.
package final class Vault: @unchecked Sendable {
    /// What new values are sealed with.
    package let suite: SealSuite

    private let keys: KeyRing

    // A list of sealers, one for each thread that ever sealed at the same time as another. The lock
    // guards the list only.
    private var idle: Sealer?
    private let lock: UnsafeMutablePointer<pthread_mutex_t>

    /// - Parameter suite: what new values are sealed with.
    package init(keys: KeyRing, suite: SealSuite = .aes256GCM) {
        self.keys = keys
        self.suite = suite
        self.lock = .allocate(capacity: 1)
        lock.initialize(to: pthread_mutex_t())
        let status = pthread_mutex_init(lock, nil)
        precondition(status == 0, "no room for a lock")
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Seals bytes for one row of a column.
    package func seal(_ plaintext: [UInt8], in column: SealedColumn, row: RowKey) -> [UInt8] {
        withSealer { sealer in
            plaintext.withUnsafeBytes { sealer.seal($0, in: column, row: row) }
        }
    }

    /// Seals the text's UTF-8 bytes.
    package func seal(_ text: String, in column: SealedColumn, row: RowKey) -> [UInt8] {
        var text = text
        return withSealer { sealer in
            text.withUTF8 { sealer.seal(UnsafeRawBufferPointer($0), in: column, row: row) }
        }
    }

    /// Opens what ``seal(_:in:row:)`` sealed for the same row of the same column.
    ///
    /// - Throws: ``VaultError/sealedValueRefused`` for a value that was changed or moved, and the
    ///   other errors of sealed values.
    package func open(
        _ sealed: [UInt8], in column: SealedColumn, row: RowKey
    ) throws(VaultError) -> [UInt8] {
        let result = withSealer { sealer in
            sealed.withUnsafeBytes { bytes in
                Result { () throws(VaultError) in try sealer.open(bytes, in: column, row: row) }
            }
        }
        return try result.get()
    }

    /// As ``open(_:in:row:)``, of a text.
    package func openText(
        _ sealed: [UInt8], in column: SealedColumn, row: RowKey
    ) throws(VaultError) -> String {
        var bytes = try open(sealed, in: column, row: row)
        defer { bytes.cleanse() }
        var text = String(decoding: bytes, as: UTF8.self)
        // Decoding replaces what is not UTF-8, and the bytes then are others.
        let isText = text.withUTF8 { text in
            text.count == bytes.count
                && (bytes.isEmpty || memcmp(text.baseAddress!, bytes, bytes.count) == 0)
        }
        guard isText else { throw .sealedValueNotText }
        return text
    }

    /// Whether a value was sealed with another suite or an older key than new values are.
    package func isOutdated(_ sealed: [UInt8]) throws(VaultError) -> Bool {
        try SealedHeader(of: sealed) != SealedHeader(suite, keyID: keys.current(.seal).id)
    }

    /// A sealer for a batch on one thread.
    package func sealer() -> Sealer { Sealer(keys: keys, suite: suite) }

    private func withSealer<Value>(_ body: (Sealer) -> Value) -> Value {
        let sealer = takeIdle() ?? self.sealer()
        defer { giveBack(sealer) }
        return body(sealer)
    }

    private func takeIdle() -> Sealer? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        let sealer = idle
        idle = sealer?.nextIdle
        sealer?.nextIdle = nil
        return sealer
    }

    private func giveBack(_ sealer: Sealer) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        sealer.nextIdle = idle
        idle = sealer
    }
}

extension Vault: CustomStringConvertible, CustomReflectable {
    package var description: String { "Vault(\(suite), \(keys))" }
    package var customMirror: Mirror { Mirror(self, children: ["keys": "\(keys)"]) }
}
