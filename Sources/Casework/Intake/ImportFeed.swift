import Digests
import Domain
import Formats
import Intake
import Store

/// 部门推送 - a department's feed is taken in: every row ends as a record, a duplicate or a refusal
/// with its reason, and the totals that leads are screened by move in the same transaction.
///
/// One leaf for the whole file, with its digest and counts. A file that is sent again adds nothing.
package struct ImportFeed: Action {
    package static let name = "import_feed"
    package static let permission = Permission.importFeed
    package static let isBulk = true
    package static let isCountywide = true

    /// Name under which the department sent the file.
    package var fileName: String
    package var channel: Channel
    package var file: ReadableFile
    /// SHA-256 of the file.
    package var digest: Digest
    let shelf: RegisterShelf
    /// Told how far the reading has come, though the transaction has not ended.
    let progress: ImportProgress?

    /// - Parameter file: is opened when the action is performed, and again when its transaction
    ///   has to begin anew.
    package init(
        fileName: String, channel: Channel, file: ReadableFile, digest: Digest,
        for casework: Casework, telling progress: ImportProgress? = nil
    ) {
        self.fileName = fileName
        self.channel = channel
        self.file = file
        self.digest = digest
        self.shelf = casework.register
        self.progress = progress
    }

    package init(
        fileName: String, channel: Channel, path: String, digest: Digest, for casework: Casework
    ) {
        self.init(
            fileName: fileName, channel: channel, file: ReadableFile(path: path), digest: digest,
            for: casework)
    }

    package struct Outcome: Codable, Sendable, Equatable {
        package var file: Int64
        package var rows: Int
        package var accepted: Int
        package var duplicates: Int
        package var superseded: Int
        package var rejected: Int
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(fileName)
        request.append(channel.rawValue)
        request.append(digest)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        guard let form = FeedForm.form(of: channel) else { throw Refusal.unknownFeed(channel) }
        try await tx.lockImports()
        let register = try await shelf.register(in: tx)
        let (number, firstRecord) = try await tx.nextImportNumbers()
        let held = try await tx.holdsRecords(of: channel)
        let matcher = FeedMatcher(register: register, blindIndices: tx.blindIndexing(in: register))
        let reader = try FeedReader(form, try file.open())
        progress?.begin(expecting: reader.expectedRows)
        let isLarge = !held && ImportFeed.isLarge(reader.expectedRows, beside: firstRecord - 1)
        if isLarge { try await tx.suspendImportIndexes() }
        var intake = FeedImport(
            of: form.shape, register: register, firstNumber: firstRecord,
            expectedRows: reader.expectedRows)
        var rejects: [RowReject] = []
        var warnings: [RowWarning] = []
        try await reader.read(
            work: { matcher.match($0) },
            take: { matched in
                let answers = held ? try await answers(for: matched, in: tx) : []
                let batch = try intake.admit(matched, held: answers)
                try await tx.copy(batch, file: number)
                progress?.advance(by: matched.rows.rowCount)
                rejects += batch.rejects
                warnings += batch.warnings
            })
        let outcome = try intake.finish()
        try await tx.apply(outcome.persons, areFirst: !held)
        try await tx.apply(outcome.households, areFirst: !held)
        if isLarge { try await tx.resumeImportIndexes() }
        try await tx.insert(
            NewFeedFile(
                number: number, name: fileName, channel: channel, digest: digest,
                counts: outcome.counts), by: context.actor.id, at: context.at)
        try await tx.insert(rejects, of: number)
        try await tx.insert(warnings + outcome.controlDifferences, of: number)
        context.note("file", digest)
        note(outcome.counts, in: &context)
        return Outcome(number, outcome.counts)
    }

    /// Whether a file at least doubles the records that are held, and is worth the trouble of
    /// building their indexes anew.
    private static func isLarge(_ rows: Int, beside held: Int64) -> Bool {
        rows >= 100_000 && rows >= held
    }

    /// What the store holds for the serials of a part of the file.
    private func answers(
        for matched: MatchedRows, in tx: Transaction
    ) async throws -> [HeldRecord?] {
        let serials = (0..<matched.serials.count).map { matched.serials.text($0) }
        var table = HeldTable()
        for held in try await tx.heldRecords(of: channel, serials: serials) {
            var serial = held.serial
            serial.withUTF8 { table.put(held.record, for: $0) }
        }
        return table.answers(for: matched)
    }

    private func note(_ counts: ImportCounts, in context: inout Context) {
        context.note("rows", counts.rows)
        context.note("accepted", counts.accepted)
        context.note("duplicates", counts.duplicates)
        context.note("superseded", counts.superseded)
        for defect in RowDefect.allCases {
            guard let count = counts.rejected[defect] else { continue }
            context.note("rejected.\(defect.rawValue)", count)
        }
    }
}

extension ImportFeed.Outcome {
    init(_ file: Int64, _ counts: ImportCounts) {
        self.init(
            file: file, rows: counts.rows, accepted: counts.accepted,
            duplicates: counts.duplicates, superseded: counts.superseded,
            rejected: counts.rejected.values.reduce(0, +))
    }
}
