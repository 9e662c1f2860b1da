import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

/// The pages on which people hand files in and see what became of them.
struct ImportRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get("/imports") { request, context in
            try await list(request, try context.visitor)
        }
        router.post("/imports/{id}") { request, context in
            try await submit(request, context)
        }
        router.get("/imports/{id}") { request, context in
            let session = try context.visitor
            let job = try await settled(try context.number(), in: session)
            let findings = try await casework.findings(
                of: job.number, after: 0, limit: ImportPage.rows, in: session)
            return Answer.html(
                ImportPage(
                    language: request.language, job: job, findings: findings, at: casework.now
                ).render())
        }
        router.get("/imports/{id}/refused.csv") { request, context in
            try await FindingTable.answer(
                try context.number(), casework: casework, session: try context.visitor,
                request.language)
        }
    }

    private func list(
        _ request: Request, _ session: Session, problem: Refusal? = nil
    ) async throws -> Response {
        let kinds = ImportKind.allCases.filter { session.actor.may($0.permission) }
        guard !kinds.isEmpty else { throw Refusal.notPermitted(.importFeed) }
        let jobs = try await casework.importJobs(limit: ImportsPage.rows, in: session)
        let page = ImportsPage(
            language: request.language, kinds: kinds, jobs: jobs, problem: problem,
            at: casework.now)
        return Answer.html(
            page.render(), status: problem.map(Answer.status(of:)) ?? .ok)
    }

    /// Most imports are done in a moment: the page waits for it rather than have somebody look
    /// again.
    private func settled(
        _ number: ImportJob.Number, in session: Session
    ) async throws -> ImportJob {
        var job = try await casework.importJob(number, in: session)
        let begun = ContinuousClock.now
        while !job.state.isEnd, begun.duration(to: .now) < .seconds(2) {
            try await Task.sleep(for: .milliseconds(100))
            job = try await casework.importJob(number, in: session)
        }
        return job
    }

    private func submit(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        guard let kind = ImportKind(rawValue: try context.text()) else {
            throw HTTPError(.notFound)
        }
        do {
            // Before anything is read: who may not import it need not send it.
            try session.demand(kind.permission, at: casework.now)
            let form = try await ImportForm(
                try context.multipart ?? MultipartBody(request), casework: casework,
                session: session)
            let job = try await perform(kind, form, in: session)
            return .seeing(Page.with(request.language, "/imports/\(job)"))
        } catch let refusal as Refusal {
            if case .stepUpNeeded = refusal { throw refusal }
            if case .notPermitted = refusal { throw refusal }
            return try await list(request, session, problem: refusal)
        }
    }

    /// Hands in what the form brought.
    /// - Throws: 400 for a form without its file.
    private func perform(
        _ kind: ImportKind, _ form: ImportForm, in session: Session
    ) async throws -> ImportJob.Number {
        let key = "page/\(session.actor.id)/\(form.key)"
        func one() throws -> ImportFile {
            guard let file = form.files.first(where: { $0.part == .file }) else {
                throw HTTPError(.badRequest)
            }
            return file
        }
        switch kind {
        case .feed:
            guard let channel = form.channel else { throw HTTPError(.badRequest) }
            let file = try one()
            return try await casework.perform(
                SubmitFeed(file.digest, channel: channel, name: file.name), in: session, key: key
            ).job
        case .applications:
            let file = try one()
            return try await casework.perform(
                SubmitApplications(file.digest, name: file.name), in: session, key: key
            ).job
        case .register:
            let files = form.files.filter { $0.part != .file }
            guard !files.isEmpty else { throw HTTPError(.badRequest) }
            return try await casework.perform(
                SubmitRegister(files), in: session, key: key
            ).job
        case .scheme:
            let file = try one()
            return try await casework.perform(
                SubmitScheme(file.digest, name: file.name), in: session, key: key
            ).job
        case .statement:
            let file = try one()
            return try await casework.perform(
                SubmitStatement(file.digest, name: file.name), in: session, key: key
            ).job
        }
    }
}

/// What the form of an import brings, read: its files lie with the casework.
private struct ImportForm {
    var key = ""
    var channel: Channel?
    var files: [ImportFile] = []

    /// - Throws: 400 for a field that the form has not, or one that comes twice.
    init(_ body: MultipartBody, casework: Casework, session: Session) async throws {
        while let part = try await body.next() {
            if let name = part.fileName {
                guard let role = ImportPart(rawValue: part.name),
                    !files.contains(where: { $0.part == role })
                else { throw HTTPError(.badRequest) }
                // A field in which nobody has chosen a file.
                if name.isEmpty { continue }
                let digest = try await casework.receive(
                    body.rest, upTo: Int64(ServerLimits().bodyBytes), in: session)
                files.append(
                    ImportFile(part: role, digest: digest, name: String(name.prefix(200))))
            } else if part.name == FormKey.name {
                key = try await body.text(upTo: 100)
            } else if part.name == ImportsPage.channelField {
                channel = Channel(rawValue: try await body.text(upTo: 100))
            } else {
                throw HTTPError(.badRequest)
            }
        }
        guard !key.isEmpty else { throw HTTPError(.badRequest) }
    }
}
