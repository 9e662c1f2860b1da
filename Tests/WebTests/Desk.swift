import Domain
import HTTPTypes
import TestSupport
import Testing
import Web

/// Somebody before the pages, as a browser sends for them: with a cookie, and with forms.
struct Desk {
    let door: Door
    let headers: HTTPFields

    /// - Parameter isSteppedUp: whether the second factor was presented.
    init(
        _ actor: Domain.Actor, _ office: TestOffice, isSteppedUp: Bool = true,
        log: TestLog = TestLog()
    ) async throws {
        let (token, session) =
            isSteppedUp
            ? try await office.steppedUp(as: actor) : try await office.session(of: actor)
        self.door = Door.stranger(office.casework, log: log)
        self.headers = [
            .cookie: "fangpin=\(token)",
            HTTPField.Name("X-Fangpin-CSRF")!: session.formToken,
            .contentType: "application/x-www-form-urlencoded",
        ]
    }

    func get(_ path: String) async throws -> Reply { try await door.send(.get, path, headers) }

    func post(_ path: String, _ form: String) async throws -> Reply {
        try await door.send(.post, path, headers, form)
    }

    /// Sends fields, in order.
    func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Reply {
        try await post(
            path,
            fields.map { "\(LocalPath.escaped($0.key))=\(LocalPath.escaped($0.value))" }
                .joined(separator: "&"))
    }
}

extension Markup {
    /// The value of the first field of the name.
    func value(of name: String) -> String? {
        all("input").first { $0.attributes["name"] == name }?.attributes["value"]
    }

    /// Where the navigation and everything else leads, without the language.
    var ways: Set<String> {
        Set(
            all("a").compactMap { $0.attributes["href"]?.split(separator: "?").first }.map(
                String.init))
    }
}
