import Digests
import Domain
import Postgres

/// A file that was taken in, with what became of its rows.
package struct NewFeedFile: Sendable {
    package var number: Int64
    package var name: String
    package var channel: Channel
    package var digest: Digest
    package var counts: ImportCounts

    package init(
        number: Int64, name: String, channel: Channel, digest: Digest, counts: ImportCounts
    ) {
        self.number = number
        self.name = name
        self.channel = channel
        self.digest = digest
        self.counts = counts
    }
}

extension Transaction {
    /// Lets one import run at a time: record and file numbers are given in order, without gaps.
    package func lockImports() async throws {
        try await sql.query("select pg_advisory_xact_lock(hashtextextended('fangpin import', 0))")
    }

    /// The numbers that the next file and the next record get. The import must hold its lock.
    package func nextImportNumbers() async throws -> (file: Int64, record: Int64) {
        try await sql.query(
            """
            select coalesce((select max(no) from feed_file), 0) + 1,
                coalesce((select sum(accepted) from feed_file where channel <> 'application'), 0)::bigint
                    + 1
            """)[0].decode((Int64, Int64).self)
    }

    /// Whether a department has sent anything before.
    package func holdsRecords(of channel: Channel) async throws -> Bool {
        try await sql.query(
            "select exists (select from feed_file where channel = \(channel) and accepted > 0)"
        )[0].decode(Bool.self)
    }

    /// The records held for serials of a department, with their serials; none for unknown ones.
    package func heldRecords(
        of channel: Channel, serials: [String]
    ) async throws -> [(serial: String, record: HeldRecord)] {
        try await sql.query(
            """
            select distinct on (serial) serial, no, revision, person_no, household_no, year,
                basis_fen, content
            from cost_record where channel = \(channel) and serial = any(\(serials))
            order by serial, revision desc
            """
        ).map { row in
            let (serial, number, revision, person, household, year, basis, content) =
                try row.decode(
                    (
                        String, Int64, Int32, Int32, Int32, Int16, Fen, ContentDigest
                    ).self)
            let record = HeldRecord(
                number: number, revision: revision, person: person, household: household,
                year: year, basis: basis, content: content)
            return (serial, record)
        }
    }

    /// Writes the records of one part of a file.
    package func copy(_ batch: CostBatch, file: Int64) async throws {
        guard batch.count > 0 else { return }
        try await copyIn(
            """
            copy cost_record (no, basis_fen, file_no, person_no, household_no, revision, line, day,
                year, channel, serial, cells, content) from stdin (format binary)
            """
        ) { writer in
            var cells: [UInt8] = []
            for index in 0..<batch.count {
                writer.append(batch, index, file: file, cells: &cells)
                if writer.isFull { try await writer.flush() }
            }
        }
    }

    /// Takes the indexes of records and totals away, for a file that is most of what they will
    /// hold. Others wait for these tables until the transaction has ended.
    package func suspendImportIndexes() async throws {
        try await sql.query("select suspend_import_indexes()")
    }

    /// Builds them again. A serial that is there twice makes it fail, as the index would have.
    package func resumeImportIndexes() async throws {
        try await sql.query("select resume_import_indexes()")
    }

    /// Moves the maintained totals by what a file changed.
    ///
    /// - Parameter areFirst: whether the cause has no totals yet, so that all can be added.
    package func apply(_ changes: TotalChanges, areFirst: Bool) async throws {
        if areFirst { return try await add(changes) }
        let chunk = 20_000
        for start in stride(from: 0, to: changes.count, by: chunk) {
            let range = start..<min(start + chunk, changes.count)
            let households = Array(changes.households[range])
            let years = Array(changes.years[range])
            let amounts = Array(changes.amounts[range])
            if changes.persons.isEmpty {
                try await sql.send(
                    """
                    insert into household_total as t (household_no, cause, year, amount_fen)
                    select household_no, \(changes.cause), year, amount_fen
                    from unnest(\(households), \(years), \(amounts))
                        as c(household_no, year, amount_fen)
                    on conflict (household_no, cause, year)
                        do update set amount_fen = t.amount_fen + excluded.amount_fen
                    """)
            } else {
                try await sql.send(
                    """
                    insert into person_total as t
                        (person_no, household_no, cause, year, amount_fen)
                    select person_no, household_no, \(changes.cause), year, amount_fen
                    from unnest(\(Array(changes.persons[range])), \(households), \(years),
                        \(amounts)) as c(person_no, household_no, year, amount_fen)
                    on conflict (person_no, household_no, cause, year)
                        do update set amount_fen = t.amount_fen + excluded.amount_fen
                    """)
            }
        }
    }

    private func add(_ changes: TotalChanges) async throws {
        let persons = !changes.persons.isEmpty
        try await copyIn(
            persons
                ? """
                copy person_total (person_no, household_no, cause, year, amount_fen)
                    from stdin (format binary)
                """
                : """
                copy household_total (household_no, cause, year, amount_fen)
                    from stdin (format binary)
                """
        ) { writer in
            for index in 0..<changes.count {
                let (household, year) = (changes.households[index], changes.years[index])
                let amount = changes.amounts[index]
                if persons {
                    writer.append(
                        changes.persons[index], household, changes.cause, year, amount)
                } else {
                    writer.append(household, changes.cause, year, amount)
                }
                if writer.isFull { try await writer.flush() }
            }
        }
    }

    package func insert(_ file: NewFeedFile, by officer: OfficerID, at instant: Instant)
        async throws
    {
        let counts = file.counts
        try await sql.send(
            """
            insert into feed_file (no, name, channel, digest, imported_at, imported_by, rows,
                accepted, duplicates, superseded, rejected)
            values (\(file.number), \(file.name), \(file.channel), \(file.digest), \(instant),
                \(officer), \(Int64(counts.rows)), \(Int64(counts.accepted)),
                \(Int64(counts.duplicates)), \(Int64(counts.superseded)),
                \(Int64(counts.rejected.values.reduce(0, +))))
            """)
    }

    package func insert(_ rejects: [RowReject], of file: Int64) async throws {
        try await sql.send(
            """
            insert into feed_reject (file_no, line, defect, column_name, masked_value)
            select \(file), * from unnest(\(rejects.map { Int64($0.line) }),
                \(rejects.map(\.defect.rawValue)), \(rejects.map(\.column)),
                \(rejects.map(\.maskedValue)))
            """)
    }

    package func insert(_ warnings: [RowWarning], of file: Int64) async throws {
        try await sql.send(
            """
            insert into feed_warning
                (file_no, line, warning, column_name, stated_fen, computed)
            select \(file), * from unnest(\(warnings.map { Int64($0.line) }),
                \(warnings.map(\.warning.rawValue)), \(warnings.map(\.column)),
                \(warnings.map { $0.stated?.rawValue }),
                \(warnings.map { String($0.computed) }))
            """)
    }
}

extension ContentDigest: PostgresEncodable, PostgresDecodable {
    public static var postgresType: PostgresType { .bytea }
    public func encode(into buffer: inout PostgresBuffer) { buffer.append(words: (high, low)) }
    public init(from cell: Cell) throws {
        guard let (high, low) = cell.words else {
            throw cell.unknownValue(of: ContentDigest.self)
        }
        self.init(high: high, low: low)
    }
}

extension CopyWriter {
    /// One record. Its texts go from the file's bytes to the server's without becoming strings.
    fileprivate func append(
        _ batch: CostBatch, _ index: Int, file: Int64, cells: inout [UInt8]
    ) {
        let place = Int(batch.places[index])
        let rows = batch.rows
        cells.removeAll(keepingCapacity: true)
        batch.appendCells(of: index, to: &cells)
        cells.withUnsafeBufferPointer { cells in
            batch.serials.withText(place) { serial in
                append(
                    batch.firstNumber + Int64(index), rows.bases[place], file,
                    batch.persons[index], batch.households[index], batch.revisions[index],
                    rows.lines[place], batch.day(of: index).map { PostgresDate(days: $0.number) },
                    rows.years[place], rows.shape.channel, UTF8Text(bytes: serial),
                    UTF8Text(bytes: cells), batch.contents[index])
            }
        }
    }
}

/// Text that is UTF-8 already. The bytes are good only as long as whoever lends them says.
private struct UTF8Text: PostgresEncodable {
    nonisolated(unsafe) let bytes: UnsafeBufferPointer<UInt8>

    static var postgresType: PostgresType { .text }
    func encode(into buffer: inout PostgresBuffer) { buffer.append(UnsafeRawBufferPointer(bytes)) }
}
