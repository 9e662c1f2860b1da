import Domain
import Postgres
import Vault

/// What became of a batch of rows that were to be brought under a newer key.
package struct ResealedBatch: Sendable {
    /// The last row that was looked at; nil when there is none behind it.
    package var last: Int64?
    package var replaced: Int
    package var skipped: Int
}

extension Transaction {
    /// The pass of the newest key that has not walked over its table yet, locked for this
    /// transaction: where it goes on. Nil when all have.
    package func nextPass(
        of kind: KeyKind, under id: Int
    ) async throws -> (target: KeyTarget, position: Int64)? {
        let rows = try await sql.query(
            """
            select target, position from key_pass
            where purpose = \(kind.rawValue) and key_id = \(Int32(id)) and not walked
            order by array_position(\(KeyTarget.allCases.map(\.rawValue)), target)
            limit 1 for update
            """)
        guard let row = rows.first else { return nil }
        let (name, position) = try row.decode((String, Int64).self)
        return KeyTarget(rawValue: name).map { ($0, position) }
    }

    /// Writes down how far a pass has come, in the transaction that brought it there.
    package func advance(
        _ target: KeyTarget, of kind: KeyKind, under id: Int, by batch: ResealedBatch
    ) async throws {
        try await sql.send(
            """
            update key_pass set position = coalesce(\(batch.last), position),
                replaced = replaced + \(Int64(batch.replaced)),
                skipped = skipped + \(Int64(batch.skipped)), walked = \(batch.last == nil)
            where purpose = \(kind.rawValue) and key_id = \(Int32(id))
                and target = \(target.rawValue)
            """)
    }

    /// Ends the passes of a key that have all walked, or sends them over their tables again where
    /// more is left than they had to skip: a value was made under an old key behind their back.
    package func endPasses(of kind: KeyKind, under id: Int, at instant: Instant) async throws {
        let left = try await sql.query(
            """
            select coalesce(sum(values_under(purpose, key_id)
                    - case purpose when 'seal' then upload_parts_under(key_id) else 0 end),
                    0)::bigint,
                (select coalesce(sum(skipped), 0)::bigint from key_pass
                    where purpose = \(kind.rawValue) and key_id = \(Int32(id)))
            from key_fingerprint where purpose = \(kind.rawValue) and key_id < \(Int32(id))
                and destroyed_at is null
            """)[0].decode((Int64, Int64).self)
        if left.0 > left.1 {
            try await sql.send(
                """
                update key_pass set position = 0, skipped = 0, walked = false
                where purpose = \(kind.rawValue) and key_id = \(Int32(id))
                """)
        } else {
            try await sql.send(
                """
                update key_pass set ended_at = \(instant)
                where purpose = \(kind.rawValue) and key_id = \(Int32(id)) and ended_at is null
                """)
        }
    }

    /// Brings the next rows of a table under the current key, each value only where it is still the
    /// one that was read: what others write meanwhile stays theirs.
    ///
    /// - Parameter limit: how many rows at most; small, so that nobody waits for them.
    package func renew(
        _ target: KeyTarget, of kind: KeyKind, after position: Int64, limit: Int
    ) async throws -> ResealedBatch {
        switch (kind, target) {
        case (.seal, .household):
            try await renew(
                "household", "no",
                [
                    ("head_sealed", Sealed.householdHead),
                    ("account_sealed", Sealed.householdAccount),
                    ("phone_sealed", Sealed.householdPhone),
                ], after: position, limit: limit)
        case (.seal, .person):
            try await renew(
                "person", "no", [("id_sealed", Sealed.personID)], after: position, limit: limit)
        case (.seal, .officer):
            try await renewStaff("officer", "id", "phone_sealed", Sealed.officerPhone)
        case (.seal, .credential):
            try await renewStaff("credential", "officer_id", "factor_sealed", Sealed.factor)
        case (.index, .household):
            try await reindex(
                "household", sealed: "account_sealed", Sealed.householdAccount,
                code: "account_index", .bankAccount, after: position, limit: limit)
        case (.index, .person):
            try await reindex(
                "person", sealed: "id_sealed", Sealed.personID, code: "id_index", .idNumber,
                after: position, limit: limit)
        case (.index, .crosscheck):
            try await reindexCrosschecks(after: position, limit: limit)
        case (.seal, .crosscheck), (.index, .officer), (.index, .credential):
            ResealedBatch(last: nil, replaced: 0, skipped: 0)
        }
    }
}

// Sealed columns. The names are this file's own, never input.

extension Transaction {
    /// Rows with numbers, in one statement for each column.
    private func renew(
        _ table: String, _ key: String, _ columns: [(name: String, column: SealedColumn)],
        after position: Int64, limit: Int
    ) async throws -> ResealedBatch {
        let current = Int32(keys.current(.seal))
        let outdated = columns.map { "sealed_key(\($0.name)) <> \(current)" }
            .joined(separator: " or ")
        let rows = try await sql.query(
            """
            select \(unescaped: key)::bigint,
                array[\(unescaped: columns.map(\.name).joined(separator: ", "))]
            from \(unescaped: table)
            where \(unescaped: key) > \(position) and (\(unescaped: outdated))
            order by \(unescaped: key) limit \(rows: limit)
            """
        ).map { try $0.decode((Int64, [[UInt8]]).self) }
        var batch = ResealedBatch(
            last: rows.count < limit ? nil : rows.last?.0, replaced: 0, skipped: 0)
        for (place, column) in columns.enumerated() {
            let values = rows.map { (row: RowKey.number($0.0), value: $0.1[place]) }
            let renewed = renewed(values, in: column.column, &batch)
            let numbers = renewed.map { rows[$0.place].0 }
            batch.replaced += try await sql.execute(
                """
                update \(unescaped: table) t set \(unescaped: column.name) = n.after
                from unnest(\(numbers), \(renewed.map(\.before)), \(renewed.map(\.after)))
                    as n(key, before, after)
                where t.\(unescaped: key) = n.key and t.\(unescaped: column.name) = n.before
                """)
        }
        return batch
    }

    /// Those who work here are few: all of them at once.
    private func renewStaff(
        _ table: String, _ key: String, _ name: String, _ column: SealedColumn
    ) async throws -> ResealedBatch {
        let rows = try await sql.query(
            """
            select \(unescaped: key), \(unescaped: name) from \(unescaped: table)
            where sealed_key(\(unescaped: name)) <> \(Int32(keys.current(.seal)))
            """
        ).map { try $0.decode((String, [UInt8]).self) }
        var batch = ResealedBatch(last: nil, replaced: 0, skipped: 0)
        let renewed = renewed(
            rows.map { (row: RowKey.text($0.0), value: $0.1) }, in: column, &batch)
        batch.replaced = try await sql.execute(
            """
            update \(unescaped: table) t set \(unescaped: name) = n.after
            from unnest(\(renewed.map { rows[$0.place].0 }), \(renewed.map(\.before)),
                \(renewed.map(\.after))) as n(key, before, after)
            where t.\(unescaped: key) = n.key and t.\(unescaped: name) = n.before
            """)
        return batch
    }

    private struct Renewed {
        var place: Int
        var before: [UInt8]
        var after: [UInt8]
    }

    /// Opens outdated values and seals them anew. What cannot be opened, or would not open again,
    /// stays as it is and is counted.
    private func renewed(
        _ values: [(row: RowKey, value: [UInt8])], in column: SealedColumn,
        _ batch: inout ResealedBatch
    ) -> [Renewed] {
        var renewed: [Renewed] = []
        for (place, value) in values.enumerated() where !value.value.isEmpty {
            do {
                guard try keys.vault.isOutdated(value.value) else { continue }
                let plain = try keys.vault.open(value.value, in: column, row: value.row)
                let after = keys.vault.seal(plain, in: column, row: value.row)
                guard try keys.vault.open(after, in: column, row: value.row) == plain else {
                    batch.skipped += 1
                    continue
                }
                renewed.append(Renewed(place: place, before: value.value, after: after))
            } catch {
                batch.skipped += 1
            }
        }
        return renewed
    }
}

// Codes by which sealed values are found.

extension Transaction {
    private func reindex(
        _ table: String, sealed: String, _ column: SealedColumn, code: String,
        _ kind: BlindIndex.Kind, after position: Int64, limit: Int
    ) async throws -> ResealedBatch {
        let rows = try await sql.query(
            """
            select no::bigint, \(unescaped: sealed) from \(unescaped: table)
            where no > \(position) and \(unescaped: code)_key <> \(Int32(keys.current(.index)))
                and octet_length(\(unescaped: code)) > 0
            order by no limit \(rows: limit)
            """
        ).map { try $0.decode((Int64, [UInt8]).self) }
        var batch = ResealedBatch(
            last: rows.count < limit ? nil : rows.last?.0, replaced: 0, skipped: 0)
        var codes: [(number: Int64, code: [UInt8])] = []
        for (number, value) in rows {
            do {
                let text = try keys.vault.openText(value, in: column, row: .number(number))
                codes.append((number, keys.index.value(of: text, as: kind).bytes))
            } catch {
                batch.skipped += 1
            }
        }
        batch.replaced = try await replaceCodes(in: table, code, codes)
        return batch
    }

    /// A comparison holds no number, only its code, and is mostly about somebody of the register:
    /// there the code is known with the number. One about somebody else keeps its code, and the
    /// older key stays.
    private func reindexCrosschecks(
        after position: Int64, limit: Int
    ) async throws -> ResealedBatch {
        let rows = try await sql.query(
            """
            select k.no, k.id_index, p.no::bigint, p.id_sealed
            from crosscheck k left join lateral (
                select no, id_sealed from person where id_index = k.id_index
                    and octet_length(id_sealed) > 0
                union select no, id_sealed from person where household_no = k.household_no
                    and octet_length(id_sealed) > 0) p on true
            where k.no = any(array(
                select no from crosscheck where no > \(position)
                    and id_index_key <> \(Int32(keys.current(.index)))
                    and octet_length(id_index) > 0
                order by no limit \(rows: limit)))
            order by k.no
            """
        ).map { try $0.decode((Int64, [UInt8], Int64?, [UInt8]?).self) }
        var found: [Int64: [UInt8]] = [:]
        for (number, code, person, value) in rows {
            guard let person, let value,
                let text = try? keys.vault.openText(
                    value, in: Sealed.personID, row: .number(person)),
                keys.olderIndices.contains(where: {
                    $0.value(of: text, as: .idNumber).bytes == code
                })
            else { continue }
            found[number] = keys.index.value(of: text, as: .idNumber).bytes
        }
        let numbers = Set(rows.map(\.0))
        let replaced = try await replaceCodes(
            in: "crosscheck", "id_index",
            found.sorted { $0.key < $1.key }.map { (number: $0.key, code: $0.value) })
        return ResealedBatch(
            last: numbers.count < limit ? nil : rows.last?.0, replaced: replaced,
            skipped: numbers.count - found.count)
    }

    private func replaceCodes(
        in table: String, _ name: String, _ codes: [(number: Int64, code: [UInt8])]
    ) async throws -> Int {
        let current = Int16(truncatingIfNeeded: keys.current(.index))
        return try await sql.execute(
            """
            update \(unescaped: table) t set \(unescaped: name) = n.code,
                \(unescaped: name)_key = \(current)
            from unnest(\(codes.map(\.number)), \(codes.map(\.code))) as n(key, code)
            where t.no = n.key and t.\(unescaped: name)_key < \(current)
                and octet_length(t.\(unescaped: name)) > 0
            """)
    }
}
