import Casework
import Digests
import Domain
import Formats
import TestSupport
import Testing

extension TestOffice {
    /// Uploads a file in one piece.
    fileprivate func upload(_ bytes: [UInt8], _ session: Session) async throws -> FileDigest {
        let stream = AsyncStream<[UInt8]> { continuation in
            continuation.yield(bytes)
            continuation.finish()
        }
        return try await casework.receive(stream, upTo: 64 << 20, in: session)
    }
}

/// What is handed in is taken in once, by the same actions as everybody, and tells what came of it.
@Suite struct ImportJobTests {
    private static let feed: String = {
        var feed = MedicalFeed()
        for (place, person) in TestCounty.persons.prefix(12).enumerated() {
            feed.add(person, "JS\(place)", own: .yuan(Int64(place + 1)))
        }
        feed.add(TestCounty.persons[0], "JS90", own: .yuan(5), amount: "五元")
        feed.add(TestCounty.persons[1], "JS91", own: .yuan(5), name: "别人")
        return feed.text
    }()

    private func submitFeed(
        _ office: TestOffice, _ session: Session, key: String? = nil
    ) async throws -> ImportJob.Number {
        let file = try await office.upload(Array(ImportJobTests.feed.utf8), session)
        return try await office.casework.perform(
            SubmitFeed(file, channel: .medical, name: "医保-202608.csv"), in: session, key: key
        ).job
    }

    /// What a refused row held goes with the end of its term; that it was refused, and why, stays.
    @Test func refusedRowsAreBlankedAfterTheirTerm() async throws {
        try await withOffice { office in
            let session = try await office.session(of: Staff.department).session
            let number = try await submitFeed(office, session)
            try await office.casework.runImport(number)
            try await office.corrupt(
                """
                insert into import_finding
                    select no, 1, 'file', 1, null, 1, 'scheme', false, '某*', '' from import_job
                """)
            let held = """
                select (select count(*) from feed_reject where masked_value <> '')
                    + (select count(*) from import_finding where masked_value <> '')
                """
            let before = try await office.number(held)
            #expect(before > 1)
            let day = office.casework.today
            let term = try #require(Day(day.year + 1, day.month, day.day))
            for (now, cleared) in [(day, 0), (term, 0), (term + 1, before), (term + 2, 0)] {
                office.clock.set(now)
                #expect(try await office.casework.clearRefusedRows() == cleared, "\(now)")
                #expect(try await office.number(held) == (now > term ? 0 : before))
            }
            let rows = try await office.number("select count(*) from feed_reject")
            #expect(rows == 2)
        }
    }

    @Test func aFeedIsTakenInAndTellsWhatWasRefused() async throws {
        try await withOffice { office in
            let casework = office.casework
            let session = try await office.session(of: Staff.department).session
            let number = try await submitFeed(office, session)
            let queued = try await casework.importJob(number, in: session)
            #expect(queued.state == .queued && queued.channel == .medical && queued.revision == 1)
            try await casework.runImport(number)
            let job = try await casework.importJob(number, in: session)
            #expect(job.state == .done && job.revision > queued.revision && job.endedAt != nil)
            #expect(
                job.counts == [
                    .rows: 14, .accepted: 12, .duplicates: 0, .superseded: 0, .rejected: 2,
                ])
            #expect(job.defects == 2)
            let all = try await casework.findings(of: number, after: 0, limit: 10, in: session)
            #expect(all.map(\.line) == [14, 15])
            #expect(all.map(\.defect) == [.amount, .nameMismatch])
            #expect(all[0].column == "个人自付" || all[0].column == "医疗费总额")
            let next = try await casework.findings(of: number, after: 14, limit: 10, in: session)
            #expect(next == [all[1]])
            // In the submitter's name.
            #expect(
                try await office.number(
                    "select count(*) from feed_file where imported_by = 'department'") == 1)
        }
    }

    /// A daemon may die at any moment and another begins again: between the import and the note
    /// that it is done, too.
    @Test func whatIsDoneAgainIsDoneOnce() async throws {
        try await withOffice { office in
            let casework = office.casework
            let session = try await office.session(of: Staff.handler).session
            let number = try await submitFeed(office, session)
            try await casework.runImport(number)
            let first = try await casework.importJob(number, in: session)
            try await office.corrupt(
                """
                update import_job set state = 'running', ended_at = null, file_no = null,
                    counted = '{}', counts = '{}' where no = \(number)
                """)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<3 { group.addTask { try await casework.runImport(number) } }
                try await group.waitForAll()
            }
            let second = try await casework.importJob(number, in: session)
            #expect(second.counts == first.counts && second.state == .done)
            #expect(second.defects == first.defects)
            #expect(
                try await office.number("select count(*) from feed_file where channel = 'medical'")
                    == 1)
            #expect(try await office.number("select count(*) from cost_record") == 12)
            #expect(
                try await office.number(
                    "select count(*) from action_log where action = 'import_feed'") == 1)
        }
    }

    @Test func theSameKeyIsTheSameImport() async throws {
        try await withOffice { office in
            let session = try await office.session(of: Staff.handler).session
            let first = try await submitFeed(office, session, key: "k")
            let second = try await submitFeed(office, session, key: "k")
            #expect(first == second)
            #expect(try await office.number("select count(*) from import_job") == 1)
            #expect(
                try await office.number(
                    "select count(*) from due_work where kind = 'run_import'") == 1)
        }
    }

    @Test func allKindsAreTakenIn() async throws {
        try await withOffice { office in
            let casework = office.casework
            let handler = try await office.session(of: Staff.handler).session
            let accountant = try await office.session(of: Staff.accountant).session
            func run<A: Action>(
                _ action: A, _ session: Session
            ) async throws -> ImportJob where A.Outcome == Submitted {
                let number = try await casework.perform(action, in: session).job
                try await casework.runImport(number)
                return try await casework.importJob(number, in: session)
            }
            // The county has this scheme and these applications already.
            let scheme = try await office.upload(TestScheme.bytes, handler)
            let stored = try await run(SubmitScheme(scheme, name: "s.yaml"), handler)
            #expect(stored.state == .done && stored.counts == [.schemes: 0])
            let filed = try await run(
                SubmitApplications(
                    try await office.upload(TestCounty.applications, handler), name: "a.csv"),
                handler)
            #expect(filed.state == .done && filed.counts[.duplicates] == filed.counts[.rows])
            let text = String(decoding: TestScheme.bytes, as: UTF8.self)
            let other = try await run(
                SubmitScheme(
                    try await office.upload(
                        Array(text.replacing("试验方案", with: "另一方案").utf8), handler),
                    name: "s.yaml"), handler)
            #expect(other.state == .refused)
            #expect(other.refusal?.refusal == .schemeDiffers("test-2026"))
            let broken = try await run(
                SubmitScheme(
                    try await office.upload(
                        Array(text.replacing("rate: \"50%\"", with: "rate: \"150%\"").utf8), handler
                    ),
                    name: "s.yaml"), handler)
            #expect(broken.state == .refused && broken.refusal == nil && broken.defects > 0)
            let reasons = try await casework.findings(
                of: broken.number, after: 0, limit: 10, in: handler)
            #expect(reasons.allSatisfy { $0.defect == .scheme && $0.line != nil })
            let noStatement = try await run(
                SubmitStatement(
                    try await office.upload(Array("<a/>".utf8), accountant), name: "x.xml"),
                accountant)
            #expect(noStatement.state == .refused)
            let why = try await casework.findings(
                of: noStatement.number, after: 0, limit: 10, in: accountant)
            #expect(why.map(\.defect) == [.version])
            let noTable = try await run(
                SubmitFeed(
                    try await office.upload(Array("a,b\n1,2\n".utf8), handler), channel: .civil,
                    name: "x.csv"), handler)
            let form = try await casework.findings(
                of: noTable.number, after: 0, limit: 10, in: handler)
            #expect(noTable.state == .refused && form.map(\.defect) == [.form])
        }
    }

    @Test func aRegisterIsTakenInWithItsFiles() async throws {
        try await withOffice { office in
            let casework = office.casework
            let session = try await office.session(of: Staff.handler).session
            let folder =
                #filePath.split(separator: "/", omittingEmptySubsequences: false)
                .dropLast(3).joined(separator: "/") + "/deploy/example-county"
            var files: [ImportFile] = []
            for part in ImportKind.register.parts {
                let path = "\(folder)/\(part.rawValue).csv"
                guard let bytes = try? InputFile.bytes(path: path) else { continue }
                files.append(
                    ImportFile(
                        part: part, digest: try await office.upload(bytes, session),
                        name: "\(part.rawValue).csv"))
            }
            #expect(files.count >= 4)
            let number = try await casework.perform(SubmitRegister(files), in: session).job
            try await casework.runImport(number)
            let job = try await casework.importJob(number, in: session)
            #expect(job.state == .done, "\(String(describing: job.refusal))")
            #expect((job.counts[.households] ?? 0) > 10)
            #expect((job.counts[.persons] ?? 0) > (job.counts[.households] ?? 0))
            // Without its persons it is none.
            let partial = try await casework.perform(
                SubmitRegister(files.filter { $0.part != .persons }), in: session
            ).job
            try await casework.runImport(partial)
            let refused = try await casework.findings(
                of: partial, after: 0, limit: 10, in: session)
            #expect(refused.map(\.defect) == [.missingFile] && refused[0].part == .persons)
        }
    }

    /// Rights are asked for when it is done, too.
    @Test func whoMayNotAnyMoreImportsNothing() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let casework = office.casework
            let session = try await office.session(of: Staff.department).session
            let number = try await submitFeed(office, session)
            try await office.corrupt("update officer set roles = '{}' where id = 'department'")
            try await casework.runImport(number)
            let job = try await casework.importJob(number, in: session)
            #expect(job.state == .refused)
            #expect(job.refusal?.refusal == .notPermitted(.importFeed))
            #expect(
                try await office.number("select count(*) from feed_file where channel = 'medical'")
                    == 0)
        }
    }

    @Test func anImportIsSeenByWhomItConcerns() async throws {
        try await withOffice { office in
            let casework = office.casework
            let number = try await submitFeed(
                office, try await office.session(of: Staff.department).session)
            for actor in Staff.appointed {
                let session = try await office.session(of: actor).session
                let isTheirs = actor.id == Staff.department.id || actor.may(.importFeed)
                var code: String?
                do { _ = try await casework.importJob(number, in: session) } catch let refusal
                    as Refusal
                { code = refusal.code }
                #expect(code == (isTheirs ? nil : "import_not_found"), "\(actor.id)")
                let listed = try await casework.importJobs(limit: 10, in: session)
                #expect(listed.map(\.number) == (isTheirs ? [number] : []), "\(actor.id)")
            }
        }
    }

    /// Every kind of problem of the files' readers has its code among those of imports.
    @Test func noProblemIsWithoutACode() {
        for kind in FileProblem.Kind.allCases {
            #expect(ImportDefect(rawValue: kind.rawValue) != nil, "\(kind)")
        }
        for kind in BankFileProblem.Kind.allCases {
            #expect(ImportDefect(rawValue: kind.rawValue) != nil, "\(kind)")
        }
        for defect in RowDefect.allCases {
            #expect(ImportDefect(rawValue: defect.rawValue) != nil, "\(defect)")
        }
    }
}
