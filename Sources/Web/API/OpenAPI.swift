import Domain
import Foundation
import HTTPTypes
import Wording

/// The description of the API (OpenAPI 3.1), made of the table that routes.
enum OpenAPI {
    static func document(_ endpoints: [Endpoint]) -> JSONValue {
        var paths: [String: JSONValue] = [:]
        for endpoint in endpoints {
            let path = "\(Endpoint.root)\(endpoint.path)"
            var methods: [String: JSONValue] = [:]
            if case .object(let others)? = paths[path] { methods = others }
            methods[endpoint.method.rawValue.lowercased()] = operation(endpoint)
            paths[path] = .object(methods)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "fangpin",
                "version": "1",
                "description":
                    "Anti-poverty insurance (防贫保). Amounts are yuan as text, or whole fen.",
            ],
            "servers": [["url": "/"]],
            "paths": .object(paths),
            "security": [["token": []], ["session": []], ["certificate": []]],
            "components": [
                "securitySchemes": [
                    "token": ["type": "http", "scheme": "bearer"],
                    "session": [
                        "type": "apiKey", "in": "cookie", "name": "__Host-fangpin",
                        "description":
                            "The cookie of a browser's session; changes then need X-Fangpin-CSRF.",
                    ],
                    "certificate": [
                        "type": "mutualTLS",
                        "description": "A client certificate that stands for an account.",
                    ],
                ],
                "schemas": ["Problem": problem],
            ],
        ]
    }

    private static func operation(_ endpoint: Endpoint) -> JSONValue {
        let needs =
            endpoint.permission.map { "Needs the permission `\($0.rawValue)`." }
            ?? (endpoint.anyOf.isEmpty
                ? nil
                : "Needs one of the permissions "
                    + endpoint.anyOf.map { "`\($0.rawValue)`" }.joined(separator: ", ") + ".")
        var operation: [String: JSONValue] = [
            "operationId": .string(endpoint.name),
            "summary": .string(endpoint.summary.english),
            "description": .string(
                "\(endpoint.summary.chinese). \(needs ?? "For everybody who has signed in.")"),
            "parameters": .array(parameters(of: endpoint)),
            "responses": .object(responses(of: endpoint)),
        ]
        if let permission = endpoint.permission {
            operation["x-permission"] = .string(permission.rawValue)
        }
        if endpoint.takesBytes {
            operation["requestBody"] = [
                "required": true, "content": ["application/octet-stream": ["schema": [:]]],
            ]
        }
        if let body = endpoint.body {
            operation["requestBody"] = [
                "required": true,
                "content": [
                    "application/json": [
                        "schema": .object(schema(of: body, exactlyOneOf: endpoint.alternatives)),
                        "example": AnyMember.example(of: body),
                    ]
                ],
            ]
        }
        return .object(operation)
    }

    private static func schema(
        of body: [AnyMember], exactlyOneOf alternatives: [String]
    ) -> [String: JSONValue] {
        var schema = AnyMember.schema(of: body)
        guard !alternatives.isEmpty else { return schema }
        // Null counts as left out.
        schema["oneOf"] = .array(
            alternatives.map { name in
                [
                    "required": [.string(name)],
                    "properties": .object([name: ["not": ["type": "null"]]]),
                ]
            })
        return schema
    }

    private static func parameters(of endpoint: Endpoint) -> [JSONValue] {
        var parameters = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            parameter(String($0.dropFirst().dropLast()), in: "path", nil, ["type": "string"])
        }
        parameters += endpoint.query.map { parameter($0.name, in: "query", $0.about, $0.schema) }
        parameters += endpoint.headers.map { parameter($0.name, in: "header", $0.about, $0.schema) }
        if endpoint.isAction {
            parameters.append(
                parameter(
                    Call.keyHeader.rawName, in: "header",
                    "The same key with the same body gives the same answer and does nothing again.",
                    ["type": "string", "minLength": 1, "maxLength": 200], isRequired: true))
        }
        if endpoint.needsVersion {
            parameters.append(
                parameter(
                    "If-Match", in: "header", "The ETag with which the case was read.",
                    ["type": "string", "pattern": "^\"[0-9]{1,9}\"$"], isRequired: true))
        }
        return parameters
    }

    private static func parameter(
        _ name: String, in place: String, _ about: String?, _ schema: JSONValue,
        isRequired: Bool = false
    ) -> JSONValue {
        var parameter: [String: JSONValue] = [
            "name": .string(name), "in": .string(place), "schema": schema,
            "required": .bool(isRequired || place == "path"),
        ]
        if let about { parameter["description"] = .string(about) }
        return .object(parameter)
    }

    /// What else may be answered, with what it means.
    private static func responses(of endpoint: Endpoint) -> [String: JSONValue] {
        var responses: [String: JSONValue] = [:]
        for (status, description) in endpoint.successes {
            responses["\(status)"] = success(
                endpoint, description, hasBody: !endpoint.bodiless.contains(status))
        }
        var problems = [
            "401": "Nobody has signed in.", "403": "The caller may not, or not like this.",
            "429": "Too many for now; Retry-After says when.",
            "503": "Not now; Retry-After says when.",
        ]
        if !endpoint.query.isEmpty || !endpoint.headers.isEmpty || endpoint.body != nil {
            problems["400"] = "A parameter or a header is wrong or missing."
        }
        if endpoint.isList {
            problems["406"] = "Neither JSON, CSV nor a workbook is accepted."
            problems["410"] = "The cursor has expired; begin with the first page."
        }
        if endpoint.path.contains("{") { problems["404"] = "It is not there." }
        if endpoint.body != nil {
            problems["404"] = "What the path or the body names is not there."
            problems["413"] = "The body is too large."
            problems["415"] = "The body is no JSON."
            problems["422"] = "The body is wrong, or its key was used for another."
        }
        if endpoint.isAction { problems["409"] = "The rules say no; the code says which." }
        if endpoint.needsVersion {
            problems["412"] = "The case has changed since it was read."
            problems["428"] = "If-Match is missing."
        }
        for (status, description) in endpoint.problems { problems["\(status)"] = description }
        for (status, description) in problems {
            responses[status] = [
                "description": .string(description),
                "content": [
                    "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                ],
            ]
        }
        return responses
    }

    private static func success(
        _ endpoint: Endpoint, _ description: String, hasBody: Bool
    ) -> JSONValue {
        guard hasBody else { return ["description": .string(description)] }
        var content: [String: JSONValue] = [
            endpoint.answerType: ["schema": .object(endpoint.answer.schema)]
        ]
        guard endpoint.isList else {
            return ["description": .string(description), "content": .object(content)]
        }
        content[ListMedia.csv.type] = ["schema": ["type": "string"]]
        content[ListMedia.xlsx.type] = ["schema": ["type": "string", "format": "binary"]]
        return [
            "description":
                "A page as JSON; or the whole list as a file, which stands in the trail.",
            "headers": [
                "Link": [
                    "description": "The next page, `rel=\"next\"`; absent on the last.",
                    "schema": ["type": "string"],
                ]
            ],
            "content": .object(content),
        ]
    }

    /// RFC 9457, with a stable code and where in the body it is wrong.
    private static let problem: JSONValue = [
        "type": "object", "required": ["type", "title", "status", "code", "detail"],
        "properties": [
            "type": ["type": "string"], "title": ["type": "string"],
            "status": ["type": "integer"], "detail": ["type": "string"],
            "code": ["type": "string", "description": "Stable; the detail is for people."],
            "errors": [
                "type": "array",
                "items": [
                    "type": "object", "required": ["pointer", "code", "message"],
                    "properties": [
                        "pointer": ["type": "string", "description": "RFC 6901."],
                        "code": ["type": "string"], "message": ["type": "string"],
                    ],
                ],
            ],
        ],
    ]
}
