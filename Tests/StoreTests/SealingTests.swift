import Casework
import Digests
import Domain
import Postgres
import TestSupport
import Testing

@Suite struct SealingTests {
    /// Entries whose transactions overlap the sealer's are sealed by it or later, never passed
    /// over.
    @Test func nothingIsPassedOverWhileOthersWrite() async throws {
        try await withOffice { office in
            let casework = office.casework
            let lease = try #require(
                try await casework.takeLease("sealer", holder: "test", seconds: 600))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        for number in 0..<40 {
                            _ = try await casework.perform(
                                RegisterCounty(register: CountyRegister(), digest: digest(number)),
                                by: Staff.handler, key: "\(writer)/\(number)")
                        }
                    }
                }
                let sealer = Task {
                    while !Task.isCancelled { _ = try await casework.sealTrail(under: lease) }
                }
                try await group.waitForAll()
                sealer.cancel()
                _ = await sealer.result
            }
            try await office.seal()
            #expect(try await office.number("select count(*) from sealed_leaf") == 165)
        }
    }

    @Test func sealedTwiceIsSealedOnce() async throws {
        try await withOffice { office in
            try await office.seal()
            let lease = try #require(
                try await office.casework.takeLease("sealer", holder: "test", seconds: 60))
            #expect(try await office.casework.sealTrail(under: lease) == nil)
            #expect(office.witnessed.last?.size == 5)
        }
    }

    /// A transaction that got its number early may continue what a later one wrote. While the later
    /// one cannot be sealed yet, the early one waits for it.
    @Test func noEntryIsSealedBeforeTheOneItContinues() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.verified)
            let lone = """
                select count(*) from sealed_leaf s join trail_link l on l.leaf_id = s.leaf_id
                where l.version > 1 and not exists (
                    select from trail_link p join sealed_leaf b on b.leaf_id = p.leaf_id
                    where p.claim_id = l.claim_id and p.version = l.version - 1)
                """
            let isFirstSealed = """
                select count(*) from sealed_leaf s join trail_link l on l.leaf_id = s.leaf_id
                where l.claim_id = \(claim) and l.version = 1
                """
            try await office.root.withConnection { running in
                try await running.simple("begin")
                let number = try await running.query("select pg_current_xact_id()::text")[0]
                    .decode(String.self)
                try await office.corrupt(
                    """
                    update action_log set xid = '\(number)'::xid8 where id = (
                        select leaf_id from trail_link where claim_id = \(claim) and version = 2)
                    """)
                let lease = try #require(
                    try await office.casework.takeLease("sealer", holder: "test", seconds: 60))
                _ = try await wait {
                    _ = try await office.casework.sealTrail(under: lease)
                    return try await office.number(isFirstSealed) == 1
                }
                #expect(try await office.number(isFirstSealed) == 1)
                #expect(try await office.number(lone) == 0)
                let third =
                    "select count(*) from trail_link where claim_id = \(claim) and version = 3"
                #expect(try await office.number(third) == 1)
                try await running.simple("rollback")
            }
        }
    }

    /// Transactions are ordered by their numbers, in which 99 comes before 100.
    @Test func numbersOfTransactionsAreNoTexts() async throws {
        try await withOffice { office in
            try await office.corrupt("update action_log set xid = (97 + id)::text::xid8")
            try await office.seal()
            #expect(
                try await office.number("select count(*) from sealed_leaf where leaf_id = seq + 1")
                    == 5)
        }
    }

    /// The tree does not depend on how often it was sealed.
    @Test func manySealingsGiveTheTreeOfOne() async throws {
        try await withOffice { office in
            for state in [ClaimState.accepted, .verified, .posted] {
                _ = try await office.given.claim(state)
                try await office.seal()
            }
            let heads = office.witnessed
            #expect(heads.count >= 3)
            try await office.corrupt(
                "delete from checkpoint; delete from sealed_leaf; delete from tree_head")
            office.note(signed: nil)
            try await office.seal()
            #expect(office.witnessed.last == heads.last)
        }
    }
}

private func digest(_ number: Int) -> Digest { HashAlgorithm.sha256.hash("\(number)") }
