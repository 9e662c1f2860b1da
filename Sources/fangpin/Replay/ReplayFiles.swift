import Casework
import Digests
import Domain
import Formats

/// What a county folder holds beside its feeds, read: done while the database starts.
struct ReplayFiles: Sendable {
    let folder: CountyFolder
    var records = ReplayRecords()
    var scheme: SchemeFile
    /// The register, with everybody who acts in the records.
    var register = CountyRegister()
    /// SHA-256 over the files of the register.
    var registerDigest = HashAlgorithm.sha256.hash([])
    var problems = ReplayProblems()

    /// Reads everything. What cannot be read of a file is a problem and stops nothing else.
    ///
    /// - Throws: ``Failure`` for a file that is no table with the columns of its form at all.
    init(_ folder: CountyFolder) throws {
        self.folder = folder
        scheme = try SchemeFile(path: folder.path(of: .scheme))
        try readRecords()
        try readRegister()
    }

    private mutating func readRegister() throws {
        var running = RunningDigest(.sha256)
        let (read, found) = try RegisterReading.read(folder.register)
        try refuse(found)
        problems.add(found)
        register = read
        register.officers = officers(besides: read.officers)
        for file in [
            CountyFolder.File.villages, .households, .persons, .verifiers, .vehicles, .approvals,
        ] where folder.holds(file) {
            running.update(try InputFile.bytes(path: folder.path(of: file)))
        }
        registerDigest = running.finish()
    }

    /// The verifiers, and who prepared and who approved with their name. A name on paper is no
    /// appointment, so these hold no role; that nobody does two things for one claim is checked at
    /// each.
    private func officers(besides verifiers: [Officer]) -> [Officer] {
        let names = Set(records.approvals.flatMap { [$0.step.handler, $0.step.approver] })
        let office = names.subtracting(verifiers.map(\.id)).sorted().map { id in
            Officer(id: id, name: id.rawValue, roles: [])
        }
        return Replay.Recorder.all + office + verifiers
    }
}

extension ReplayFiles {
    private mutating func readRecords() throws {
        records.prescreenings = try take(folder.prescreenings())
        records.findings = try take(folder.findings())
        records.crosschecks = try take(folder.crosschecks())
        records.reviews = try take(folder.reviews())
        records.notices = try take(folder.notices())
        records.approvals = try take(folder.approvals())
        for name in folder.statements {
            let bytes = try InputFile.bytes(path: folder.path(of: name))
            let file = try CamtReader.read(bytes, file: name)
            records.statements += file.statements.map { (name, $0) }
        }
        records.opening = opening()
    }

    /// The earliest day of any step; where there is none, the month after the last feed.
    private func opening() -> Day {
        let days =
            records.prescreenings.map(\.step.decidedOn) + records.findings.map(\.step.visitedOn)
        if let first = days.min() { return first }
        guard let last = folder.feeds.map({ ($0.year, $0.month) }).max(by: <) else {
            return Day(2026, 1, 1)!
        }
        return last.1 == 12 ? Day(last.0 + 1, 1, 5)! : Day(last.0, last.1 + 1, 5)!
    }

    /// The rows of a file; what is wrong with others is noted and stops nothing.
    ///
    /// - Throws: ``Failure`` for a file that is no table with the columns of its form at all.
    private mutating func take<Row>(_ table: CountyTable<Row>) throws -> [Row] {
        try refuse(table.problems)
        problems.add(table.problems)
        return table.rows
    }

    private func refuse(_ found: [FileProblem]) throws {
        let defects = found.filter { $0.kind == .form }
        guard defects.isEmpty else {
            throw Failure(.data, defects.map(\.description).joined(separator: "\n"))
        }
    }
}
