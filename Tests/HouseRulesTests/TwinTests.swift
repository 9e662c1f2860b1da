import Domain
import Testing

/// What the database and `Domain` both know: edges of the lives of claims and payments, and the
/// accounts. The tables are filled by migrations; each row has its twin here, or one of the two is
/// wrong.
func twinViolations(in tree: Tree, table: String, twins: Set<[String]>) -> [Violation] {
    let rows = tree.files(in: "sql/migrations", "sql").flatMap { $0.rows(of: table) }
    var found = rows.filter { !twins.contains($0.values) }.map {
        Violation(path: $0.path, line: $0.line, text: "\(table) \($0.values): not in Domain")
    }
    let missing = twins.subtracting(rows.map(\.values))
    if !missing.isEmpty {
        let last = rows.last ?? Row(values: [], path: "sql/migrations", line: 1)
        for values in missing.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            found.append(
                Violation(path: last.path, line: last.line, text: "\(table) lacks \(values)"))
        }
    }
    return found
}

/// A row of an `insert … values` in a migration: its first two values, without quotes.
struct Row {
    let values: [String]
    let path: String
    let line: Int
}

extension SourceFile {
    /// The rows that the file inserts into a table, as far as they are written out.
    fileprivate func rows(of table: String) -> [Row] {
        var found: [Row] = []
        var isInside = false
        for (index, line) in lines.enumerated() where !line.hasPrefix("--") {
            var rest = line
            if line.hasPrefix("insert into \(table) ") {
                isInside = true
                rest = line.drop { $0 != ")" }.dropFirst()
            }
            guard isInside else { continue }
            for tuple in rest.split(separator: "(").dropFirst() {
                let values = tuple.prefix { $0 != ")" }.split(separator: ",").prefix(2).map {
                    String($0.filter { $0 != "'" && $0 != " " })
                }
                found.append(Row(values: values, path: path, line: index + 1))
            }
            if line.hasSuffix(";") { isInside = false }
        }
        return found
    }
}

@Suite struct TwinTests {
    @Test func claimsMoveAlongTheSameEdges() {
        let edges = ClaimState.allCases.flatMap { state in
            state.successors.map { [state.rawValue, $0.rawValue] }
        }
        expectNone(twinViolations(in: .project, table: "claim_edge", twins: Set(edges)))
    }

    @Test func paymentsMoveAlongTheSameEdges() {
        let edges = PaymentState.allCases.flatMap { state in
            state.successors.map { [state.rawValue, $0.rawValue] }
        }
        expectNone(twinViolations(in: .project, table: "payment_edge", twins: Set(edges)))
    }

    @Test func accountsHaveTheSameNormalSide() {
        let accounts = AccountCode.allCases.map {
            [$0.rawValue, $0.normalSide == .debit ? "1" : "-1"]
        }
        expectNone(twinViolations(in: .project, table: "account", twins: Set(accounts)))
    }

    @Test func rolesAreTheSame() {
        let roles = Role.appointable.map { [$0.rawValue, "\($0.isOfPower)"] }
        expectNone(twinViolations(in: .project, table: "role", twins: Set(roles)))
    }

    @Test func nobodyHoldsTheSamePairs() {
        let pairs = RoleConflict.all.map { [$0.one.rawValue, $0.other.rawValue] }
        expectNone(twinViolations(in: .project, table: "role_conflict", twins: Set(pairs)))
    }

    @Test func aDifferenceIsFound() {
        let tree = Tree([
            "sql/migrations/0001_a.sql": """
            insert into edge_of_others (a, b) values ('x', 'y');
            -- insert into edge (a, b) values ('x', 'y');
            insert into edge (from_state, to_state) values
                ('a', 'b'), ('a', 'c'),
                ('b', 'd');
            insert into other values ('p', 'q');
            """,
            "sql/migrations/0002_b.sql": "insert into edge (a, b) values ('e', 'f');",
        ])
        let same: Set = [["a", "b"], ["a", "c"], ["b", "d"], ["e", "f"]]
        expect(twinViolations(in: tree, table: "edge", twins: same), at: [])
        let other = same.subtracting([["b", "d"]]).union([["b", "c"]])
        expect(twinViolations(in: tree, table: "edge", twins: other), at: [5, 1])
    }
}
