import Digests
import Domain
import Vault

/// Everything that needs a key: sealing columns, finding sealed values, committing to personal
/// data, attesting and signing the trail.
package struct Keys: Sendable {
    package let vault: Vault
    package let index: BlindIndex
    package let commitments: Commitments
    package let attestations: Attestations
    package let cursors: CursorSeals
    package let signing: SigningKeys
    package let fingerprints: [KeyFingerprint]

    package init(ring: KeyRing) throws {
        self.vault = Vault(keys: ring)
        self.index = try BlindIndex(keys: ring)
        self.commitments = try Commitments(keys: ring)
        self.attestations = Attestations(keys: ring)
        self.cursors = CursorSeals(keys: ring)
        self.signing = SigningKeys(keys: ring)
        self.fingerprints = ring.fingerprints
    }
}

/// The sealed columns. A sealed value is bound to its table, column and row, and opens nowhere
/// else.
enum Sealed {
    static let officerPhone = SealedColumn(table: "officer", column: "phone_sealed")
    static let householdHead = SealedColumn(table: "household", column: "head_sealed")
    static let householdAccount = SealedColumn(table: "household", column: "account_sealed")
    static let householdPhone = SealedColumn(table: "household", column: "phone_sealed")
    static let factor = SealedColumn(table: "credential", column: "factor_sealed")
    static let personID = SealedColumn(table: "person", column: "id_sealed")
    static let uploadPart = SealedColumn(table: "upload_part", column: "bytes_sealed")
}
