import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Wording

/// 进度推送 - an import as server-sent events (WHATWG HTML, section 9.2). An event's id is the import's
/// revision: who comes again with `Last-Event-ID` is told what is new since then.
struct ImportEvents: Sendable {
    private let casework: Casework
    private let session: Session
    private let number: ImportJob.Number
    private let language: Language
    /// The revision that the caller has seen.
    private let seen: Int32
    /// Kept as long as the answer goes on.
    private let place: StreamPlaces.Place

    /// How often the import is looked at.
    private static let interval = Duration.milliseconds(500)
    /// Proxies end what is silent for a minute or so.
    private static let heartbeat = Duration.seconds(15)
    /// Then the caller comes again, and is asked again who it is.
    private static let longest = Duration.seconds(300)

    /// - Throws: ``Refusal/importNotFound(_:)``; 400 for a `Last-Event-ID` that is no revision.
    static func answer(_ call: Call) async throws -> Response {
        let (session, number) = (try call.visit.visitor, try call.number())
        let job = try await call.casework.importJob(number, in: session)
        let seen = try lastSeen(call.request)
        // Tells a browser not to come again.
        if job.state.isEnd, seen >= job.revision { return Response(status: .noContent) }
        guard let place = call.streams.take(for: session.actor.id) else {
            return Answer.busy(retryAfter: 5, to: call.request)
        }
        let events = ImportEvents(
            casework: call.casework, session: session, number: number,
            language: call.request.language, seen: seen, place: place)
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/event-stream", .cacheControl: "no-store",
                // Asks a proxy not to gather the answer first.
                HTTPField.Name("X-Accel-Buffering")!: "no",
            ],
            body: ResponseBody { writer in
                try await events.write(to: &writer)
                try await writer.finish(nil)
            })
    }

    private static func lastSeen(_ request: Request) throws -> Int32 {
        guard let given = request.headers[HTTPField.Name("Last-Event-ID")!], !given.isEmpty else {
            return 0
        }
        guard let revision = Int32(given), revision >= 0 else {
            throw BadParameter("Last-Event-ID", given[...])
        }
        return revision
    }

    private func write(to writer: inout any ResponseBodyWriter) async throws {
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        let begun = ContinuousClock.now
        var told = seen
        var lastWord = begun
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            // When the database is gone for a while, the caller comes again.
            guard let job = try? await casework.importJob(number, in: session) else { return }
            if job.revision > told {
                try await writer.write(ByteBuffer(string: try event(job)))
                (told, lastWord) = (job.revision, .now)
            }
            if job.state.isEnd || begun.duration(to: .now) > ImportEvents.longest { return }
            if lastWord.duration(to: .now) > ImportEvents.heartbeat {
                try await writer.write(ByteBuffer(string: ":\n\n"))
                lastWord = .now
            }
            try await Task.sleep(for: ImportEvents.interval)
        }
    }

    /// One event; JSON has no line ends in it.
    private func event(_ job: ImportJob) throws -> String {
        let data = try Answer.jsonText(ImportDocument(job, language))
        let name = job.state.isEnd ? "ended" : "progress"
        return "id: \(job.revision)\nevent: \(name)\ndata: \(data)\n\n"
    }
}
