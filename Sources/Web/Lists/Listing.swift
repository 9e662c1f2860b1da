import Casework
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Wording

/// 列表 - a list as it is answered: a page of it as JSON, or the whole of it as a file. The API and
/// the pages' downloads answer through it, so both show the same rows and leave the same trace.
struct Listing<List: PagedInquiry, Trace: Action>: Sendable {
    /// The rows' member in JSON, and the name of files.
    let member: String
    let title: Text
    let columns: [ListColumn<List.Row>]
    let filter: [Endpoint.Parameter]
    /// Reads the filter.
    let make: @Sendable ([(key: Substring, value: Substring)]) throws -> List
    /// What an export leaves in the trail.
    let trace: @Sendable (List, TableForm, [String]) -> Trace

    /// The answer to a program, in the form that it likes best.
    /// - Throws: ``BadParameter``, ``NotAcceptable``, `CursorFault`, and what reading throws.
    func answer(_ call: Call) async throws -> Response {
        guard let media = ListMedia.chosen(by: call.request.headers[.accept]) else {
            throw NotAcceptable()
        }
        try demandValues(call.request.parameters)
        var response =
            if let form = media.table {
                try await file(
                    call.casework, call.request, call.visit, as: form, inWords: form == .xlsx)
            } else {
                try await page(call.casework, call.request, try call.visit.visitor)
            }
        response.headers[.vary] = "Accept, Accept-Language"
        return response
    }

    /// What a form leaves empty is no filter; a program says what it means.
    private func demandValues(
        _ parameters: [(key: Substring, value: Substring)]
    ) throws(BadParameter) {
        let names = Set(filter.map(\.name) + ListTerms.names)
        for (name, value) in parameters where value.isEmpty && names.contains(String(name)) {
            throw BadParameter(name, value)
        }
    }

    private func page(
        _ casework: Casework, _ request: Request, _ session: Session
    ) async throws -> Response {
        let parameters = request.parameters
        let terms = try ListTerms(parameters)
        let columns = try terms.chosen(of: columns)
        var list = try make(parameters)
        list.limit = terms.size ?? CaseQuery().limit
        if let cursor = terms.after {
            list.after = try casework.position(at: cursor, of: list, in: session)
        }
        let (page, total) = try await casework.read(
            CountedPage(list, isCounted: terms.isCounted), in: session)
        let next = page.next.map { position in
            request.address(after: casework.cursor(to: position, of: list, in: session))
        }
        let document = ListDocument(member, page.rows, columns, next: next, total: total)
        var response = Response(
            status: .ok, headers: [.contentType: ListMedia.json.type],
            body: ResponseBody(byteBuffer: document.bytes))
        if let next { response.headers[HTTPField.Name("Link")!] = "<\(next)>; rel=\"next\"" }
        return response
    }

    /// The whole list as a file.
    ///
    /// - Parameter inWords: for people: headings and words of their language; else the names and
    ///   codes that JSON has.
    func file(
        _ casework: Casework, _ request: Request, _ visit: Visit, as form: TableForm, inWords: Bool
    ) async throws -> Response {
        let session = try visit.visitor
        let language = request.language
        let parameters = request.parameters
        let terms = try ListTerms(parameters)
        try terms.demandNoPage()
        let columns = try terms.chosen(of: columns)
        let list = try make(parameters)
        let response = Response(
            status: .ok, headers: headers(form, language, casework.today))
        if request.method == .head {
            var first = list
            first.limit = 1
            _ = try await casework.read(first, in: session)
            return response
        }
        guard let place = casework.exports.take() else { throw Refusal.busy }
        _ = try await casework.perform(
            trace(list, form, columns.map(\.name)), in: session)
        let frame = TableFrame(
            form: form, title: title[language],
            columns: columns.map {
                TableColumn(inWords ? $0.heading[language] : $0.name, $0.kind)
            }, facts: facts(parameters, session, casework.now, language),
            words: Label.aboutTable(language), isMarked: inWords)
        return body(of: response, visit.logger) { writer in
            defer { withExtendedLifetime(place) {} }
            try await casework.export(list, as: frame, in: session) { row in
                columns.map { inWords ? $0.cell(row, in: language) : $0.value(row) }
            } to: { bytes in
                if !bytes.isEmpty { try await writer.write(ByteBuffer(bytes: bytes)) }
            }
        }
    }

    /// A file that ends too early is one whose transfer breaks off: nobody takes it for whole.
    private func body(
        of response: Response, _ logger: Logger,
        _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Void
    ) -> Response {
        var response = response
        response.body = ResponseBody { [member] writer in
            do {
                try await write(&writer)
            } catch {
                logger.warning("export broke off", metadata: ["list": "\(member)"])
                throw error
            }
            try await writer.finish(nil)
        }
        return response
    }

    private func headers(_ form: TableForm, _ language: Language, _ day: Day) -> HTTPFields {
        let type =
            form == .csv ? "text/csv; charset=utf-8; header=present" : ListMedia.xlsx.type
        let name = "\(title[language])-\(day).\(form.rawValue)"
        let escaped =
            name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? member
        var headers: HTTPFields = [.contentType: type]
        headers[.contentDisposition] =
            "attachment; filename=\"\(member)-\(day).\(form.rawValue)\"; "
            + "filename*=UTF-8''\(escaped)"
        return headers
    }

    /// What the workbook says of itself.
    private func facts(
        _ parameters: [(key: Substring, value: Substring)], _ session: Session, _ now: Instant,
        _ language: Language
    ) -> [(name: String, value: String)] {
        let names = Set(filter.map(\.name))
        let given = parameters.filter { names.contains(String($0.key)) && !$0.value.isEmpty }
            .map { "\($0.key)=\($0.value)" }
        let by = "\(session.name) (\(session.actor.id))"
        return [
            (Label.tableOf[language], title[language]), (Label.asOf[language], now.second),
            (Label.madeBy[language], by),
            (
                Label.filterHint[language],
                given.isEmpty ? Label.all[language] : given.joined(separator: " ")
            ),
            (Label.maskingHint[language], Label.masked[language]),
        ]
    }
}

extension Answer {
    /// 400 for a cursor that is none, 410 for one that was.
    static func cursorRefused(_ fault: CursorFault, to request: Request) -> Response {
        switch fault {
        case .foreign:
            problem(.badRequest, code: "cursor_foreign", detail: Label.cursorForeign, to: request)
        case .expired:
            problem(.gone, code: "cursor_expired", detail: Label.cursorExpired, to: request)
        }
    }
}

extension Request {
    /// The parameters of the address, decoded.
    var parameters: [(key: Substring, value: Substring)] {
        uri.queryParameters.map { (key: $0.key, value: $0.value) }
    }

    /// The same address from another place of its list on.
    fileprivate func address(after cursor: String) -> String {
        let kept = (uri.query ?? "").split(separator: "&").filter { !$0.hasPrefix("after=") }
            .map { $0.replacing("<", with: "%3C").replacing(">", with: "%3E") }
        return "\(uri.path)?" + (kept + ["after=\(cursor)"]).joined(separator: "&")
    }
}
