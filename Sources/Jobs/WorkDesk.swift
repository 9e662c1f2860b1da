import Domain
import Synchronization

/// 案头 - the due work that one daemon holds: what nobody has begun, what somebody is at, and what is
/// done but not settled yet.
final class WorkDesk: Sendable {
    typealias Settled = (work: HeldWork, settlement: HeldWork.Settlement)

    private struct State {
        /// Last to come first: the next one is at the end.
        var waiting: [HeldWork] = []
        var begun: [Int64: HeldWork] = [:]
        var settled: [Settled] = []
        var workers = 0
        /// With so few waiting it is time to fetch more.
        var lowWater = 0
    }

    private let state = Mutex(State())
    /// Rings when there is something to settle or to fetch.
    private let ring: @Sendable () -> Void

    init(ring: @escaping @Sendable () -> Void) { self.ring = ring }

    /// How many wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// All that is held and not settled.
    var held: [HeldWork] { state.withLock { $0.waiting + $0.begun.values } }

    /// Puts work on the desk; gives how many more workers it needs, of so many at most.
    func add(_ works: [HeldWork], workers limit: Int) -> Int {
        state.withLock { state in
            state.waiting = works.reversed() + state.waiting
            state.lowWater = state.waiting.count / 2
            let more = max(0, min(limit - state.workers, state.waiting.count))
            state.workers += more
            return more
        }
    }

    /// What a worker does next; nil when it can go home.
    func next() -> HeldWork? {
        let (work, isTime) = state.withLock { state -> (HeldWork?, Bool) in
            guard let work = state.waiting.popLast() else {
                state.workers -= 1
                return (nil, true)
            }
            state.begun[work.id] = work
            return (work, state.lowWater > 0 && state.waiting.count == state.lowWater)
        }
        if isTime { ring() }
        return work
    }

    func finish(_ work: HeldWork, _ settlement: HeldWork.Settlement) {
        state.withLock { state in
            state.begun[work.id] = nil
            state.settled.append((work, settlement))
        }
    }

    /// Takes away what is to be settled.
    func takeSettled() -> [Settled] {
        state.withLock { state in
            defer { state.settled = [] }
            return state.settled
        }
    }

    /// Puts back what could not be settled.
    func putBack(_ settled: [Settled]) {
        state.withLock { $0.settled += settled }
    }

    /// Forgets what others hold by now; what was begun is ended by whoever is at it.
    func keep(_ mine: Set<Int64>) {
        state.withLock { state in state.waiting.removeAll { !mine.contains($0.id) } }
    }

    /// Takes away what nobody has begun.
    func takeWaiting() -> [HeldWork] {
        state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}
