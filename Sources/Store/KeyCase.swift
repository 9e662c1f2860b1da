import Domain
import Postgres
import Synchronization
import Vault

/// 密钥柜 - the keys that this daemon works with, and where it finds newer ones: another daemon, or a
/// command, may exchange a key at any moment.
final class KeyCase: Sendable {
    private let kept: Mutex<Keys>
    private let directory: KeyDirectory?
    private let register: FingerprintRegister

    init(keys: Keys, directory: KeyDirectory?, pool: Pool) {
        self.kept = Mutex(keys)
        self.directory = directory
        self.register = FingerprintRegister(pool: pool)
    }

    var keys: Keys { kept.withLock { $0 } }

    /// Takes the keys that the database is written with by now.
    /// - Throws: ``KeysOutdated`` where one of them is not in this daemon's directory.
    func reload() async throws {
        guard let directory else { throw KeysOutdated(reason: "its keys are in memory only") }
        let recorded = try await register.recorded()
        do {
            let newest = try Keys(ring: KeyRing.open(directory: directory, recorded: recorded))
            kept.withLock { $0 = newest }
        } catch let error as VaultError {
            throw KeysOutdated(reason: "\(error)")
        }
    }

    /// The key that is to follow the newest one of a purpose, in this daemon's directory.
    func next(_ kind: KeyKind) async throws -> KeyFingerprint {
        guard let directory else { throw KeysOutdated(reason: "its keys are in memory only") }
        return try KeyRing.nextKey(
            for: kind.purpose, in: directory, recorded: try await register.recorded())
    }

    /// Removes a key's file. The database must have said that nothing is left of it.
    func destroy(_ kind: KeyKind, id: Int) throws {
        guard let directory, let id = UInt16(exactly: id) else { return }
        try KeyRing.destroyKey(kind.purpose, id: id, in: directory)
    }
}

extension KeyKind {
    package var purpose: KeyPurpose {
        switch self {
        case .seal: .seal
        case .index: .index
        }
    }
}

/// This daemon has not the keys that the database is written with by now, so it neither writes nor
/// looks anybody up: what it wrote would be under a key that is on its way out, and what it looked
/// for would not be found.
package struct KeysOutdated: TemporaryFault, CustomStringConvertible {
    var reason: String

    /// It has them as soon as they are in its directory.
    package var isTemporary: Bool { true }

    package var description: String {
        "the keys were exchanged and this daemon has not the new ones: \(reason)"
    }
}
