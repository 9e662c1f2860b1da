import Domain

/// Somebody for each role, and one person who holds two that nobody may hold.
package enum Staff {
    package static let verifier = Actor(id: "V02", roles: [.verifier])
    package static let dispatcher = Actor(id: "dispatcher", roles: [.dispatcher])
    package static let department = Actor(id: "department", roles: [.department])
    package static let town = Actor(id: "town", roles: [.town])
    package static let village = Actor(id: "village", roles: [.village])
    package static let handler = Actor(id: "handler", roles: [.handler])
    package static let approver = Actor(id: "approver", roles: [.approver])
    package static let accountant = Actor(id: "accountant", roles: [.accountant])
    package static let cashier = Actor(id: "cashier", roles: [.cashier])
    package static let reviewer = Actor(id: "reviewer", roles: [.reviewer])
    package static let auditor = Actor(id: "auditor", roles: [.auditor])
    package static let systemAdministrator = Actor(id: "system", roles: [.systemAdministrator])
    package static let securityAdministrator = Actor(
        id: "security", roles: [.securityAdministrator])
    package static let auditAdministrator = Actor(id: "audit", roles: [.auditAdministrator])
    /// Prepares and approves. The database would not have it; that nobody does both for one claim
    /// is for the actions to see all the same.
    package static let both = Actor(id: "both", roles: [.handler, .approver])

    /// Those whom random walks take.
    package static let caseworkers = [
        verifier, dispatcher, department, town, handler, approver, accountant, cashier, auditor,
        both,
    ]
    package static let administrators = [
        systemAdministrator, securityAdministrator, auditAdministrator,
    ]
    package static let all = caseworkers + [village, reviewer] + administrators

    /// Whose accounts the office has, with their roles: no administrator yet, for the tests of
    /// appointments begin where an installation does.
    package static let appointed = all.filter { actor in
        actor != both && !administrators.contains(actor)
    }

    package static let officers = appointed.map {
        Officer(id: $0.id, name: $0.id.rawValue, roles: $0.roles)
    }
}
