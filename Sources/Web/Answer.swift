import Domain
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// The forms that answers take.
enum Answer {
    static func html(_ page: String, status: HTTPResponse.Status = .ok) -> Response {
        text(page, type: "text/html; charset=utf-8", status: status)
    }

    static func text(
        _ text: String, type: String = "text/plain; charset=utf-8",
        status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// Members are named in snake case, whatever is answered.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok,
        type: String = "application/json"
    ) throws -> Response {
        text(try jsonText(value), type: type, status: status)
    }

    /// JSON on one line, the same text for the same value.
    static func jsonText(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// The answer to what the rules say no to. Whoever lacks the second factor is led to where it
    /// is presented, and back to the page with the form.
    static func refusal(_ refusal: Refusal, to request: Request) -> Response {
        if case .stepUpNeeded = refusal, !request.isByProgram {
            let back = LocalPath.escaped(LocalPath.accepted(request.page))
            return .seeing(Page.with(request.language, "/stepup?next=\(back)"))
        }
        var response = problem(
            status(of: refusal), code: refusal.code, detail: refusal.text, to: request)
        switch refusal {
        case .quotaExceeded(let seconds): response.headers[.retryAfter] = "\(seconds)"
        case .busy: response.headers[.retryAfter] = "1"
        case .uploadOffset(let expected):
            response.headers[UploadHeader.offset] = "\(expected)"
        case .signOnUnavailable: response.headers[.retryAfter] = "30"
        default: break
        }
        return response
    }

    /// 404 for what is not there, 403 for who may not, 422 for what no state of the world would
    /// allow, 409 for most others.
    static func status(of refusal: Refusal) -> HTTPResponse.Status {
        switch refusal {
        case .review(let refusal): status(of: refusal)
        case .claimNotFound, .householdNotFound, .tokenNotFound, .sessionNotFound,
            .officerNotFound, .crosscheckNotFound, .objectionNotFound, .appointmentNotFound,
            .schemeNotFound, .schemeUnknown, .batchNotFound, .uploadNotFound, .importNotFound,
            .certificateNotFound, .signOnMissing, .erasureNotFound, .keyNotFound,
            .memberNotFound, .planNotFound, .visitNotPlanned, .crewNotFound, .vehicleNotFound,
            .relativeNotFound:
            .notFound
        case .staleVersion, .planChanged: .preconditionFailed
        case .keyReused, .reasonMissing, .tooFewVerifiers, .membersMissing, .negativeBasis,
            .votesExceedPresence, .fundAccountUnusable, .nameMissing, .officerNameUnusable,
            .rolesMissing, .roleNotAppointable, .rolesConflict, .areaMissing, .areaNotFound,
            .scopeUnfit, .uploadDiffers, .signOnSubjectUnfit, .keyNotConfirmed,
            .memberUnfit, .fingerprintUnfit, .payeeUnusable, .daysUnfit, .hoursUnfit:
            .unprocessableContent
        case .uploadTooLarge, .uploadSpaceUsed: .contentTooLarge
        case .notPermitted, .signInRefused, .passwordChangeNeeded, .stepUpNeeded, .codeWrong,
            .ownAccess, .ownBinding, .certificateUnknown, .certificateUnconfirmed,
            .certificateRevoked, .certificateExpired, .signOnFailed, .signOnUnknown:
            .forbidden
        case .passwordUnfit, .uploadIncomplete: .badRequest
        case .quotaExceeded: .tooManyRequests
        case .busy, .signOnUnavailable: .serviceUnavailable
        default: .conflict
        }
    }

    private static func status(of refusal: ReviewRefusal) -> HTTPResponse.Status {
        switch refusal {
        case .roundNotFound, .itemNotDrawn, .consequenceNotFound, .rectificationNotFound,
            .taskNotFound, .comparisonNotFound, .disputeNotFound:
            .notFound
        case .partLength, .diceCount, .draftUnfit, .textUnfit, .extensionUnfit, .frameEmpty,
            .visitDayUnfit, .answerUnfit, .amountUnfit:
            .unprocessableContent
        case .noParty, .notNamed, .blind, .noThirdPerson: .forbidden
        default: .conflict
        }
    }

    /// RFC 9457 for programs, a page for people.
    static func problem(
        _ status: HTTPResponse.Status, code: String, detail: Text,
        errors: [Problem.Member]? = nil, to request: Request
    ) -> Response {
        let language = request.language
        if request.uri.path.hasPrefix("/api/"),
            let response = try? json(
                Problem(
                    type: "urn:fangpin:problem:\(code)", title: status.reasonPhrase,
                    status: status.code, code: code, detail: detail[language], errors: errors),
                status: status, type: "application/problem+json")
        {
            return response
        }
        return html(
            problemPage(status, code: code, detail: detail, to: request), status: status)
    }

    private static func problemPage(
        _ status: HTTPResponse.Status, code: String, detail: Text, to request: Request
    ) -> String {
        let language = request.language
        return Page(
            language: language, address: request.uri.description, current: nil,
            title: Text("错误：\(detail.chinese)", "Error: \(detail.english)"),
            heading: "\(detail[language])",
            content: """
                <p><a class="action" href="\(Page.with(language, "/cases"))">\(Label.toList[language])</a></p>
                <p class="soft">\(Label.problemCode[language]) <code>\(status.code) \(code)</code></p>
                """
        ).render()
    }

    /// Everything that is wrong with a body, each with its place.
    static func unreadable(_ body: UnreadableBody, to request: Request) -> Response {
        let language = request.language
        return problem(
            .unprocessableContent, code: "body_unreadable",
            detail: Text(
                "请求内容有 \(body.faults.count) 处错误",
                "The body is wrong in \(body.faults.count) places"),
            errors: body.faults.map {
                Problem.Member(pointer: $0.pointer, code: $0.code, message: $0.text[language])
            }, to: request)
    }

    struct Problem: Encodable {
        var type: String
        var title: String
        var status: Int
        var code: String
        var detail: String
        var errors: [Member]?

        /// What is wrong with one member of a body.
        struct Member: Encodable {
            /// RFC 6901.
            var pointer: String
            var code: String
            var message: String
        }
    }
}

extension Request {
    /// The language asked for: by the address, else by the browser, else Chinese.
    var language: Language {
        if let asked = uri.queryParameters["lang"].flatMap({ Language(rawValue: String($0)) }) {
            return asked
        }
        let accepted = headers[.acceptLanguage]?.lowercased() ?? ""
        return accepted.hasPrefix("en") ? .english : .chinese
    }
}

extension Request {
    /// The path of the page on which somebody is. What a form is sent to need not be a page; the
    /// browser says which page the form was on.
    fileprivate var page: String {
        guard method != .get, method != .head, let referer = headers[.referer],
            let start = referer.range(of: "://")?.upperBound
        else { return uri.path }
        let host = referer[start...].prefix { $0 != "/" }
        guard host.lowercased() == head.authority?.lowercased() else { return uri.path }
        let path = referer[start...].dropFirst(host.count).prefix { $0 != "?" && $0 != "#" }
        return path.isEmpty ? LocalPath.home : String(path)
    }
}
