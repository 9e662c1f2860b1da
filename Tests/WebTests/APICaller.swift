import Casework
import Domain
import HTTPTypes
import TestSupport
import Testing
import Vault
import Web

/// Somebody who has signed in with a cookie, as a page's own scripts call the API.
struct APICaller {
    let office: TestOffice
    let door: Door
    var token: String
    var form: String

    init(_ office: TestOffice, _ door: Door, _ actor: Domain.Actor) async throws {
        self.init(office, door, try await office.session(of: actor))
    }

    private init(_ office: TestOffice, _ door: Door, _ begun: (token: String, session: Session)) {
        self.office = office
        self.door = door
        self.token = begun.token
        self.form = begun.session.formToken
    }

    /// The same with the second factor presented.
    static func steppedUp(
        _ office: TestOffice, _ door: Door, _ actor: Domain.Actor
    ) async throws -> APICaller {
        APICaller(office, door, try await office.steppedUp(as: actor))
    }

    func get(_ path: String) async throws -> Reply {
        try await door.send(.get, "/api/v1\(path)", [.cookie: "fangpin=\(token)"])
    }

    /// - Parameter key: the idempotency key; nil for another each time.
    func send(
        _ path: String, _ body: String = "{}", method: HTTPRequest.Method = .post,
        key: String? = nil, peer: Peer = Door.here
    ) async throws -> Reply {
        var headers: HTTPFields = [
            .cookie: "fangpin=\(token)", .contentType: "application/json",
        ]
        headers[HTTPField.Name("X-Fangpin-CSRF")!] = form
        headers[HTTPField.Name("Idempotency-Key")!] = key ?? AccessSecrets.sessionToken()
        return try await door.send(method, "/api/v1\(path)", headers, body, peer: peer)
    }
}

extension Reply {
    /// The stable code of a problem; nil for an answer that is none.
    var code: String? { try? JSON(body)["code"]?.text }
}
