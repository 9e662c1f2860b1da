import Digests
import Domain
import Postgres

/// What became of an import, to be kept.
package struct ImportEnd: Sendable {
    package var state: ImportState
    package var refusal: ImportRefusal?
    /// The file that a feed or applications became.
    package var file: Int64?
    package var counts: [ImportCount: Int64]
    package var findings: [ImportFinding]

    package init(
        state: ImportState, refusal: ImportRefusal? = nil, file: Int64? = nil,
        counts: [ImportCount: Int64] = [:], findings: [ImportFinding] = []
    ) {
        self.state = state
        self.refusal = refusal
        self.file = file
        self.counts = counts
        self.findings = findings
    }
}

extension Transaction {
    /// Writes an import down that is to be done; gives its number.
    package func insertImport(
        _ kind: ImportKind, channel: Channel?, of officer: OfficerID,
        _ files: [(part: ImportPart, digest: Digest, name: String, upload: Int64)],
        at now: Instant
    ) async throws -> ImportJob.Number {
        let number = try await sql.query(
            """
            insert into import_job (kind, channel, officer_id, created_at)
            values (\(kind.rawValue), \(channel), \(officer), \(now)) returning no
            """)[0].decode(Int64.self)
        try await sql.send(
            """
            insert into import_file (job_no, part, digest, name, upload_no)
            select \(number), * from unnest(\(files.map(\.part.rawValue)),
                \(files.map(\.digest.bytes)), \(files.map(\.name)), \(files.map(\.upload)))
            """)
        return number
    }

    /// Says that an import is being done; false where it has ended. Who does it again after a
    /// daemon that died begins it again.
    package func startImport(_ number: ImportJob.Number) async throws -> Bool {
        try await sql.execute(
            """
            update import_job set state = 'running', revision = revision + 1
            where no = \(number) and ended_at is null
            """) == 1
    }

    /// Notes how many rows have been read.
    package func noteProgress(
        of number: ImportJob.Number, read: Int64, expected: Int64?
    ) async throws {
        try await sql.send(
            """
            update import_job set rows_read = \(read), rows_expected = \(expected),
                revision = revision + 1
            where no = \(number) and ended_at is null
            """)
    }

    /// Keeps what became of an import; nothing where it has ended already.
    package func endImport(
        _ number: ImportJob.Number, _ end: ImportEnd, at now: Instant
    ) async throws {
        let counts = end.counts.sorted { $0.key.rawValue < $1.key.rawValue }
        let isFirst =
            try await sql.execute(
                """
                update import_job set state = \(end.state.rawValue), revision = revision + 1,
                    ended_at = \(now), file_no = \(end.file), refusal = \(end.refusal?.code),
                    subject = \(end.refusal?.subject), counted = \(counts.map(\.key.rawValue)),
                    counts = \(counts.map(\.value))
                where no = \(number) and ended_at is null
                """) == 1
        guard isFirst, !end.findings.isEmpty else { return }
        let found = end.findings
        try await sql.send(
            """
            insert into import_finding (job_no, place, part, line, column_name, position, defect,
                is_warning, masked_value, detail)
            select \(number), * from unnest(\((1...Int64(found.count)).map { $0 }),
                \(found.map(\.part.rawValue)), \(found.map(\.line)), \(found.map(\.column)),
                \(found.map(\.position)), \(found.map(\.defect.rawValue)),
                \(found.map(\.isWarning)), \(found.map(\.maskedValue)), \(found.map(\.detail)))
            """)
    }

    /// An import as it stands; nil where there is none.
    package func importJob(_ number: ImportJob.Number) async throws -> ImportJob? {
        let rows = try await sql.query(imports(where: "j.no = \(number)") + "limit 1")
        guard let row = rows.first else { return nil }
        return try await withFiles([ImportJob(row: row)])[0]
    }

    /// The newest imports that an officer started; of these kinds, others' too.
    package func importJobs(
        of officer: OfficerID, orOf kinds: [ImportKind], limit: Int
    ) async throws -> [ImportJob] {
        let rows = try await sql.query(
            imports(
                where: "j.officer_id = \(officer) or j.kind = any(\(kinds.map(\.rawValue)))")
                + "order by j.no desc limit \(rows: limit)")
        return try await withFiles(rows.map(ImportJob.init(row:)))
    }

    private func imports(where condition: Statement) -> Statement {
        """
        select j.no, j.kind, j.channel, j.officer_id,
            case when w.parked_at is null then j.state else 'stopped' end, j.revision,
            j.created_at, j.ended_at, j.rows_read, j.rows_expected, j.refusal, j.subject,
            j.counted, j.counts,
            coalesce((select f.rejected from feed_file f where f.no = j.file_no),
                (select count(*) from import_finding f where f.job_no = j.no))
        from import_job j
            left join due_work w on w.kind = 'run_import' and w.subject = j.no::text
                and j.ended_at is null
        where \(condition)

        """
    }

    private func withFiles(_ jobs: [ImportJob]) async throws -> [ImportJob] {
        guard !jobs.isEmpty else { return [] }
        var files: [ImportJob.Number: [ImportFile]] = [:]
        let rows = try await sql.query(
            """
            select job_no, part, digest, name from import_file
            where job_no = any(\(jobs.map(\.number))) order by job_no, part
            """)
        for row in rows {
            let (job, part, digest, name) = try row.decode((Int64, String, Digest, String).self)
            files[job, default: []].append(
                ImportFile(
                    part: ImportPart(rawValue: part)!,
                    digest: FileDigest(rawValue: digest.description)!, name: name))
        }
        return jobs.map { job in
            var job = job
            job.files = files[job.number] ?? []
            return job
        }
    }

    /// The uploads of an import, by what they are in it. One that was cleared away is left out.
    package func uploads(
        of number: ImportJob.Number
    ) async throws -> [ImportPart: (upload: Int64, parts: Int, size: Int64)] {
        let rows = try await sql.query(
            """
            select f.part, u.no, u.parts, u.size from import_file f
            join upload u on u.no = f.upload_no where f.job_no = \(number)
            """)
        var found: [ImportPart: (upload: Int64, parts: Int, size: Int64)] = [:]
        for row in rows {
            let (part, upload, parts, size) = try row.decode((String, Int64, Int32, Int64).self)
            found[ImportPart(rawValue: part)!] = (upload, Int(parts), size)
        }
        return found
    }

    /// Blanks the masked values of refused rows whose retention term has ended by a day.
    package func clearRefusedRows(on day: Day) async throws -> Int64 {
        try await sql.query("select clear_refused_rows(\(day))")[0].decode(Int64.self)
    }

    /// What was not taken of an import, in order: of a feed the refused rows, of others whatever
    /// was found.
    ///
    /// - Parameter place: the last one that was read, 0 for none.
    package func findings(
        of number: ImportJob.Number, after place: Int64, limit: Int
    ) async throws -> [ImportFinding] {
        try await sql.query(
            """
            (select r.line as place, 'file' as part, r.line, r.column_name, null::integer, r.defect,
                false, r.masked_value, ''
            from import_job j join feed_reject r on r.file_no = j.file_no
            where j.no = \(number) and r.line > \(place) order by r.line limit \(rows: limit))
            union all
            (select f.place, f.part, f.line, f.column_name, f.position, f.defect, f.is_warning,
                f.masked_value, f.detail
            from import_finding f where f.job_no = \(number) and f.place > \(place)
            order by f.place limit \(rows: limit))
            order by place limit \(rows: limit)
            """
        ).map { row in
            let (place, part, line, column, position, defect, isWarning, value, detail) =
                try row.decode(
                    (
                        Int64, String, Int64?, String?, Int32?, String, Bool, String, String
                    ).self)
            return ImportFinding(
                place: place, part: ImportPart(rawValue: part)!, line: line, column: column,
                position: position, defect: ImportDefect(rawValue: defect)!, isWarning: isWarning,
                maskedValue: value, detail: detail)
        }
    }
}

extension ImportJob {
    fileprivate init(row: Row) throws {
        let (
            number, kind, channel, officer, state, revision, created, ended, read, expected,
            refusal, subject, counted, counts, defects
        ) = try row.decode(
            (
                Int64, String, Channel?, OfficerID, String, Int32, Instant, Instant?, Int64, Int64?,
                String?, String?, [String], [Int64], Int64
            ).self)
        self.init(
            number: number, kind: ImportKind(rawValue: kind)!, channel: channel, officer: officer,
            state: ImportState(rawValue: state)!, revision: revision, createdAt: created,
            endedAt: ended, rowsRead: read, rowsExpected: expected)
        self.refusal = refusal.map { ImportRefusal(code: $0, subject: subject ?? "") }
        self.defects = defects
        for (name, count) in zip(counted, counts) {
            if let name = ImportCount(rawValue: name) { self.counts[name] = count }
        }
    }
}
