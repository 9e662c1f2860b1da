/// 任命 - by whose word an officer holds roles, where, and why. An appointment is whole: it says
/// everything that the officer holds from then on, and ends the one before.
package struct Appointment: Sendable, Equatable {
    /// The row number under which it is kept; 0 for one that is not kept yet.
    package typealias Number = Int64

    package var number: Number
    package var officer: OfficerID
    package var roles: Set<Role>
    package var scope: Scope
    package var reason: String
    package var proposedBy: OfficerID
    /// Nil while it waits for its second person.
    package var decision: Decision?
    package var decidedBy: OfficerID?
    package var from: Instant?
    package var until: Instant?

    package init(
        number: Number, officer: OfficerID, roles: Set<Role>, scope: Scope, reason: String,
        proposedBy: OfficerID, decision: Decision? = nil, decidedBy: OfficerID? = nil,
        from: Instant? = nil, until: Instant? = nil
    ) {
        self.number = number
        self.officer = officer
        self.roles = roles
        self.scope = scope
        self.reason = reason
        self.proposedBy = proposedBy
        self.decision = decision
        self.decidedBy = decidedBy
        self.from = from
        self.until = until
    }

    /// 决定 - what became of a proposal.
    package enum Decision: String, CaseIterable, Sendable {
        /// 初任 - the first security administrator, appointed by the operator of the machine.
        case founding
        /// 即时生效 - no role of power among them: in force with the proposal.
        case immediate
        /// 复核同意 - a second person agreed.
        case confirmed
        /// 复核不同意 - a second person did not.
        case rejected
        /// 撤回 - taken back before it was decided.
        case withdrawn
    }

    package var isInForce: Bool { from != nil && until == nil }

    /// Whether roles need the word of a second person.
    package static func needsConfirmation(_ roles: Set<Role>) -> Bool {
        roles.contains(where: \.isOfPower)
    }

    /// Why nobody can be appointed to these roles with this scope; nil where somebody can.
    package static func refusal(of roles: Set<Role>, in scope: Scope) -> Refusal? {
        if roles.isEmpty { return .rolesMissing }
        if roles.contains(.system) { return .roleNotAppointable(.system) }
        if let pair = RoleConflict.first(in: roles) { return .rolesConflict(pair) }
        // The county's roles see all of it: an approver of half a county would leave the other
        // half to nobody, without anybody noticing.
        let local = Role.allCases.filter { $0.isLocal && roles.contains($0) }
        for role in local {
            guard let level = scope.area?.level else { return .areaMissing(role) }
            guard level == .village || (level == .town && role == .town) else {
                return .areaMissing(role)
            }
        }
        let isLocal = roles.allSatisfy(\.isLocal)
        if (scope.area != nil) != isLocal { return .scopeUnfit }
        if scope.insurer != nil, !roles.allSatisfy(\.isOfInsurer) { return .scopeUnfit }
        return nil
    }
}

/// 第二人 - who may agree to a proposal: another security administrator; where there is none, an
/// audit administrator; where there is none of them either, the operator of the machine.
///
/// The last one is for the beginning only, when one security administrator has been appointed and
/// there is nobody yet to agree to the next. Neither who proposes nor who is to be appointed counts
/// as another.
package struct Confirmers: Sendable, Equatable {
    /// The officers who hold the roles of administrators now.
    package var security: Set<OfficerID>
    package var audit: Set<OfficerID>

    package init(security: Set<OfficerID>, audit: Set<OfficerID>) {
        self.security = security
        self.audit = audit
    }

    /// Why the actor cannot decide on a proposal; nil where the actor can.
    package func refusal(of actor: OfficerID, on proposal: Appointment) -> Refusal? {
        if actor == proposal.officer { return .ownAppointment(actor) }
        if actor == proposal.proposedBy { return .ownProposal(proposal.number) }
        return confirmers(of: proposal).contains(actor) ? nil : .confirmerUnfit(proposal.number)
    }

    /// Those who may agree.
    package func confirmers(of proposal: Appointment) -> Set<OfficerID> {
        let concerned: Set = [proposal.officer, proposal.proposedBy]
        let others = security.subtracting(concerned)
        if !others.isEmpty { return others }
        let auditors = audit.subtracting(concerned)
        return auditors.isEmpty ? [Actor.operator.id] : auditors
    }
}
