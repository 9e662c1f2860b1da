import Casework
import Domain
import Store
import TestSupport
import Testing

@Suite struct LeaseTests {
    @Test func oneHolderAtATime() async throws {
        try await withOffice { office in
            let casework = office.casework
            let first = try await casework.takeLease("work", holder: "a", seconds: 60)
            #expect(first == Lease(name: "work", holder: "a", term: 1))
            #expect(try await casework.takeLease("work", holder: "b", seconds: 60) == nil)
            // Other work is another lease; whoever holds one keeps it and its term.
            #expect(try await casework.takeLease("other", holder: "b", seconds: 60)?.term == 1)
            #expect(try await casework.takeLease("work", holder: "a", seconds: 60) == first)
        }
    }

    @Test func ofManyWhoAskAtOnceOneGetsIt() async throws {
        try await withOffice { office in
            let holders = try await withThrowingTaskGroup(of: String?.self) { group in
                for number in 1...8 {
                    group.addTask {
                        try await office.casework.takeLease(
                            "work", holder: "\(number)", seconds: 60)?.holder
                    }
                }
                return try await group.reduce(into: [String]()) { $0 += [$1].compactMap(\.self) }
            }
            #expect(holders.count == 1)
        }
    }

    @Test func aLeaseThatRanOutGoesToAnotherWithAHigherTerm() async throws {
        try await withOffice { office in
            let casework = office.casework
            _ = try await casework.takeLease("work", holder: "a", seconds: 1)
            #expect(try await casework.takeLease("work", holder: "b", seconds: 60) == nil)
            try await Task.sleep(for: .milliseconds(1_100))
            #expect(try await casework.takeLease("work", holder: "b", seconds: 60)?.term == 2)
            #expect(try await casework.takeLease("work", holder: "a", seconds: 60) == nil)
        }
    }

    @Test func aLeaseGivenBackIsFreeAtOnce() async throws {
        try await withOffice { office in
            let casework = office.casework
            _ = try await casework.takeLease("work", holder: "a", seconds: 60)
            _ = try await casework.takeLease("other", holder: "b", seconds: 60)
            try await casework.releaseLeases(of: "a")
            #expect(try await casework.takeLease("work", holder: "c", seconds: 60)?.term == 2)
            #expect(try await casework.takeLease("other", holder: "c", seconds: 60) == nil)
        }
    }

    /// A sealer that was asleep while its lease ran out seals nothing any more.
    @Test func anOldTermIsFencedOff() async throws {
        try await withOffice { office in
            let casework = office.casework
            let old = try #require(
                try await casework.takeLease("sealer", holder: "a", seconds: 60))
            try await office.corrupt("update lease set until = now() - interval '1 second'")
            let new = try #require(
                try await casework.takeLease("sealer", holder: "b", seconds: 60))
            #expect(new.term == old.term + 1)
            await #expect(throws: LeaseLost.self) {
                // A transaction of another test may leave nothing to seal for a moment.
                while try await casework.sealTrail(under: old) == nil {
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            #expect(try await office.number("select count(*) from sealed_leaf") == 0)
            try await casework.releaseLeases(of: "b")
        }
    }
}
