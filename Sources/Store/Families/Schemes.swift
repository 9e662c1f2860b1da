import Digests
import Domain
import Postgres

/// 方案存档 - a scheme file as it was loaded; `Formats` reads the body again.
package struct StoredScheme: Sendable {
    package var id: SchemeID
    package var title: String
    package var document: String
    package var appliesBy: Scheme.AppliesBy
    package var validFrom: Day?
    package var validTo: Day?
    package var body: [UInt8]
    package var hash: Digest

    package init(
        id: SchemeID, title: String, document: String, appliesBy: Scheme.AppliesBy,
        validFrom: Day?, validTo: Day?, body: [UInt8], hash: Digest
    ) {
        self.id = id
        self.title = title
        self.document = document
        self.appliesBy = appliesBy
        self.validFrom = validFrom
        self.validTo = validTo
        self.body = body
        self.hash = hash
    }
}

extension Transaction {
    /// Stores a scheme for ever; false where the same one is there already.
    /// - Throws: ``Refusal/schemeDiffers(_:)`` where the id holds other content.
    package func insert(_ scheme: StoredScheme, at instant: Instant) async throws -> Bool {
        let inserted = try await sql.execute(
            """
            insert into scheme (id, title, document, applies_by, valid_from, valid_to, body, hash,
                loaded_at)
            values (\(scheme.id), \(scheme.title), \(scheme.document), \(scheme.appliesBy),
                \(scheme.validFrom), \(scheme.validTo), \(scheme.body), \(scheme.hash),
                \(instant))
            on conflict (id) do nothing
            """)
        if inserted == 1 { return true }
        let rows = try await sql.query("select hash from scheme where id = \(scheme.id)")
        guard try rows.first?.decode(Digest.self) == scheme.hash else {
            throw Refusal.schemeDiffers(scheme.id)
        }
        return false
    }

    package func scheme(_ id: SchemeID) async throws -> StoredScheme? {
        try await schemes(where: "id = \(id)").first
    }

    package func allSchemes() async throws -> [StoredScheme] {
        try await schemes(where: "true")
    }

    private func schemes(where condition: Statement) async throws -> [StoredScheme] {
        let rows = try await sql.query(
            """
            select id, title, document, applies_by, valid_from, valid_to, body, hash
            from scheme where
            """ + " " + condition + " order by valid_from nulls first, id")
        return try rows.map { row in
            let (id, title, document, appliesBy, from, to, body, hash) = try row.decode(
                (SchemeID, String, String, Scheme.AppliesBy, Day?, Day?, [UInt8], Digest).self)
            return StoredScheme(
                id: id, title: title, document: document, appliesBy: appliesBy, validFrom: from,
                validTo: to, body: body, hash: hash)
        }
    }
}
