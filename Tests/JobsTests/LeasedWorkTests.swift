import Casework
import Domain
import Jobs
import Synchronization
import TestSupport
import Testing

/// Who did a turn, in order.
private final class Turns: Sendable {
    private let holders = Mutex<[String]>([])
    var all: [String] { holders.withLock { $0 } }
    func add(_ holder: String) { holders.withLock { $0.append(holder) } }
}

@Suite struct LeasedWorkTests {
    private func work(
        _ office: TestOffice, _ holder: String, _ turns: Turns
    ) -> LeasedWork {
        LeasedWork(
            "work", every: .milliseconds(100), for: office.casework, holder: holder,
            logger: TestDatabase.silence
        ) { _ in turns.add(holder) }
    }

    /// The first daemon dies without giving anything back, as by kill -9.
    @Test func whenTheHolderDiesAnotherTakesOverWithinFifteenSeconds() async throws {
        try await withOffice { office in
            let turns = Turns()
            let first = Task { try await work(office, "first", turns).run() }
            _ = try await wait { turns.all.count >= 2 }
            let second = Task { try await work(office, "second", turns).run() }
            try await Task.sleep(for: .milliseconds(500))
            #expect(Set(turns.all) == ["first"])
            first.cancel()
            _ = await first.result
            let before = turns.all.count
            let taken = try await wait { turns.all.count > before }
            #expect(taken <= .seconds(15))
            #expect(Set(turns.all.dropFirst(before)) == ["second"])
            second.cancel()
            _ = await second.result
        }
    }

    @Test func whoStopsGivesTheWorkAwayAtOnce() async throws {
        try await withOffice { office in
            let turns = Turns()
            let first = Task { try await work(office, "first", turns).run() }
            _ = try await wait { turns.all.count >= 1 }
            first.cancel()
            _ = await first.result
            let background = BackgroundWork(
                casework: office.casework, holder: "first", logger: TestDatabase.silence,
                memory: office.memory)
            await background.stop()
            let second = Task { try await work(office, "second", turns).run() }
            let taken = try await wait { turns.all.last == "second" }
            #expect(taken < .seconds(LeasedWork.leaseSeconds / 2))
            second.cancel()
            _ = await second.result
        }
    }

    /// One turn that fails is no end: the next one comes.
    @Test func aTurnThatFailsIsTriedAgain() async throws {
        struct Broken: Error {}
        try await withOffice { office in
            let turns = Turns()
            let work = LeasedWork(
                "work", every: .milliseconds(50), for: office.casework, holder: "a",
                logger: TestDatabase.silence
            ) { _ in
                turns.add("a")
                throw Broken()
            }
            let running = Task { try await work.run() }
            _ = try await wait { turns.all.count >= 3 }
            #expect(turns.all.count >= 3)
            running.cancel()
            _ = await running.result
        }
    }
}
