import Domain

/// Somebody for each role, and one person who holds two.
package enum Staff {
    package static let verifier = Actor(id: "V02", roles: [.verifier])
    package static let dispatcher = Actor(id: "dispatcher", roles: [.dispatcher])
    package static let department = Actor(id: "department", roles: [.department])
    package static let town = Actor(id: "town", roles: [.town])
    package static let handler = Actor(id: "handler", roles: [.handler])
    package static let approver = Actor(id: "approver", roles: [.approver])
    package static let accountant = Actor(id: "accountant", roles: [.accountant])
    package static let cashier = Actor(id: "cashier", roles: [.cashier])
    package static let auditor = Actor(id: "auditor", roles: [.auditor])
    /// Prepares and approves, though never the same claim.
    package static let both = Actor(id: "both", roles: [.handler, .approver])

    package static let all = [
        verifier, dispatcher, department, town, handler, approver, accountant, cashier, auditor,
        both,
    ]
}
