import Domain
import Testing

/// Every pair of roles, as somebody else drew it up: a row for each role, an x where the two do not
/// go together. The columns are the rows in the same order.
private let table = """
    verifier               . x . x x x x x x x x x x x
    dispatcher             x . . . . . . . . x x x x x
    department             . . . . . . . . . . x x x x
    town                   x . . . . . x . . . x x x x
    village                x . . . . . x . . . x x x x
    handler                x . . . . . x x x x x x x x
    approver               x . . x x x . x x x x x x x
    accountant             x . . . . x x . x x x x x x
    cashier                x . . . . x x x . x x x x x
    reviewer               x x . . . x x x x . x x x x
    auditor                x x x x x x x x x x . x x x
    system_administrator   x x x x x x x x x x x . x x
    security_administrator x x x x x x x x x x x x . x
    audit_administrator    x x x x x x x x x x x x x .
    """

@Suite("Roles that one person may not hold")
struct RoleConflictTests {
    @Test("each pair is as the table has it")
    func pairs() {
        let rows = table.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(rows.map(\.[0]) == Role.appointable.map(\.rawValue))
        for (row, one) in zip(rows, Role.appointable) {
            for (mark, other) in zip(row.dropFirst(), Role.appointable) {
                let found = RoleConflict.all.filter { $0.isHeld(in: [one, other]) }
                #expect(found.count == (mark == "x" ? 1 : 0), "\(one), \(other)")
            }
        }
    }

    @Test("a pair is written once, in the order of the roles, of roles that there are")
    func order() throws {
        for pair in RoleConflict.all {
            let one = try #require(Role.appointable.firstIndex(of: pair.one))
            let other = try #require(Role.appointable.firstIndex(of: pair.other))
            #expect(one < other, "\(pair)")
        }
        #expect(Set(RoleConflict.all.map { [$0.one, $0.other] }).count == RoleConflict.all.count)
        #expect(Set(RoleConflict.all.map(\.reason)) == Set(RoleConflict.Reason.allCases))
    }

    @Test("a set of roles holds a pair exactly when two of its roles are one")
    func sets() {
        for bits in 0..<(1 << Role.appointable.count) {
            let roles = Role.appointable.enumerated().filter { bits >> $0.offset & 1 == 1 }
                .map(\.element)
            guard roles.count <= 4 else { continue }
            let expected = roles.contains { one in
                roles.contains { one != $0 && RoleConflict.first(in: [one, $0]) != nil }
            }
            #expect((RoleConflict.first(in: Set(roles)) != nil) == expected, "\(roles)")
        }
    }
}
