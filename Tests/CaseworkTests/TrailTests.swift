import Casework
import Digests
import Domain
import Postgres
import Seeding
import TestSupport
import Testing

@Suite struct TrailTests {
    /// A hundred ways to falsify a sealed trail, by somebody who may do everything in the database
    /// but has neither the keys nor the heads that were noted outside of it.
    @Test func everyFalsificationIsFound() async throws {
        try await withOffice { office in
            let kept = try await furnish(office)
            #expect(kept.entries >= 60)
            var numbers = Seeded(20_260_920)
            for round in 0..<100 {
                let all = Falsification.allCases
                let kind = all[round % all.count]
                let script = kind.script(kept, &numbers)
                try await office.corrupt(script)
                let changed = try await fingerprint(in: office) != kept.fingerprint
                #expect(changed, "\(kind) changes nothing: \(script)")
                let answer = try await verify(office)
                #expect(!answer.defects.isEmpty, "\(kind) was not found: \(script)")
                try await office.corrupt(restore)
            }
            #expect(try await fingerprint(in: office) == kept.fingerprint)
        }
    }

    @Test func aTrailThatNobodyTouchedHasNoDefect() async throws {
        try await withOffice { office in
            let kept = try await furnish(office)
            let answer = try await verify(office)
            #expect(answer.defects == [])
            #expect(answer.entries == kept.entries)
            #expect(answer.sealed == Int64(kept.entries))
            #expect(answer.head == office.witnessed.last?.root)
            // Nor one in which the newest entries are not sealed yet.
            _ = try await office.given.claim(.accepted)
            #expect(try await verify(office).defects == [])
        }
    }

    /// Without the heads from outside a truncated tail cannot be seen; that is what they are for.
    @Test func onlyAWitnessSeesATruncatedTail() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            let kept = try await furnish(office)
            var numbers = Seeded(1)
            try await office.corrupt(Falsification.truncateTail.script(kept, &numbers))
            #expect(try await office.casework.read(VerifyTrail()).defects == [])
            #expect(!(try await verify(office)).defects.isEmpty)
        }
    }

    /// The trail of a case tells who did what, in order, and no personal data.
    @Test func aCaseTellsItsHistory() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.paid)
            let history = try await office.casework.read(OpenCase(claim, for: office.casework))
                .history
            #expect(
                history.map { "\($0.actor) \($0.action)" } == [
                    "handler open_leads", "town prescreen_claim", "V02 record_verification",
                    "handler assess_claim", "town record_village_review", "town post_notice",
                    "town close_notice", "approver approve_claim", "cashier order_payments",
                    "accountant import_statement",
                ])
        }
    }

    private func verify(_ office: TestOffice) async throws -> VerifyTrail.Answer {
        try await office.casework.read(VerifyTrail(witnessed: office.witnessed))
    }

    /// Claims in many states, sealed in several goes, and a copy of everything.
    private func furnish(_ office: TestOffice) async throws -> KeptTrail {
        for state in ClaimState.allCases where state != .lead {
            _ = try await office.given.claim(state)
            try await office.seal()
        }
        try await office.corrupt(keep)
        return KeptTrail(
            bodies: try await bodies(in: office),
            heads: office.witnessed, fingerprint: try await fingerprint(in: office))
    }

    private func bodies(in office: TestOffice) async throws -> [[UInt8]] {
        try await office.root.withConnection { connection in
            let rows = try await connection.query("select id, body from action_log order by id")
                .map { try $0.decode((Int64, [UInt8]).self) }
            #expect(rows.map(\.0) == Array(1...Int64(rows.count)))
            return rows.map(\.1)
        }
    }

    private func fingerprint(in office: TestOffice) async throws -> String {
        try await office.root.withConnection { connection in
            try await connection.query(
                """
                select md5(concat(
                    (select string_agg(a::text, '|' order by id) from action_log a),
                    (select string_agg(l::text, '|' order by claim_id, version) from trail_link l),
                    (select string_agg(s::text, '|' order by seq) from sealed_leaf s),
                    (select string_agg(h::text, '|' order by size) from tree_head h),
                    (select string_agg(c::text, '|' order by size) from checkpoint c),
                    (select string_agg(concat(id, ' ', trail_version, trail_hash::text), '|'
                        order by id) from claim)))
                """)[0].decode(String.self)
        }
    }
}

private let tables = ["action_log", "trail_link", "sealed_leaf", "tree_head", "checkpoint"]

private let keep =
    tables.map { "create table kept_\($0) as select * from \($0)" }.joined(separator: "; ")
    + "; create table kept_claim as select id, trail_version, trail_hash from claim"

private let restore =
    tables.map {
        "delete from \($0); insert into \($0) overriding system value select * from kept_\($0)"
    }.joined(separator: "; ")
        + """
        ; update claim c set trail_version = k.trail_version, trail_hash = k.trail_hash
            from kept_claim k where k.id = c.id
                and (c.trail_version, c.trail_hash) <> (k.trail_version, k.trail_hash)
        """
