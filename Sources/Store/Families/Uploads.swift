import Digests
import Domain
import Postgres
import Vault

/// An upload as its row has it.
package struct UploadRow: Sendable, Equatable {
    package var number: Int64
    package var size: Int64
    package var received: Int64
    /// Sealed parts that are held.
    package var parts: Int
    package var isComplete: Bool

    /// The same as others see it.
    package var standing: UploadStanding {
        UploadStanding(size: size, received: received, isComplete: isComplete)
    }
}

extension Transaction {
    /// An officer's file with this digest: the whole one, else the one that has come furthest.
    package func upload(_ digest: Digest, of officer: OfficerID) async throws -> UploadRow? {
        try await sql.query(
            """
            select no, size, received, parts, completed_at is not null from upload
            where officer_id = \(officer) and digest = \(digest)
            order by completed_at is null, received desc, no desc limit 1
            """
        ).first.map(UploadRow.init(row:))
    }

    /// Locks the whole file with this digest, so that it is not cleared away meanwhile.
    package func lockUpload(_ digest: Digest, of officer: OfficerID) async throws -> UploadRow? {
        try await sql.query(
            """
            select no, size, received, parts, true from upload
            where officer_id = \(officer) and digest = \(digest) and completed_at is not null
            for update
            """
        ).first.map(UploadRow.init(row:))
    }

    /// What an officer's uploads take: how many they are, and how many bytes. Those who begin at
    /// the same time wait for each other, so that they do not all find room.
    package func lockUploads(of officer: OfficerID) async throws -> (files: Int64, bytes: Int64) {
        _ = try await sql.query(
            "select pg_advisory_xact_lock(hashtextextended('upload/' || \(officer), 0))")
        return try await sql.query(
            """
            select count(*),
                coalesce(sum(case when completed_at is null then received else size end), 0)::bigint
            from upload where officer_id = \(officer)
            """)[0].decode((Int64, Int64).self)
    }

    /// Begins an upload; gives its number.
    package func beginUpload(
        _ digest: Digest, size: Int64, of officer: OfficerID, at now: Instant
    ) async throws -> Int64 {
        try await sql.query(
            """
            insert into upload (officer_id, digest, size, begun_at, touched_at)
            values (\(officer), \(digest), \(size), \(now), \(now)) returning no
            """)[0].decode(Int64.self)
    }

    /// Adds the next part, sealed; false where another request has gone on with the upload, or it
    /// was cleared away.
    ///
    /// - Parameter offset: where the part begins.
    package func addPart(
        _ bytes: [UInt8], to upload: Int64, at offset: Int64, now: Instant
    ) async throws -> Bool {
        try await demandCurrentKeys(toWrite: true)
        let rows = try await sql.query(
            """
            update upload set received = received + \(Int64(bytes.count)), parts = parts + 1,
                touched_at = \(now)
            where no = \(upload) and received = \(offset) and completed_at is null
                and received + \(Int64(bytes.count)) <= size
            returning parts
            """)
        guard let row = rows.first else { return false }
        let ordinal = try row.decode(Int32.self)
        let sealed = keys.vault.seal(
            bytes, in: Sealed.uploadPart, row: RowKey.part(ordinal, of: upload))
        try await sql.send(
            """
            insert into upload_part (upload_no, ordinal, bytes_sealed)
            values (\(upload), \(ordinal), \(sealed))
            """)
        return true
    }

    /// Says that an upload is whole and has this digest; false where the officer has another that
    /// is.
    package func completeUpload(
        _ upload: Int64, _ digest: Digest, of officer: OfficerID, at now: Instant
    ) async throws -> Bool {
        _ = try await lockUploads(of: officer)
        if let whole = try await lockUpload(digest, of: officer) { return whole.number == upload }
        return try await sql.execute(
            """
            update upload set completed_at = \(now), touched_at = \(now), digest = \(digest),
                size = received
            where no = \(upload) and completed_at is null
            """) == 1
    }

    /// Bytes that are held of an upload; nil where it was cleared away.
    package func received(of upload: Int64) async throws -> Int64? {
        try await sql.query("select received from upload where no = \(upload)").first?
            .decode(Int64.self)
    }

    /// Notes that somebody has asked for a file: it is kept from then on anew.
    package func touchUpload(_ upload: Int64, at now: Instant) async throws {
        try await sql.send("update upload set touched_at = \(now) where no = \(upload)")
    }

    /// A part as it lies there, sealed; nil for one that is not there.
    package func sealedPart(_ ordinal: Int, of upload: Int64) async throws -> [UInt8]? {
        try await sql.query(
            """
            select bytes_sealed from upload_part
            where upload_no = \(upload) and ordinal = \(Int32(ordinal))
            """
        ).first?.decode([UInt8].self)
    }

    /// The uploads of a digest that were begun and have stood still since a moment.
    package func idleUploads(
        _ digest: Digest, of officer: OfficerID, since moment: Instant
    ) async throws -> [Int64] {
        try await sql.query(
            """
            select no from upload
            where officer_id = \(officer) and digest = \(digest) and completed_at is null
                and touched_at < \(moment)
            """
        ).map { try $0.decode(Int64.self) }
    }

    /// The uploads that nobody has gone on with, or used, since these moments; a hundred at most.
    package func uploadsToClear(
        unfinishedSince begun: Instant, unusedSince used: Instant
    ) async throws -> [Int64] {
        try await sql.query(
            """
            select no from upload u
            where touched_at < case when completed_at is null then \(begun) else \(used) end
                and touched_at < greatest(\(begun), \(used))
                and not exists (
                    select from import_file f join import_job j on j.no = f.job_no
                    where f.upload_no = u.no and j.ended_at is null)
            order by touched_at limit 100
            """
        ).map { try $0.decode(Int64.self) }
    }

    /// Clears uploads away but for those that an import still needs; gives how many went.
    package func clearUploads(_ numbers: [Int64]) async throws -> Int64 {
        guard !numbers.isEmpty else { return 0 }
        return try await sql.query("select clear_uploads(\(numbers))")[0].decode(Int64.self)
    }
}

extension Keys {
    /// Opens a part of an upload.
    package func open(
        part sealed: [UInt8], _ ordinal: Int, of upload: Int64
    ) throws(VaultError) -> [UInt8] {
        try vault.open(sealed, in: Sealed.uploadPart, row: .part(Int32(ordinal), of: upload))
    }

    /// How many bytes a sealed part holds.
    package static func length(ofSealedPart count: Int) -> Int {
        count - Sealer.sealedLength(of: 0)
    }
}

extension RowKey {
    /// Upload and ordinal, so that no part can stand for another.
    fileprivate static func part(_ ordinal: Int32, of upload: Int64) -> RowKey {
        .bytes(
            [56, 48, 40, 32, 24, 16, 8, 0].map { UInt8(truncatingIfNeeded: upload >> $0) }
                + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ordinal >> $0) })
    }
}

extension UploadRow {
    fileprivate init(row: Row) throws {
        let (number, size, received, parts, isComplete) = try row.decode(
            (Int64, Int64, Int64, Int32, Bool).self)
        self.init(
            number: number, size: size, received: received, parts: Int(parts),
            isComplete: isComplete)
    }
}
