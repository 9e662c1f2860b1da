import Digests
import Domain
import Store
import Vault

/// 上传 - files come in before anybody decides what they are: that is the import's action, with its
/// leaf. What lies here is sealed, its owner's alone, and goes again by ``UploadTerms``.
///
/// A file's address is its SHA-256. It is the owner's because who only knows a digest has not shown
/// to have the file (Halevi et al., "Proofs of Ownership in Remote Storage Systems", CCS 2011):
/// else whoever reads a digest in the trail could import the file of another.
extension Casework {
    /// How one request's bytes were taken.
    package enum Received: Sendable, Equatable {
        /// The file is whole and was not before.
        case completed
        /// The file was there.
        case present
        /// More is needed, from this offset on.
        case partial(Int64)
    }

    /// How much of a file has come in.
    /// - Throws: ``Refusal/uploadNotFound(_:)``; ``Refusal/notPermitted(_:)`` for who may import
    ///   nothing.
    package func uploadStanding(
        _ file: FileDigest, in session: Session
    ) async throws -> UploadStanding {
        try await demandUploading(in: session)
        let (digest, officer, now) = (Digest(file), session.actor.id, clock.now())
        let row = try await database.write(within: .county) { tx in
            guard let row = try await tx.upload(digest, of: officer) else {
                throw Refusal.uploadNotFound(file)
            }
            if row.isComplete { try await tx.touchUpload(row.number, at: now) }
            return row
        }
        guard !row.isComplete, row.received == row.size else { return row.standing }
        // All of it came, and the connection or the daemon was gone before it was looked at.
        _ = try await complete(row.number, file, of: officer)
        return UploadStanding(size: row.size, received: row.size, isComplete: true)
    }

    /// Takes the bytes of one request in: a whole file, or the part behind what is held.
    ///
    /// Each part of a megabyte is committed by itself, so an upload that breaks off goes on from
    /// there; what was in hand is kept too. Two requests that send the same file from its beginning
    /// do not meet: the first that is whole counts. Of two that go on with the same one, the slower
    /// is refused.
    ///
    /// - Throws: ``Refusal/uploadTooLarge(limit:)``, ``Refusal/uploadSpaceUsed``,
    ///   ``Refusal/uploadOffset(expected:)``, ``Refusal/uploadIncomplete(expected:found:)``,
    ///   ``Refusal/uploadDiffers(_:)``; what the bytes' source throws, after keeping what came.
    package func receive<Bytes: AsyncSequence>(
        _ bytes: Bytes, of file: FileDigest, range: UploadRange, in session: Session
    ) async throws -> Received where Bytes.Element == [UInt8] {
        try await demandUploading(in: session)
        let officer = session.actor.id
        guard range.size <= UploadTerms.fileBytes else {
            throw Refusal.uploadTooLarge(limit: UploadTerms.fileBytes)
        }
        guard let upload = try await place(for: file, range, of: officer) else { return .present }
        var intake = UploadIntake(casework: self, upload: upload, offset: range.offset)
        do {
            for try await piece in bytes {
                guard intake.received + Int64(piece.count) - range.offset <= range.count else {
                    throw Refusal.uploadIncomplete(
                        expected: range.count,
                        found: intake.received + Int64(piece.count) - range.offset)
                }
                try await intake.take(piece)
            }
        } catch {
            // A client that is gone has sent what it has sent.
            let rest = intake
            await Task { try? await rest.keepRest() }.value
            throw error
        }
        try await intake.finish()
        let came = intake.received - range.offset
        guard came == range.count else {
            throw Refusal.uploadIncomplete(expected: range.count, found: came)
        }
        guard intake.received == range.size else { return .partial(intake.received) }
        return try await complete(upload, file, of: officer)
    }

    /// Takes a whole file in whose address nobody knows before it is there: what a form sends. It
    /// cannot be gone on with.
    ///
    /// - Throws: as ``receive(_:of:range:in:)``.
    package func receive<Bytes: AsyncSequence>(
        _ bytes: Bytes, upTo limit: Int64, in session: Session
    ) async throws -> FileDigest where Bytes.Element == [UInt8] {
        try await demandUploading(in: session)
        let officer = session.actor.id
        // Nobody asks for it under this address.
        let unknown = HashAlgorithm.sha256.hash(SecureRandom.bytes(32))
        let whole = UploadRange(wholeOf: limit)!
        guard let upload = try await place(for: FileDigest(unknown), whole, of: officer) else {
            preconditionFailure("a file has an address that was made up")
        }
        var intake = UploadIntake(casework: self, upload: upload, offset: 0)
        var running = RunningDigest(.sha256)
        for try await piece in bytes {
            guard intake.received + Int64(piece.count) <= limit else {
                throw Refusal.uploadTooLarge(limit: limit)
            }
            running.update(piece)
            try await intake.take(piece)
        }
        try await intake.finish()
        let file = FileDigest(running.finish())
        _ = try await settle(upload, file, of: officer)
        return file
    }

    /// Clears away what nobody has gone on with or used for ``UploadTerms``; gives how many.
    package func clearUploads() async throws -> Int64 {
        let now = clock.now()
        return try await database.write(within: .county) { tx in
            try await tx.clearUploads(
                try await tx.uploadsToClear(
                    unfinishedSince: now.advanced(bySeconds: -UploadTerms.unfinishedSeconds),
                    unusedSince: now.advanced(bySeconds: -UploadTerms.unusedSeconds)))
        }
    }
}

extension Casework {
    /// Blanks the masked values of refused rows whose term has ended; gives how many they were.
    @discardableResult
    package func clearRefusedRows() async throws -> Int64 {
        let today = today
        return try await database.write(within: .county) {
            try await $0.clearRefusedRows(on: today)
        }
    }
}

extension Casework {
    /// Files are for those who may import something.
    private func demandUploading(in session: Session) async throws {
        let kinds = ImportKind.allCases
        let open = kinds.first { session.actor.may($0.permission) } ?? kinds[0]
        try await demand(open.permission, for: "upload", in: session)
    }

    /// The upload that a request goes on with, or a new one; nil where the file is there.
    private func place(
        for file: FileDigest, _ range: UploadRange, of officer: OfficerID
    ) async throws -> Int64? {
        let (digest, now) = (Digest(file), clock.now())
        return try await database.write(within: .county) { tx in
            let used = try await tx.lockUploads(of: officer)
            let held = try await tx.upload(digest, of: officer)
            if let held, held.isComplete {
                try await tx.touchUpload(held.number, at: now)
                return nil
            }
            if range.offset > 0 {
                guard let held, held.received == range.offset, held.size == range.size else {
                    throw Refusal.uploadOffset(
                        expected: held.flatMap { $0.size == range.size ? $0.received : nil } ?? 0)
                }
                return held.number
            }
            _ = try await tx.clearUploads(
                try await tx.idleUploads(
                    digest, of: officer,
                    since: now.advanced(bySeconds: -UploadTerms.supersededSeconds)))
            guard used.files < UploadTerms.officerFiles,
                used.bytes + range.size <= UploadTerms.officerBytes
            else { throw Refusal.uploadSpaceUsed }
            return try await tx.beginUpload(digest, size: range.size, of: officer, at: now)
        }
    }

    /// Adds a part; refused where somebody else was faster.
    fileprivate func keep(
        _ bytes: [UInt8], of upload: Int64, at offset: Int64
    ) async throws {
        let now = clock.now()
        let expected: Int64? = try await database.write(within: .county) { tx in
            if try await tx.addPart(bytes, to: upload, at: offset, now: now) { return nil }
            return try await tx.received(of: upload) ?? 0
        }
        if let expected { throw Refusal.uploadOffset(expected: expected) }
    }

    /// Hashes what is held, as it is held: also what earlier requests brought, and whatever became
    /// of it on the way to the disk and back.
    private func complete(
        _ upload: Int64, _ file: FileDigest, of officer: OfficerID
    ) async throws -> Received {
        guard try await self.digest(of: upload) == Digest(file) else {
            _ = try await database.write(within: .county) {
                try await $0.clearUploads([upload])
            }
            throw Refusal.uploadDiffers(file)
        }
        return try await settle(upload, file, of: officer)
    }

    private func settle(
        _ upload: Int64, _ file: FileDigest, of officer: OfficerID
    ) async throws -> Received {
        let (digest, now) = (Digest(file), clock.now())
        let isFirst = try await database.write(within: .county) { tx in
            let isFirst = try await tx.completeUpload(upload, digest, of: officer, at: now)
            if !isFirst { _ = try await tx.clearUploads([upload]) }
            return isFirst
        }
        return isFirst ? .completed : .present
    }

    private func digest(of upload: Int64) async throws -> Digest {
        try await database.read(within: .county) { tx in
            var running = RunningDigest(.sha256)
            var ordinal = 1
            while let sealed = try await tx.sealedPart(ordinal, of: upload) {
                running.update(try tx.keys.open(part: sealed, ordinal, of: upload))
                ordinal += 1
            }
            return running.finish()
        }
    }
}

/// Gathers what comes in pieces of any size into parts of one.
private struct UploadIntake {
    let casework: Casework
    let upload: Int64
    /// Where the next part begins.
    private var offset: Int64
    private var buffer: [UInt8] = []

    /// Bytes of the file that have come so far.
    var received: Int64 { offset + Int64(buffer.count) }

    init(casework: Casework, upload: Int64, offset: Int64) {
        self.casework = casework
        self.upload = upload
        self.offset = offset
    }

    mutating func take(_ piece: [UInt8]) async throws {
        var rest = piece[...]
        while !rest.isEmpty {
            let count = min(rest.count, UploadTerms.partBytes - buffer.count)
            buffer += rest.prefix(count)
            rest = rest.dropFirst(count)
            if buffer.count == UploadTerms.partBytes { try await finish() }
        }
    }

    /// Keeps what is in hand.
    mutating func finish() async throws {
        try await keepRest()
        offset += Int64(buffer.count)
        buffer.removeAll(keepingCapacity: true)
    }

    func keepRest() async throws {
        guard !buffer.isEmpty else { return }
        try await casework.keep(buffer, of: upload, at: offset)
    }
}

extension Digest {
    /// The bytes of a file's address.
    init(_ file: FileDigest) { self.init(hex: file.rawValue)! }
}

extension FileDigest {
    /// The address of a file with this digest.
    init(_ digest: Digest) { self.init(rawValue: digest.description)! }
}
