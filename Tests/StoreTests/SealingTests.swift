import Casework
import Digests
import Domain
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
