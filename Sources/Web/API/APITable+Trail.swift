import Casework
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

// What shows that nothing was changed afterwards, and what the daemon has not done.

extension APITable {
    static let trail: [Endpoint] = [
        // The proof needs the whole tree: 64 bytes for each entry of the county.
        text(
            .asking(
                "/cases/{id}/proof",
                Text(
                    "单案存证",
                    "A case's entries with their proofs, as a file for deploy/check-trail"),
                answer: .text
            ) {
                ProveClaim(try $0.number())
            } show: { lines, call in
                guard let id = try? call.number() else { throw HTTPError(.notFound) }
                return Answer.file(lines.map { "\($0)\n" }.joined(), named: "case-\(id).proof")
            }),
        text(
            .asking(
                "/trail/checkpoint",
                Text("最新检查点", "The newest signed checkpoint, with its cosignatures (C2SP)"),
                answer: .text
            ) { _ in
                ShowCheckpoint(since: nil)
            } show: { checkpoint, _ in
                Answer.file(checkpoint, named: "checkpoint")
            }),
    ]

    static let work: [Endpoint] = [
        .asking(
            "/work/standing", Text("后台待办", "How much the daemon still has to do by itself"),
            answer: .object(["due": .integer, "parked": .integer, "oldest_seconds": .integer])
        ) {
            DueWorkStanding(at: $0.casework.now)
        } show: { standing, _ in
            try Answer.json([
                "due": standing.due, "parked": standing.parked,
                "oldest_seconds": standing.oldestSeconds,
            ])
        },
        .asking(
            "/work/parked", Text("搁置的待办", "What the daemon gave up, at most a thousand"),
            answer: .object(["work": .list(ParkedWorkDocument.shape)])
        ) { _ in
            ParkedWorks(limit: 1_000)
        } show: { works, _ in
            try Answer.json(["work": works.map(ParkedWorkDocument.init)])
        },
    ]

    private static func text(_ endpoint: Endpoint) -> Endpoint {
        var endpoint = endpoint
        endpoint.answerType = "text/plain"
        endpoint.problems = [404: "It is not there, or no checkpoint was signed yet."]
        return endpoint
    }
}

/// Work that was given up.
struct ParkedWorkDocument: Encodable {
    var kind: String
    var subject: String
    var attempts: Int
    var fault: String
    var parkedAt: String

    init(_ parked: ParkedWork) {
        self.kind = parked.work.kind.rawValue
        self.subject = parked.work.subject
        self.attempts = parked.attempts
        self.fault = parked.fault
        self.parkedAt = parked.parkedAt.description
    }

    static let shape = Shape.object([
        "kind": .text, "subject": .text, "attempts": .integer, "fault": .text,
        "parked_at": .moment,
    ])
}

extension Answer {
    /// Text that is to be kept.
    fileprivate static func file(_ text: String, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/plain; charset=utf-8",
                .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// 404: the trail has nothing of it, or nothing yet.
    static func trailUnshown(_ reason: TrailUnshown, to request: Request) -> Response {
        let isUnsigned = reason == .unsigned
        return problem(
            .notFound, code: isUnsigned ? "trail_unsigned" : "not_in_trail",
            detail: isUnsigned ? Label.trailUnsigned : Label.notInTrail, to: request)
    }
}
