import Casework
import Domain
import Logging
import ServiceLifecycle

/// 待办执行 - does what is due, in any number of daemons at once.
///
/// A daemon takes rows that nobody holds and settles those that it has done in one transaction, so
/// it pays one commit for each batch. It takes about as many as it lately did: slow work is
/// left to the other daemons, quick work comes in batches of up to ``largestBatch``. A daemon that
/// dies is replaced when its hold has run out, after ``holdSeconds``.
///
/// Work is done at least once, and what it changes exactly once: the action that does it is refused
/// the second time, or carries an idempotency key.
package struct DueWorkRunner: Service {
    /// What becomes of work for which a handler did its best.
    package enum Outcome: Sendable {
        /// Done, or needless by now.
        case done
        /// To be looked at again at that moment.
        case again(at: Instant)
    }

    /// Does one piece of work. After an error it is tried again, each time later.
    package typealias Handler = @Sendable (DueWork) async throws -> Outcome

    /// How long work is held without a sign of life.
    package static let holdSeconds = 12
    /// How often that sign is given.
    static let signInterval = Duration.seconds(4)
    /// How often a daemon looks for what nobody rang for: what became due by itself, was written
    /// down by another process, or was held by a daemon that died.
    package static let lookInterval = Duration.seconds(1)
    package static let largestBatch = 1_000
    /// After so many attempts, over five hours, it is given up until an operator sends it again.
    package static let attempts = 16

    let casework: Casework
    let handlers: [DueWork.Kind: Handler]
    let concurrency: Int
    let logger: Logger

    /// - Parameter concurrency: how many handlers work at once, at least 1.
    package init(
        casework: Casework, handlers: [DueWork.Kind: Handler], concurrency: Int = 4,
        logger: Logger
    ) {
        self.casework = casework
        self.handlers = handlers
        self.concurrency = concurrency
        self.logger = logger
    }

    package func run() async throws {
        let bell = casework.dueWorkBell
        let desk = WorkDesk { bell.ring() }
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var pace = Pace(concurrency: concurrency)
                while !isStopping {
                    let rings = bell.rings
                    for _ in 0..<(await turn(desk, &pace)) {
                        group.addTask { await work(desk) }
                    }
                    await bell.wait(beyond: rings, upTo: DueWorkRunner.lookInterval)
                }
                // Also when this task is cancelled, and with it all that it does itself.
                await Task { await giveBack(desk) }.value
            }
        } onGracefulShutdown: {
            bell.ring()
        }
        await Task { await settle(desk) }.value
    }

    private var isStopping: Bool { Task.isShuttingDownGracefully || Task.isCancelled }

    /// Settles, fetches and gives the sign of life; gives how many workers are to be added.
    private func turn(_ desk: WorkDesk, _ pace: inout Pace) async -> Int {
        let settled = desk.takeSettled()
        do {
            try await giveSign(of: desk, &pace)
            let limit = pace.next(settled: settled.count, waiting: desk.waiting)
            let taken = try await casework.exchange(
                settling: settled, taking: Array(handlers.keys), limit: limit,
                seconds: DueWorkRunner.holdSeconds)
            return desk.add(taken, workers: concurrency)
        } catch is CancellationError {
            desk.putBack(settled)
            return 0
        } catch {
            // The database may be gone for a while; the next turn tries again.
            desk.putBack(settled)
            warn("due work could not be exchanged", error)
            return 0
        }
    }

    private func giveSign(of desk: WorkDesk, _ pace: inout Pace) async throws {
        guard pace.lastSign.duration(to: .now) >= DueWorkRunner.signInterval else { return }
        let held = desk.held
        if !held.isEmpty {
            desk.keep(try await casework.hold(held, seconds: DueWorkRunner.holdSeconds))
        }
        pace.lastSign = .now
    }

    /// One worker: takes from the desk until nothing waits.
    private func work(_ desk: WorkDesk) async {
        while !isStopping, let next = desk.next() {
            desk.finish(next, await settlement(of: next))
        }
    }

    private func settlement(of held: HeldWork) async -> HeldWork.Settlement {
        guard let handler = handlers[held.work.kind] else {
            preconditionFailure("work was taken of a kind that nobody asked for")
        }
        do {
            switch try await handler(held.work) {
            case .done: return .done
            case .again(let moment): return .again(at: moment, fault: nil)
            }
        } catch {
            return failure(of: held, error)
        }
    }

    private func failure(of held: HeldWork, _ error: any Error) -> HeldWork.Settlement {
        // Only a code or a type goes into the database: texts may tell of persons.
        let fault = (error as? Refusal)?.code ?? "\(type(of: error))"
        logger.error(
            "due work failed",
            metadata: [
                "kind": "\(held.work.kind.rawValue)", "subject": "\(held.work.subject)",
                "attempt": "\(held.attempt)", "error": "\(error)",
            ])
        guard held.attempt < DueWorkRunner.attempts else { return .parked(fault: fault) }
        let pause = Int64(min(1 << held.attempt, 3_600)) * 1_000_000
        return .again(
            at: Instant(microseconds: casework.now.microseconds + pause), fault: fault)
    }

    /// On stopping: what nobody has begun goes back at once.
    private func giveBack(_ desk: WorkDesk) async {
        do {
            try await casework.giveBack(desk.takeWaiting())
        } catch {
            warn("due work could not be given back", error)
        }
    }

    private func settle(_ desk: WorkDesk) async {
        do {
            _ = try await casework.exchange(
                settling: desk.takeSettled(), taking: [], limit: 0, seconds: 0)
        } catch {
            warn("due work could not be settled", error)
        }
    }

    private func warn(_ text: Logger.Message, _ error: any Error) {
        logger.warning(text, metadata: ["error": "\(error)"])
    }
}

/// How much a daemon fetches: twice what it did since it last fetched.
private struct Pace {
    let concurrency: Int
    var lastSign = ContinuousClock.now

    init(concurrency: Int) { self.concurrency = concurrency }

    func next(settled: Int, waiting: Int) -> Int {
        let aim = min(max(settled * 2, concurrency), DueWorkRunner.largestBatch)
        return max(0, aim - waiting)
    }
}
