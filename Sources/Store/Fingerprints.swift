import Domain
import Postgres
import Vault

/// The fingerprints of the keys that the database was written with, read and kept before anything
/// else is: they decide whether keys may be made at all.
package struct FingerprintRegister: Sendable {
    private let pool: Pool

    package init(pool: Pool) { self.pool = pool }

    /// The keys that must be there: those that were destroyed are not asked for.
    package func recorded() async throws -> [KeyFingerprint] {
        try await pool.withConnection { connection in
            try await connection.query(
                """
                select purpose, key_id, value from key_fingerprint where destroyed_at is null
                order by purpose, key_id
                """
            ).compactMap { row in
                let (purpose, id, value) = try row.decode((String, Int32, [UInt8]).self)
                return KeyPurpose(rawValue: purpose).map {
                    KeyFingerprint($0, id: UInt16(id), bytes: value)
                }
            }
        }
    }

    /// Records fingerprints that are not recorded yet. Where another daemon recorded another key
    /// first, the recorded one stands, and the caller must check its ring against it.
    package func record(_ fingerprints: [KeyFingerprint]) async throws {
        try await pool.withConnection { connection in
            for fingerprint in fingerprints {
                try await connection.execute(
                    """
                    insert into key_fingerprint (purpose, key_id, value)
                    values (\(fingerprint.purpose.rawValue), \(Int32(fingerprint.id)),
                        \(fingerprint.bytes))
                    on conflict do nothing
                    """)
            }
        }
    }
}
