import CLibPQ
import Glibc

/// One thread that waits for sockets and timers with epoll, and runs the connections' code.
///
/// Its ``serial`` part is the executor of its connection actors, so that a statement costs no
/// change of thread inside the client. The loop is a task executor too: a task that runs on it
/// (`Task(executorPreference: loop)`, `withTaskExecutorPreference(loop)`) speaks with the database
/// without any change of thread, which halves the time of a small statement. Such a task must not
/// compute for long: everything else on the loop waits meanwhile.
public final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// The loops of this process: one for every two cores, at most eight.
    public static let standard: [EventLoop] = {
        let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        return (0..<max(1, min(8, cores / 2))).map { EventLoop(name: "postgres-\($0)") }
    }()

    private let name: String
    private let poll: Int32
    private let alarm: Int32
    private let inbox = Guarded(Inbox())
    private var thread = pthread_t()
    /// The executor of the actors that live on this loop.
    let serial = LoopSerialExecutor()

    // Only the loop's own thread touches these.
    private var local: [Item] = []
    private var running: [Item] = []
    private var timers = TimerHeap()
    private var slots: [Slot] = []
    private var free: [Int] = []

    /// Whether what runs now, or is woken now, is a task that prefers this loop.
    var prefersLoop = false

    private enum Item {
        /// A part of a task that prefers another executor or none.
        case visitor(UnownedJob)
        /// A part of a task that prefers this loop.
        case resident(UnownedJob)
        case work(@Sendable () -> Void)
    }

    private struct Inbox {
        var items: [Item] = []
        var isAsleep = false
    }

    private struct Slot {
        var handler: (any EventHandler)?
        var generation: UInt32 = 0
    }

    /// Starts a loop with a thread of its own. It runs until the process ends.
    public init(name: String) {
        self.name = name
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        alarm = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        precondition(poll >= 0 && alarm >= 0, "no file descriptors left for an event loop")
        var event = epoll_event()
        // Edge-triggered, so that the counter need not be read to silence it.
        event.events = EPOLLIN.rawValue | EPOLLET.rawValue
        event.data.u64 = EventLoop.alarmMark
        precondition(epoll_ctl(poll, EPOLL_CTL_ADD, alarm, &event) == 0)
        serial.loop = self
        // The new thread waits for the lock, so that it sees its own id in `thread`.
        inbox.withLock { _ in
            let context = Unmanaged.passRetained(self).toOpaque()
            let status = pthread_create(
                &thread, nil,
                { context in
                    let loop = Unmanaged<EventLoop>.fromOpaque(context!).takeUnretainedValue()
                    loop.turn()
                }, context)
            precondition(status == 0, "no thread for an event loop")
        }
    }

    // MARK: Executor

    public var isCurrent: Bool { pthread_equal(pthread_self(), thread) != 0 }

    /// A part of a task that prefers this loop is ready.
    public func enqueue(_ job: consuming ExecutorJob) { enqueue(.resident(UnownedJob(job))) }

    /// A part of a task inside an actor of this loop is ready.
    ///
    /// The runtime changes executors whenever the task executor that a job was run with is not the
    /// one that its task prefers, even inside one actor. So a job is run as what it is: a task that
    /// was woken here, or goes on here, is of the kind that woke it or that runs; one that comes
    /// from another thread does not prefer this loop. A wrong guess costs a turn of the loop.
    func enqueueActor(_ job: consuming ExecutorJob) {
        let isResident = isCurrent && prefersLoop
        let job = UnownedJob(job)
        enqueue(isResident ? .resident(job) : .visitor(job))
    }

    func checkIsolated() {
        precondition(isCurrent, "not on the event loop's thread")
    }

    /// Runs work on the loop's thread, soon; at once if this is that thread and `work` may.
    func execute(_ work: @escaping @Sendable () -> Void) { enqueue(.work(work)) }

    private func enqueue(_ item: Item) {
        if isCurrent {
            local.append(item)
            return
        }
        let mustWake = inbox.withLock { inbox in
            inbox.items.append(item)
            defer { inbox.isAsleep = false }
            return inbox.isAsleep
        }
        if mustWake { eventfd_write(alarm, 1) }
    }

    private func turn() -> Never {
        inbox.withLock { _ in }
        prctl_set_thread_name(name)
        var events = [epoll_event](repeating: epoll_event(), count: 64)
        while true {
            runItems()
            fireTimers()
            let timeout = prepareToSleep()
            let count = epoll_wait(poll, &events, Int32(events.count), timeout)
            if count < 0 {
                precondition(errno == EINTR, "epoll_wait failed: \(errno)")
                continue
            }
            for event in events.prefix(Int(count)) { deliver(event) }
        }
    }

    /// Runs what is due now, and what that brings in turn, but not for ever: then sockets are due.
    private func runItems() {
        let arrived = inbox.withLock { inbox in
            inbox.isAsleep = false
            return inbox.items.isEmpty ? [] : exchange(&inbox.items, with: [])
        }
        if !arrived.isEmpty { local.append(contentsOf: arrived) }
        var rounds = 0
        while !local.isEmpty && rounds < 16 {
            run()
            rounds += 1
        }
    }

    private func run() {
        swap(&running, &local)
        let serial = serial.asUnownedSerialExecutor()
        let task = asUnownedTaskExecutor()
        for item in running {
            switch item {
            case .visitor(let job):
                prefersLoop = false
                job.runSynchronously(on: serial)
            case .resident(let job):
                prefersLoop = true
                job.runSynchronously(isolatedTo: serial, taskExecutor: task)
            case .work(let work):
                prefersLoop = false
                work()
            }
        }
        running.removeAll(keepingCapacity: true)
    }

    private func fireTimers() {
        if timers.next == nil { return }
        let now = EventLoop.now
        while let work = timers.pop(now: now) { work() }
    }

    /// The milliseconds to wait for sockets: 0 if there is work, -1 for no limit.
    private func prepareToSleep() -> Int32 {
        if !local.isEmpty { return 0 }
        let hasItems = inbox.withLock { inbox in
            inbox.isAsleep = inbox.items.isEmpty
            return !inbox.items.isEmpty
        }
        if hasItems { return 0 }
        guard let next = timers.next else { return -1 }
        let now = EventLoop.now
        return next <= now ? 0 : Int32(min((next - now + 999_999) / 1_000_000, 3_600_000))
    }

    private static let alarmMark = UInt64.max

    // MARK: Sockets

    /// Tells `handler` whenever the descriptor can be read; writing is asked for with ``change``.
    func register(_ descriptor: Int32, _ handler: any EventHandler) -> Registration {
        checkIsolated()
        let slot = free.popLast() ?? slots.count
        if slot == slots.count { slots.append(Slot()) }
        slots[slot].handler = handler
        let registration = Registration(
            descriptor: descriptor, slot: slot, generation: slots[slot].generation)
        control(EPOLL_CTL_ADD, registration, EPOLLIN.rawValue)
        return registration
    }

    func change(_ registration: Registration, reading: Bool, writing: Bool) {
        let events = (reading ? EPOLLIN.rawValue : 0) | (writing ? EPOLLOUT.rawValue : 0)
        control(EPOLL_CTL_MOD, registration, events)
    }

    func remove(_ registration: Registration) {
        checkIsolated()
        var event = epoll_event()
        epoll_ctl(poll, EPOLL_CTL_DEL, registration.descriptor, &event)
        slots[registration.slot].handler = nil
        slots[registration.slot].generation &+= 1
        free.append(registration.slot)
    }

    private func control(_ operation: Int32, _ registration: Registration, _ events: UInt32) {
        var event = epoll_event()
        event.events = events
        event.data.u64 = UInt64(registration.generation) << 32 | UInt64(registration.slot)
        let status = epoll_ctl(poll, operation, registration.descriptor, &event)
        precondition(status == 0, "epoll_ctl failed: \(errno)")
    }

    private func deliver(_ event: epoll_event) {
        let mark = event.data.u64
        if mark == EventLoop.alarmMark { return }
        let slot = slots[Int(mark & 0xFFFF_FFFF)]
        // A descriptor that was closed by an event before this one in the same round.
        guard slot.generation == UInt32(mark >> 32), let handler = slot.handler else { return }
        handler.ready(canRead: event.events & ~EPOLLOUT.rawValue != 0)
    }

    // MARK: Time

    /// Nanoseconds of a clock that never goes back.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Runs `work` at a moment of ``now``, on the loop. Call it on the loop.
    func schedule(at deadline: UInt64, _ work: @escaping @Sendable () -> Void) {
        checkIsolated()
        timers.insert(deadline, work)
    }
}

/// The executor of the actors on a loop.
final class LoopSerialExecutor: SerialExecutor, @unchecked Sendable {
    /// Set once, before the loop's thread starts.
    fileprivate(set) unowned(unsafe) var loop: EventLoop!

    func enqueue(_ job: consuming ExecutorJob) { loop.enqueueActor(job) }
    func checkIsolated() { loop.checkIsolated() }
}

/// What a socket belongs to. It is called on the loop's thread only.
protocol EventHandler: AnyObject {
    func ready(canRead: Bool)
}

/// A descriptor that a loop watches.
struct Registration {
    let descriptor: Int32
    let slot: Int
    let generation: UInt32
}

/// Replaces a value and gives back the old one.
func exchange<Value>(_ place: inout Value, with value: Value) -> Value {
    var old = value
    swap(&place, &old)
    return old
}
