import Digests
import Domain
import Postgres

/// A certificate that somebody came with, and the account that it stands for.
package struct PresentedCertificate: Sendable {
    package var row: CertificateRow
    package var isOwnerActive: Bool
    /// The session that it opens where nothing speaks against it.
    package var session: Session
}

extension Transaction {
    /// Binds a certificate to an account; gives its number, nil where it is bound already.
    package func bind(
        _ fingerprint: CertificateFingerprint, to id: OfficerID, label: String,
        permissions: Set<Permission>, by administrator: OfficerID, expiresAt: Instant,
        at now: Instant
    ) async throws -> Int64? {
        try await sql.query(
            """
            insert into client_certificate
                (fingerprint, officer_id, label, permissions, bound_by, bound_at, expires_at)
            values (\(fingerprint), \(id), \(label), \(permissions.map(\.rawValue).sorted()),
                \(administrator), \(now), \(expiresAt))
            on conflict (fingerprint) where revoked_at is null do nothing
            returning id
            """
        ).first?.decode(Int64.self)
    }

    /// Locks a certificate's row.
    package func certificate(_ id: Int64) async throws -> CertificateRow? {
        try await sql.query(
            """
            select \(unescaped: CertificateRow.columns) from client_certificate
            where id = \(id) for update
            """
        ).first.map(CertificateRow.init(row:))
    }

    /// Writes the second person down; the row must be locked.
    package func confirmCertificate(
        _ id: Int64, by officer: OfficerID, at now: Instant
    ) async throws {
        try await sql.send(
            """
            update client_certificate set confirmed_by = \(officer), confirmed_at = \(now)
            where id = \(id)
            """)
    }

    /// Gives whether there was such a certificate that was not revoked.
    package func revokeCertificate(_ id: Int64, at now: Instant) async throws -> Bool {
        try await sql.execute(
            """
            update client_certificate set revoked_at = \(now)
            where id = \(id) and revoked_at is null
            """) == 1
    }

    /// Revokes all certificates of an officer; gives how many.
    package func revokeCertificates(of id: OfficerID, at now: Instant) async throws -> Int {
        Int(
            try await sql.execute(
                """
                update client_certificate set revoked_at = \(now)
                where officer_id = \(id) and revoked_at is null
                """))
    }

    /// All certificates, the newest first.
    package func certificates() async throws -> [CertificateRow] {
        try await sql.query(
            """
            select \(unescaped: CertificateRow.columns) from client_certificate
            order by id desc limit 1000
            """
        ).map(CertificateRow.init(row:))
    }

    /// The last binding of a certificate, with what its account may do now; nil for one that was
    /// never bound.
    package func certificate(
        presented fingerprint: CertificateFingerprint
    ) async throws -> PresentedCertificate? {
        let found = try await sql.query(
            """
            select \(unescaped: CertificateRow.columns) from client_certificate
            where fingerprint = \(fingerprint) order by id desc limit 1
            """
        ).first.map(CertificateRow.init(row:))
        guard let found else { return nil }
        let (roles, isActive, area, insurer) = try await sql.query(
            """
            select roles, active, area_code, insurer from officer where id = \(found.officer)
            """)[0].decode(([String], Bool, AreaCode?, String?).self)
        let actor = Actor(
            id: found.officer, roles: Set(roles.compactMap(Role.init)),
            scope: Scope(area: area, insurer: insurer),
            limits: Set(found.permissions.compactMap(Permission.init)))
        return PresentedCertificate(
            row: found, isOwnerActive: isActive,
            session: Session(
                kind: .device, id: found.id, actor: actor, name: found.label,
                beganAt: found.boundAt, expiresAt: found.expiresAt, usedAt: found.usedAt))
    }
}

extension CertificateRow {
    fileprivate static let columns = """
        id, fingerprint, officer_id, label, permissions, bound_by, bound_at, expires_at,
        confirmed_by, used_at, revoked_at
        """

    fileprivate init(row: Row) throws {
        let (
            id, fingerprint, officer, label, permissions, binder, bound, expires, confirmer, used,
            revoked
        ) = try row.decode(
            (
                Int64, CertificateFingerprint, OfficerID, String, [String], OfficerID, Instant,
                Instant, OfficerID?, Instant?, Instant?
            ).self)
        self.init(
            id: id, fingerprint: fingerprint, officer: officer, label: label,
            permissions: permissions, boundBy: binder, boundAt: bound, expiresAt: expires,
            confirmedBy: confirmer, usedAt: used, revokedAt: revoked)
    }
}

extension CertificateFingerprint: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bytea }
    public func encode(into buffer: inout PostgresBuffer) {
        Digest(hex: hex)!.encode(into: &buffer)
    }
    public init(from cell: Cell) throws {
        guard let fingerprint = CertificateFingerprint(typed: try Digest(from: cell).hex) else {
            throw cell.unknownValue(of: CertificateFingerprint.self)
        }
        self = fingerprint
    }
}
