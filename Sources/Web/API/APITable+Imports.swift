import Casework
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

// Files and the imports that they become.

extension APITable {
    static let imports = files + submissions + jobs

    private static let anyImport = ImportKind.allCases.map(\.permission)

    private static let files: [Endpoint] = [
        Endpoint(
            method: .head, path: "/blobs/{sha256}", name: "look_at_blob",
            summary: Text("查询上传进度", "How much of a file has come in, in Upload-Offset"),
            answer: UploadDocument.shape, anyOf: anyImport,
            successes: [200: "All of it.", 204: "A part; go on behind Upload-Offset."],
            bodiless: [200, 204]
        ) { call in
            let standing = try await call.casework.uploadStanding(
                try call.file(), in: try call.visit.visitor)
            var response = Response(status: standing.isComplete ? .ok : .noContent)
            response.tell(standing)
            return response
        },
        Endpoint(
            method: .put, path: "/blobs/{sha256}", name: "put_blob",
            summary: Text(
                "上传文件", "Upload a file, or with Content-Range the part behind Upload-Offset"),
            answer: UploadDocument.shape, anyOf: anyImport,
            successes: [
                200: "The file was there.", 201: "The file is there now.",
                204: "A part of it is; go on behind Upload-Offset.",
            ],
            bodiless: [204], takesBytes: true,
            headers: [
                Endpoint.Parameter(
                    name: "Content-Range",
                    about: "Which part it is. A request brings 64 MiB at most, a file has "
                        + "\(UploadTerms.fileBytes >> 20) MiB at most.",
                    schema: ["type": "string", "pattern": "^bytes [0-9]+-[0-9]+/[0-9]+$"])
            ],
            problems: [
                400: "The range is none, or other bytes came than were announced.",
                409: "It does not begin where Upload-Offset says.",
                411: "Neither Content-Length nor Content-Range.",
                413: "The file, or all files of the caller, are too large.",
                422: "It has another digest.",
            ]
        ) { call in
            try await call.put()
        },
    ]

    private static let submissions: [Endpoint] = [
        .submitting(
            "/imports/feeds", Text("导入部门推送", "Import a department's feed"),
            [Members.blob.any, Members.feedChannel.any, Members.fileName.any]
        ) { body in
            SubmitFeed(
                body[Members.blob], channel: body[Members.feedChannel],
                name: body[Members.fileName])
        },
        .submitting(
            "/imports/applications", Text("导入自主申报", "Import applications"),
            [Members.blob.any, Members.fileName.any]
        ) { SubmitApplications($0[Members.blob], name: $0[Members.fileName]) },
        .submitting(
            "/imports/registers", Text("导入户册", "Import the files of the county's register"),
            Members.registerFiles.map(\.1.any) + Members.moreRegisterFiles.map(\.1.any)
        ) { SubmitRegister(Members.register($0)) },
        .submitting(
            "/imports/schemes", Text("导入方案", "Import a scheme"),
            [Members.blob.any, Members.schemeName.any]
        ) { SubmitScheme($0[Members.blob], name: $0[Members.schemeName]) },
        .submitting(
            "/imports/statements", Text("导入银行对账单", "Import a bank's statements (camt.053)"),
            [Members.blob.any, Members.statementName.any]
        ) { SubmitStatement($0[Members.blob], name: $0[Members.statementName]) },
    ]

    private static let jobs: [Endpoint] = [
        Endpoint(
            method: .get, path: "/jobs/{id}", name: "read_import",
            summary: Text("导入任务", "How far an import is, and what became of it"),
            answer: ImportDocument.shape, anyOf: anyImport
        ) { call in
            let (casework, session) = (call.casework, try call.visit.visitor)
            let job = try await casework.importJob(try call.number(), in: session)
            let errors = try await casework.findings(
                of: job.number, after: 0, limit: ImportDocument.errorsShown, in: session)
            return try Answer.json(
                ImportDocument(job, errors: errors, call.request.language))
        },
        Endpoint(
            method: .get, path: "/jobs/{id}/refused-rows", name: "read_refused_rows",
            summary: Text("未收行", "What was not taken of an import, page by page or as text/csv"),
            query: FindingQuery.parameters, answer: FindingListDocument.shape, anyOf: anyImport
        ) { call in
            try await call.refusedRows()
        },
        Endpoint(
            method: .get, path: "/jobs/{id}/events", name: "watch_import",
            summary: Text("导入进度", "An import's progress as server-sent events, until its end"),
            answer: .text, anyOf: anyImport,
            successes: [
                200: "Events `progress` and at last `ended`, each with the import.",
                204: "It has ended, as the event in Last-Event-ID said.",
            ],
            bodiless: [204], answerType: "text/event-stream",
            headers: [
                Endpoint.Parameter(
                    name: "Last-Event-ID", about: "The last event that came before.",
                    schema: ["type": "string", "pattern": "^[0-9]{1,9}$"])
            ]
        ) { call in
            try await ImportEvents.answer(call)
        },
    ]
}

extension Endpoint {
    /// The operation that hands files in: what becomes of them is told under the job's address.
    fileprivate static func submitting<A: Action>(
        _ path: String, _ summary: Text, _ body: [AnyMember],
        _ make: @escaping @Sendable (Body) -> A
    ) -> Endpoint where A.Outcome == Submitted {
        Endpoint(
            method: .post, path: path, name: A.name, summary: summary, permission: A.permission,
            body: body, answer: .object(["job": .integer]), isAction: true,
            successes: [202: "It will be done; Location says where to ask."],
            problems: [404: "The file was not uploaded."]
        ) { call in
            let session = try call.visit.visitor
            let submitted = try await call.casework.perform(
                make(call.body), in: session, key: try call.idempotencyKey(of: session))
            var response = try Answer.json(submitted)
            response.status = .accepted
            response.headers[.location] = "\(Endpoint.root)/jobs/\(submitted.job)"
            return response
        }
    }
}

extension Call {
    /// The file that the address names.
    /// - Throws: 404 for what is no digest: nothing is there.
    fileprivate func file() throws -> FileDigest {
        guard let file = FileDigest(rawValue: try text("sha256")) else {
            throw HTTPError(.notFound)
        }
        return file
    }

    fileprivate func put() async throws -> Response {
        let file = try file()
        let range = try UploadHeader.range(of: request)
        let received = try await casework.receive(
            request.body.map { Array(buffer: $0) }, of: file, range: range,
            in: try visit.visitor)
        if case .partial(let offset) = received {
            var response = Response(status: .noContent)
            response.tell(
                UploadStanding(size: range.size, received: offset, isComplete: false))
            return response
        }
        var response = try Answer.json(
            UploadDocument(sha256: file.rawValue, size: range.size),
            status: received == .completed ? .created : .ok)
        response.tell(
            UploadStanding(size: range.size, received: range.size, isComplete: true))
        return response
    }

    fileprivate func refusedRows() async throws -> Response {
        let (number, session) = (try number(), try visit.visitor)
        let query = try FindingQuery(request.uri.queryParameters)
        if request.wants("text/csv") {
            return try await FindingTable.answer(
                number, casework: casework, session: session, request.language)
        }
        let found = try await casework.findings(
            of: number, after: query.after, limit: query.size, in: session)
        return try Answer.json(
            FindingListDocument(
                errors: found.map { FindingDocument($0, request.language) },
                next: found.count == query.size ? found.last?.place : nil))
    }
}

extension Request {
    /// Whether the caller asks for this media type before all others.
    fileprivate func wants(_ type: String) -> Bool {
        headers[.accept]?.split(separator: ",").first?.split(separator: ";").first.map {
            $0.lowercased().filter { $0 != " " } == type
        } ?? false
    }
}
