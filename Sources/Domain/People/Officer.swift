/// 操作人 - who performs an action: an officer with the roles held at that moment, and where.
package struct Actor: Sendable, Equatable {
    package var id: OfficerID
    package var roles: Set<Role>
    /// Where they act. Reviewers are blind, whatever they came in with.
    package var scope: Scope {
        get {
            Scope(
                area: place.area, insurer: place.insurer,
                blind: roles.contains(.reviewer) ? id : nil)
        }
        set { place = newValue.unblinded }
    }
    private var place: Scope
    /// Of what the roles give, all that a system's token was issued for; nil for a person.
    package var limits: Set<Permission>?

    package init(
        id: OfficerID, roles: Set<Role>, scope: Scope = .county, limits: Set<Permission>? = nil
    ) {
        self.id = id
        self.roles = roles
        self.place = scope.unblinded
        self.limits = limits
    }

    package func may(_ permission: Permission) -> Bool {
        if let limits, !limits.contains(permission) { return false }
        return permission == .keepOwnAccess
            || roles.contains { $0.permissions.contains(permission) }
            || (isOperator && Actor.beginnings.contains(permission))
    }

    /// The daemon itself.
    package static let daemon = Actor(id: "fangpin", roles: [.system])
    /// Whoever may run commands on the daemon's machine.
    package static let `operator` = Actor(id: "operator", roles: [.systemAdministrator])

    package var isOperator: Bool { id == Actor.operator.id }

    /// 初次安装 - what the operator may do until the administrators are there who do it: an
    /// installation in which nobody is appointed could otherwise never appoint anybody.
    private static let beginnings: Set<Permission> = [
        .foundAdministration, .confirmAppointments, .removeSecondFactors,
    ]

    /// Names that no officer may have: they are not persons.
    package static func isReserved(_ id: OfficerID) -> Bool {
        id == daemon.id || id == `operator`.id || id.rawValue.utf8.starts(with: "replay/".utf8)
    }
}

/// 经办机构人员 - an officer of the office, a town, a department or the insurer, as the register has it.
package struct Officer: Sendable, Equatable {
    package var id: OfficerID
    package var name: String
    package var roles: Set<Role>
    package var area: AreaCode?
    package var insurer: String?
    package var homeVillage: AreaCode?
    package var phone: Sensitive<String>?

    package init(
        id: OfficerID, name: String, roles: Set<Role>, area: AreaCode? = nil,
        insurer: String? = nil, homeVillage: AreaCode? = nil, phone: Sensitive<String>? = nil
    ) {
        self.id = id
        self.name = name
        self.roles = roles
        self.area = area
        self.insurer = insurer
        self.homeVillage = homeVillage
        self.phone = phone
    }
}
