import Casework
import HTTPTypes
import Hummingbird

/// 来源登记 - stands before everything else: it says where a request comes from, to the throttles, and
/// to whatever is logged until it is answered.
struct Origins: RouterMiddleware {
    typealias Context = Visit

    /// Whether a proxy on this machine speaks for the callers.
    let isBehindTLS: Bool

    private static let forwarded = HTTPField.Name("X-Forwarded-For")!

    func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.isOverTLS = isBehindTLS
        if isBehindTLS {
            context.peer = context.peer.speaking(for: request.headers[Origins.forwarded])
        }
        let told = context
        return try await Caller.$address.withValue(told.peer.address) {
            try await next(request, told)
        }
    }
}
