import ArgumentParser
import Casework
import Domain
import Jobs
import Logging
import Store
import Synchronization

/// Due work that does nothing: how many pieces a second, and how soon after they were written down.
struct WorkBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "work")

    @Argument var state: String
    @Option var pieces = 200_000
    /// Pieces whose wait is measured, one at a time.
    @Option var probes = 2_000

    private static let kind = DueWork.Kind(rawValue: "no_op")

    func run() async throws {
        try await BenchOffice.with(state) { office in
            try await probe("wait", in: office)
            try await enqueue(in: office)
            try await drain(in: office)
            // The table is full of dead rows until it is vacuumed.
            try await probe("wait_behind", in: office)
        }
    }

    private func enqueue(in office: BenchOffice) async throws {
        let started = ContinuousClock.now
        for start in stride(from: 0, to: pieces, by: 1_000) {
            let works = (start..<min(start + 1_000, pieces)).map {
                DueWork(WorkBench.kind, "\($0)", dueAt: office.casework.now)
            }
            try await office.database.write(within: nil) { try await $0.enqueue(works) }
        }
        report("enqueued_per_second", Double(pieces) / (ContinuousClock.now - started).seconds)
    }

    private func drain(in office: BenchOffice) async throws {
        let done = Mutex(0)
        let before = Usage.now
        let started = ContinuousClock.now
        let handler: DueWorkRunner.Handler = { _ in
            done.withLock { $0 += 1 }
            return .done
        }
        try await running(handler, in: office) {
            while try await office.casework.read(DueWorkStanding(at: office.casework.now)).due > 0 {
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        let seconds = (ContinuousClock.now - started).seconds
        guard done.withLock({ $0 }) == pieces else { throw ValidationError("work was lost") }
        report("done_per_second", Double(pieces) / seconds)
        report("cpu_us", (Usage.now.seconds - before.seconds) / Double(pieces) * 1e6)
    }

    /// From the moment before a piece is written down, durably, to the start of its handler.
    private func probe(_ name: String, in office: BenchOffice) async throws {
        let starts = Mutex<[ContinuousClock.Instant]>([])
        var asked: [ContinuousClock.Instant] = []
        let handler: DueWorkRunner.Handler = { _ in
            starts.withLock { $0.append(.now) }
            return .done
        }
        try await running(handler, in: office) {
            for number in 0..<probes {
                asked.append(.now)
                let work = DueWork(WorkBench.kind, "\(number)", dueAt: office.casework.now)
                try await office.database.write(within: nil) { try await $0.enqueue([work]) }
                office.casework.dueWorkBell.ring()
                while starts.withLock({ $0.count }) <= number {
                    try await Task.sleep(for: .microseconds(200))
                }
                // A little later than the last one was done, so that the daemon waits.
                try await Task.sleep(for: .milliseconds(2))
            }
        }
        let waits = zip(starts.withLock { $0 }, asked).map { ($0 - $1).seconds * 1_000 }.sorted()
        report("\(name)_median_ms", waits[waits.count / 2])
        report("\(name)_p99_ms", waits[waits.count * 99 / 100])
    }

    private func running(
        _ handler: @escaping DueWorkRunner.Handler, in office: BenchOffice,
        _ body: () async throws -> Void
    ) async throws {
        let runner = DueWorkRunner(
            casework: office.casework, handlers: [WorkBench.kind: handler],
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        let task = Task { try await runner.run() }
        try await body()
        task.cancel()
        try await task.value
    }
}
