import HTTPTypes
import Hummingbird
import Synchronization
import Wording

/// Takes only so many requests in hand at once. Who comes when all places are taken is told at once
/// to come again, instead of waiting in a queue that grows faster than it shrinks.
struct Admission<Context: RequestContext>: RouterMiddleware {
    let places: Int
    private let taken = Taken()

    private final class Taken: Sendable {
        let count = Atomic<Int>(0)
    }

    init(places: Int) { self.places = places }

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        // A look at whether the daemon lives costs nothing, and matters most when it is busy.
        if request.uri.path == "/healthz" { return try await next(request, context) }
        let before = taken.count.wrappingAdd(1, ordering: .relaxed).oldValue
        defer { taken.count.wrappingSubtract(1, ordering: .relaxed) }
        guard before < places else { return Answer.busy(retryAfter: 1, to: request) }
        return try await next(request, context)
    }
}

extension Answer {
    /// 503, to be tried again after so many seconds.
    static func busy(retryAfter seconds: Int, to request: Request) -> Response {
        var response = problem(
            .serviceUnavailable, code: "busy", detail: Label.busy, to: request)
        response.headers[.retryAfter] = String(seconds)
        return response
    }
}
