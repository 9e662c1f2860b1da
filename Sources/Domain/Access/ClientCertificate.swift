/// 证书指纹 - the SHA-256 of a certificate's DER bytes, as 64 lower-case hexadecimal digits: what
/// `openssl x509 -noout -fingerprint -sha256` prints, less its colons. Another certificate of the
/// same name, even of the same CA, has another one.
package struct CertificateFingerprint: Hashable, Sendable {
    package let hex: String

    /// Nil unless there are 64 hexadecimal digits, of either case, with or without colons between
    /// pairs; what openssl writes before the equals sign is passed over.
    package init?(typed: String) {
        let digits = typed.drop { $0 != "=" }.dropFirst()
        let hex = (digits.isEmpty ? typed[...] : digits).lowercased().filter {
            $0 != ":" && $0 != " "
        }
        guard hex.utf8.count == 64, hex.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
            return nil
        }
        self.hex = hex
    }
}

/// 客户端证书 - a certificate that stands for an account, as an administrator sees it.
package struct CertificateRow: Sendable, Equatable {
    package var id: Int64
    package var fingerprint: CertificateFingerprint
    package var officer: OfficerID
    /// Which department's system, or which device.
    package var label: String
    package var permissions: [String]
    package var boundBy: OfficerID
    package var boundAt: Instant
    package var expiresAt: Instant
    /// Nil until a second person agreed.
    package var confirmedBy: OfficerID?
    package var usedAt: Instant?
    package var revokedAt: Instant?

    package init(
        id: Int64, fingerprint: CertificateFingerprint, officer: OfficerID, label: String,
        permissions: [String], boundBy: OfficerID, boundAt: Instant, expiresAt: Instant,
        confirmedBy: OfficerID? = nil, usedAt: Instant? = nil, revokedAt: Instant? = nil
    ) {
        self.id = id
        self.fingerprint = fingerprint
        self.officer = officer
        self.label = label
        self.permissions = permissions
        self.boundBy = boundBy
        self.boundAt = boundAt
        self.expiresAt = expiresAt
        self.confirmedBy = confirmedBy
        self.usedAt = usedAt
        self.revokedAt = revokedAt
    }

    /// Why the certificate opens nothing at the moment; nil where it does.
    package func refusal(at now: Instant) -> Refusal? {
        if revokedAt != nil { return .certificateRevoked(id) }
        if confirmedBy == nil { return .certificateUnconfirmed(id) }
        return now < expiresAt ? nil : .certificateExpired
    }
}
