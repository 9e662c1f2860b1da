import Domain
import HTTPTypes
import Wording

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
