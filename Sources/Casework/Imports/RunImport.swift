import Digests
import Domain
import Formats
import Intake
import Store

extension Casework {
    /// 执行导入 - takes the files of an import in, by the same actions as everybody, in the name of who
    /// handed them in and with what they may do now.
    ///
    /// It may be begun again after a daemon was killed at any moment: each action carries a key
    /// made of the import's number, so what was committed is not done again, and its outcome is
    /// what it was. What is wrong with the files, or what a rule says no to, is the import's end;
    /// anything else is thrown, and worth another attempt.
    package func runImport(_ number: ImportJob.Number) async throws {
        guard let job = try await beginImport(number) else { return }
        let end: ImportEnd
        do {
            end = try await ImportRun(casework: self, job: job).take()
        } catch let refusal as Refusal {
            end = ImportEnd(state: .refused, refusal: ImportRefusal(refusal))
        } catch {
            guard let findings = ImportFinding.findings(of: error) else { throw error }
            end = ImportEnd(state: .refused, findings: findings)
        }
        try await self.end(number, end)
    }
}

/// One import while it is done.
private struct ImportRun {
    let casework: Casework
    let job: ImportJob

    /// What becomes of it.
    func take() async throws -> ImportEnd {
        let actor = try await casework.read(ActorOf(job.officer))
        switch job.kind {
        case .feed: return try await feed(by: actor)
        case .applications: return try await applications(by: actor)
        case .register: return try await register(by: actor)
        case .scheme: return try await scheme(by: actor)
        case .statement: return try await statements(by: actor)
        }
    }

    /// Under which key an action of the import keeps its outcome.
    private func key(_ part: String) -> String { "import/\(job.number)/\(part)" }

    private func feed(by actor: Domain.Actor) async throws -> ImportEnd {
        let (file, name) = try await only()
        let progress = ImportProgress()
        let action = ImportFeed(
            fileName: name, channel: job.channel ?? .application, file: file,
            digest: Digest(job.files[0].digest), for: casework, telling: progress)
        let outcome = try await telling(progress) {
            try await casework.perform(action, by: actor, key: key("feed"))
        }
        return end(of: outcome)
    }

    private func applications(by actor: Domain.Actor) async throws -> ImportEnd {
        let (file, name) = try await only()
        let action = ImportApplications(
            fileName: name, bytes: try file.bytes(), for: casework)
        return end(
            of: try await casework.perform(action, by: actor, key: key("applications")))
    }

    private func end(of outcome: ImportFeed.Outcome) -> ImportEnd {
        ImportEnd(
            state: .done, file: outcome.file,
            counts: [
                .rows: Int64(outcome.rows), .accepted: Int64(outcome.accepted),
                .duplicates: Int64(outcome.duplicates), .superseded: Int64(outcome.superseded),
                .rejected: Int64(outcome.rejected),
            ])
    }

    private func register(by actor: Domain.Actor) async throws -> ImportEnd {
        let missing = job.kind.parts.filter { part in
            part.isRequired && !job.files.contains { $0.part == part }
        }
        guard missing.isEmpty else {
            return ImportEnd(
                state: .refused,
                findings: missing.map { ImportFinding(part: $0, defect: .missingFile) })
        }
        var files = RegisterFiles()
        for (part, file) in try await spools() { files.put(file, as: part) }
        let (register, problems) = try RegisterReading.read(files)
        let findings = problems.map(ImportFinding.init)
        guard !problems.contains(where: { $0.kind == .form }) else {
            return ImportEnd(state: .refused, findings: findings)
        }
        var digests = CanonicalBytes(version: 1)
        for file in job.files {
            digests.append(file.part.rawValue)
            digests.append(Digest(file.digest))
        }
        let outcome = try await casework.perform(
            RegisterCounty(register: register, digest: digests.digest(.sha256)), by: actor,
            key: key("register"))
        return ImportEnd(
            state: .done,
            counts: [.households: Int64(outcome.households), .persons: Int64(outcome.persons)],
            findings: findings)
    }

    private func scheme(by actor: Domain.Actor) async throws -> ImportEnd {
        let outcome = try await casework.perform(
            LoadScheme(bytes: try await only().file.bytes()), by: actor, key: key("scheme"))
        return ImportEnd(state: .done, counts: [.schemes: outcome.isNew ? 1 : 0])
    }

    /// A file may hold several statements. Those before one that is refused stand: each continues
    /// the one before.
    private func statements(by actor: Domain.Actor) async throws -> ImportEnd {
        let (file, name) = try await only()
        let read = try CamtReader.read(try file.bytes(), file: name)
        var end = ImportEnd(
            state: .done, counts: [.statements: 0, .lines: 0, .matched: 0],
            findings: read.notes.map { ImportFinding($0, isWarning: true) })
        for (place, statement) in BankStatement.inOrder(read.statements).enumerated() {
            do {
                let outcome = try await casework.perform(
                    ImportStatement(statement: statement), by: actor,
                    key: key("statement/\(place)"))
                end.counts[.statements, default: 0] += outcome.isNew ? 1 : 0
                end.counts[.lines, default: 0] += Int64(outcome.lines)
                end.counts[.matched, default: 0] += Int64(outcome.matched)
            } catch let refusal as Refusal {
                end.state = .refused
                end.refusal = ImportRefusal(refusal)
                return end
            }
        }
        return end
    }
}

extension ImportRun {
    /// The one file of an import that has no others.
    private func only() async throws -> (file: ReadableFile, name: String) {
        let name = job.files.first?.name ?? ""
        return (try await spools()[.file]!, name)
    }

    /// The files, where they can be read without the database.
    ///
    /// - Throws: ``Refusal/uploadNotFound(_:)`` for one that is not there any more.
    private func spools() async throws -> [ImportPart: ReadableFile] {
        let job = job
        return try await casework.database.read(within: .county) { tx in
            let uploads = try await tx.uploads(of: job.number)
            var files: [ImportPart: ReadableFile] = [:]
            for file in job.files {
                guard let held = uploads[file.part] else {
                    throw Refusal.uploadNotFound(file.digest)
                }
                files[file.part] =
                    try await SealedSpool(held.upload, parts: held.parts, in: tx).file
            }
            return files
        }
    }

    /// How often the progress is written down while it changes.
    private static let interval = Duration.milliseconds(500)

    /// Does something and notes meanwhile how far it is. That a note fails harms nobody.
    private func telling<Outcome: Sendable>(
        _ progress: ImportProgress, _ work: () async throws -> Outcome
    ) async throws -> Outcome {
        let (casework, number) = (casework, job.number)
        let teller = Task {
            var told: Int64 = 0
            while !Task.isCancelled {
                try? await Task.sleep(for: ImportRun.interval)
                let (read, expected) = progress.standing
                guard read != told else { continue }
                told = read
                try? await casework.noteProgress(of: number, read: read, expected: expected)
            }
        }
        defer { teller.cancel() }
        return try await work()
    }
}

extension RegisterFiles {
    /// Puts an uploaded file where it belongs.
    fileprivate mutating func put(_ file: ReadableFile, as part: ImportPart) {
        switch part {
        case .villages: self[.villages] = file
        case .households: self[.households] = file
        case .persons: self[.persons] = file
        case .verifiers: self[.verifiers] = file
        case .vehicles: self[.vehicles] = file
        case .calendar: calendars.append((CalendarForm.fileName, file))
        case .file: break
        }
    }
}
