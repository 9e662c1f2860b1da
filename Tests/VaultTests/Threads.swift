import Glibc

/// Runs the body on threads of the system's own, all let go at the same moment, and gives what each
/// of them gave.
func onThreads<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) -> Value
) -> [Value] {
    let gate = Gate(count)
    let works = (0..<count).map { number in
        Work {
            gate.wait()
            return body(number)
        }
    }
    let threads = works.map { work in
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { stored in
                Unmanaged<AnyWork>.fromOpaque(stored!).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(work as AnyWork).toOpaque())
        precondition(status == 0, "no thread to be had")
        return thread
    }
    for thread in threads { pthread_join(thread, nil) }
    return works.map { $0.value! }
}

private class AnyWork {
    func run() {}
}

private final class Work<Value>: AnyWork {
    private let body: () -> Value
    private(set) var value: Value?

    init(_ body: @escaping () -> Value) { self.body = body }

    override func run() { value = body() }
}

/// Holds threads back until all have come.
private final class Gate: @unchecked Sendable {
    private let barrier = UnsafeMutablePointer<pthread_barrier_t>.allocate(capacity: 1)

    init(_ count: Int) { pthread_barrier_init(barrier, nil, UInt32(count)) }

    deinit {
        pthread_barrier_destroy(barrier)
        barrier.deallocate()
    }

    func wait() { pthread_barrier_wait(barrier) }
}
