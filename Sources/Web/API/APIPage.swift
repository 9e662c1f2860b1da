import Domain
import HTTPTypes
import Hummingbird
import Wording

extension Answer {
    /// False for what is there and cannot be done so.
    static func isRouted(_ request: Request) -> Bool {
        let methods = APITable.methods(at: request.uri.path)
        return methods.isEmpty || methods.contains(request.method)
    }

    /// 405, with what can be done there (RFC 9110, 15.5.6).
    static func methodRefused(_ request: Request) -> Response {
        var response = problem(
            .methodNotAllowed, code: "method_not_allowed", detail: Label.methodRefused, to: request)
        let methods = APITable.methods(at: request.uri.path).map(\.rawValue)
        response.headers[.allow] = Set(methods).sorted().joined(separator: ", ")
        return response
    }
}

/// 接口说明 - the API's operations for people; programs read the same at `openapi.json`.
struct APIPage {
    let language: Language

    func render() -> String {
        var table = Table(
            "\(Text("操作", "Operations")[language])",
            [
                Table.Column(text: Text("地址", "Address"), kind: .header),
                Table.Column(text: Text("说明", "What it does")),
                Table.Column(text: Text("权限", "Permission")),
                Table.Column(text: Text("请求内容", "Members of the body")),
            ])
        table.rows = APITable.all.map { endpoint in
            [
                "<code>\(endpoint.method.rawValue) \(Endpoint.root)\(endpoint.path)</code>",
                "\(endpoint.summary[language])",
                endpoint.permission.map { "<code>\($0.rawValue)</code>" } ?? "—",
                members(of: endpoint),
            ]
        }
        return Page(
            language: language, address: "/api/docs", current: nil,
            title: Text("接口说明", "API"), heading: "\(Text("接口说明", "API")[language])",
            content: """
                <p><a class="action" href="\(Endpoint.root)/openapi.json">OpenAPI 3.1</a></p>
                \(table.html(language))
                """
        ).render()
    }

    private func members(of endpoint: Endpoint) -> HTML {
        let members = (endpoint.body ?? []).map { field -> HTML in
            "<li><code>\(field.name)\(field.isRequired ? "" : "?")</code></li>"
        }
        return members.isEmpty ? "—" : "<ul>\(members)</ul>"
    }
}
