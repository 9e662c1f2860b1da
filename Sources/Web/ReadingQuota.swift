import Casework
import Domain
import Hummingbird
import Synchronization

/// 查阅限额 - counts what each officer and each system reads of the register (``ReadingTerms``). Two
/// sessions of one officer are one reader. It is this process's own and forgotten with it; several
/// daemons let so many times more pass.
package final class ReadingQuota: Sendable {
    /// What one reader has read since its hour began.
    private struct Hour {
        var began: Instant
        /// Addresses of each kind, hashed; what was told once is told for nothing.
        var known: [ReadingTerms.Kind: Set<Int>] = [:]
        var rows: [ReadingTerms.Kind: Int] = [:]
        var isRefused = false
    }

    private let hours = Mutex<[String: Hour]>([:])

    package init() {}

    /// Whether somebody may read something now.
    package enum Answer: Sendable, Equatable {
        case may
        /// The seconds until the next hour, and whether it is the first refusal of this one.
        case mustWait(seconds: Int, isFirst: Bool)
    }

    /// Counts what is asked for.
    ///
    /// - Parameter rows: how many rows there may be in the answer.
    package func count(
        _ kind: ReadingTerms.Kind, _ address: String, rows: Int, by reader: String,
        at now: Instant
    ) -> Answer {
        hours.withLock { hours in
            let end = hours[reader]?.began.advanced(bySeconds: ReadingTerms.windowSeconds)
            if end.map({ $0 <= now }) ?? true {
                if hours.count >= ReadingTerms.readers { ReadingQuota.forget(&hours, at: now) }
                hours[reader] = Hour(began: now)
            }
            let hash = address.hashValue
            if hours[reader]?.known[kind]?.contains(hash) == true { return .may }
            let read = hours[reader]?.rows[kind] ?? 0
            guard read + rows <= kind.perHour else {
                let isFirst = hours[reader]?.isRefused != true
                hours[reader]?.isRefused = true
                let left = (end ?? now).microseconds - now.microseconds
                return .mustWait(seconds: Int(left / 1_000_000) + 1, isFirst: isFirst)
            }
            hours[reader]?.known[kind, default: []].insert(hash)
            hours[reader]?.rows[kind] = read + rows
            return .may
        }
    }

    /// Hours that are over; then the half that began first.
    private static func forget(_ hours: inout [String: Hour], at now: Instant) {
        hours = hours.filter {
            now < $0.value.began.advanced(bySeconds: ReadingTerms.windowSeconds)
        }
        guard hours.count >= ReadingTerms.readers else { return }
        let middle = hours.values.map(\.began.microseconds).sorted()[hours.count / 2]
        hours = hours.filter { $0.value.began.microseconds > middle }
    }
}

/// Stands behind the guard, before every route that tells of cases or people.
struct ReadingGuard: RouterMiddleware {
    typealias Context = Visit

    let casework: Casework
    let quota: ReadingQuota

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        guard let session = context.session, let (kind, rows) = Self.read(by: request) else {
            return try await next(request, context)
        }
        let address = "\(request.uri.path)?\(request.uri.query ?? "")"
        switch quota.count(
            kind, address, rows: rows, by: session.reader, at: casework.now)
        {
        case .may: return try await next(request, context)
        case .mustWait(let seconds, let isFirst):
            let refusal = Refusal.quotaExceeded(retryAfter: seconds)
            if isFirst { try await casework.noteQuota(refusal, of: kind, in: session) }
            throw refusal
        }
    }

    /// What a request reads of the register, and how many rows at most; nil for nothing of it.
    static func read(by request: Request) -> (kind: ReadingTerms.Kind, rows: Int)? {
        guard request.method == .get || request.method == .head else { return nil }
        let path =
            request.uri.path.hasPrefix(Endpoint.root)
            ? String(request.uri.path.dropFirst(Endpoint.root.count)) : request.uri.path
        let parts = path.split(separator: "/")
        guard let first = parts.first else { return nil }
        // The record itself, and what is shown of it elsewhere.
        if parts.count > 1, first == "cases" || first == "households" { return (.records, 1) }
        guard parts.count == 1 else { return nil }
        // A file is no page, and leaves a leaf; what it refuses is not counted either.
        let isProgram = request.isByProgram
        if isProgram, ListMedia.chosen(by: request.headers[.accept])?.table != nil { return nil }
        let size = request.uri.queryParameters["size"].flatMap { Int($0) }
        let rows = min(max(size ?? CaseQuery().limit, 1), CaseList.limit)
        switch first {
        case "cases", "prescreenings": return (.cases, rows)
        case "people" where isProgram, "crosschecks": return (.persons, rows)
        default: return nil
        }
    }
}

extension Session {
    /// Whose reading is counted together: all sessions of a person, or one token or certificate.
    fileprivate var reader: String {
        kind == .person ? "person/\(actor.id)" : "\(kind.rawValue)/\(id)"
    }
}
