import Casework
import Domain
import HTTPTypes
import Hummingbird
import Logging
import Wording

/// Gives every response its security headers, and every error an answer that leaks nothing.
struct SafeResponses<Context: RequestContext>: RouterMiddleware {
    /// Whether everybody comes over TLS, so that browsers may be told to come no other way.
    let isOverTLS: Bool
    let logger: Logger

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = await SafeResponses.answering(request, logger: logger) {
            try await next(request, context)
        }
        let headers: [(String, String)] = [
            (
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'"
            ),
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
            ("X-Frame-Options", "DENY"),
        ]
        if isOverTLS {
            // A year (RFC 6797, section 6.1).
            response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
        }
        for (name, value) in headers { response.headers[HTTPField.Name(name)!] = value }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        // A body behind the answer to HEAD would be read as the next answer.
        return request.method == .head ? response.createHeadResponse() : response
    }

    /// The answer of `body`, or what its error becomes.
    static func answering(
        _ request: Request, logger: Logger, _ body: () async throws -> Response
    ) async -> Response {
        do {
            return try await body()
        } catch let refusal as Refusal {
            // What the rules say no to, the office has noted; this is the door's own.
            if case .quotaExceeded = refusal { Traces.refused(request, refusal.code, logger) }
            return Answer.refusal(refusal, to: request)
        } catch let parameter as BadParameter {
            Traces.refused(request, "bad_parameter", logger)
            return Answer.problem(
                .badRequest, code: "bad_parameter", detail: parameter.text, to: request)
        } catch let fault as CursorFault {
            Traces.refused(request, "cursor_refused", logger)
            return Answer.cursorRefused(fault, to: request)
        } catch let reason as TrailUnshown where !reason.isDefect {
            return Answer.trailUnshown(reason, to: request)
        } catch is NotAcceptable {
            return Answer.problem(
                .notAcceptable, code: "not_acceptable", detail: Label.notAcceptable, to: request)
        } catch let defect as IDNumberDefect {
            return Answer.problem(
                .badRequest, code: "bad_parameter", detail: defect.text, to: request)
        } catch let body as UnreadableBody {
            Traces.refused(request, "body_unreadable", logger)
            return Answer.unreadable(body, to: request)
        } catch let header as MissingHeader {
            return Answer.problem(
                header.status, code: "header_missing",
                detail: Text(
                    "请求缺少 \(header.name.rawName) 头",
                    "The header \(header.name.rawName) is needed"),
                to: request)
        } catch is ForeignRequest {
            Traces.refused(request, "foreign_request", logger)
            return Answer.problem(
                .forbidden, code: "foreign_request", detail: Label.foreignRequest, to: request)
        } catch let fault as any TemporaryFault where fault.isTemporary {
            logger.warning(
                "request failed for now",
                metadata: ["path": "\(request.uri.path)", "error": "\(fault)"])
            return Answer.busy(retryAfter: 5, to: request)
        } catch let error as HTTPError {
            // Who mistypes an address leaves no trace; who sends what cannot be read does.
            if error.status.kind == .clientError, error.status != .notFound {
                Traces.refused(request, "bad_request", logger)
            }
            return SafeResponses.answer(error, to: request)
        } catch {
            logger.error(
                "request failed",
                metadata: [
                    "path": "\(request.uri.path)", "error": "\(error)",
                ])
            return Answer.problem(
                .internalServerError, code: "fault", detail: Label.fault, to: request)
        }
    }

    private static func answer(_ error: HTTPError, to request: Request) -> Response {
        switch error.status {
        case .notFound where !Answer.isRouted(request):
            Answer.methodRefused(request)
        case .notFound:
            Answer.problem(.notFound, code: "not_found", detail: Label.notFound, to: request)
        case let status where status.kind == .clientError:
            Answer.problem(status, code: "bad_request", detail: Label.badRequest, to: request)
        case let status:
            Answer.problem(status, code: "fault", detail: Label.fault, to: request)
        }
    }
}

/// 门前留痕 - what is refused before the office sees it: requests of other sites, too many of them,
/// bodies and parameters that no page and no documented call makes.
enum Traces {
    static func refused(_ request: Request, _ code: String, _ logger: Logger) {
        var told: Logger.Metadata = [
            "method": "\(request.method)", "path": "\(request.uri.path)", "code": "\(code)",
        ]
        if let session = Viewer.session { told["actor"] = "\(session.actor.id)" }
        logger.notice("request refused", metadata: told)
    }
}
