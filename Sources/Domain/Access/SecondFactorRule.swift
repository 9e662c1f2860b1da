/// 双因素要求 - who gets no further than the own account before the second factor was presented in the
/// session (GB/T 22239-2019 8.1.4.1 d; OWASP ASVS 5.0 6.3.3). What always wants it anew,
/// ``Permission/needsStepUp`` says, whatever this rule is.
package enum SecondFactorRule: String, CaseIterable, Sendable {
    /// Everybody. Systems have no second factor, and are not asked.
    case all
    /// Whoever holds a role of power.
    case power
    /// Nobody: it is asked for only before what needs it.
    case asked

    /// Whether somebody with these roles needs it.
    package func binds(_ roles: Set<Role>) -> Bool {
        switch self {
        case .all: true
        case .power: roles.contains(where: \.isOfPower)
        case .asked: false
        }
    }
}
