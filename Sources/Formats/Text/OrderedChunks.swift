import Glibc

/// Works through a CSV stream with several threads and hands the results on in the order of the
/// input. As many chunks are in memory as there are threads, however large the input is.
package enum OrderedChunks {
    /// Runs to the end of the stream.
    ///
    /// - Parameters:
    ///   - threads: how many; the caller's is one of them.
    ///   - makeState: what each thread has of its own, for its results among others.
    ///   - work: computes a chunk; several at the same time.
    ///   - deliver: takes the results of a chunk out of the state; one at a time, in order.
    /// - Throws: the first error in the order of the input: of the stream, `work` or `deliver`.
    ///   What comes before it has been delivered, what comes after it has not.
    package static func process<State>(
        _ stream: CSVStream, threads: Int, makeState: @escaping @Sendable () -> State,
        work: @escaping @Sendable (CSVChunk, inout State) throws -> Void,
        deliver: @escaping @Sendable (inout State) throws -> Void
    ) throws {
        precondition(threads >= 1, "somebody does the work")
        let line = AssemblyLine(stream, makeState, work, deliver)
        let others = (1..<threads).compactMap { _ in PosixThread { line.run() } }
        line.run()
        for thread in others { thread.join() }
        if let error = line.error { throw error }
    }
}

/// The state that the threads share. Each half has its own lock, so that one thread can read while
/// another delivers.
private final class AssemblyLine<State>: @unchecked Sendable {
    private let stream: CSVStream
    private let makeState: @Sendable () -> State
    private let work: @Sendable (CSVChunk, inout State) throws -> Void
    private let deliver: @Sendable (inout State) throws -> Void

    private let reading = PosixLock()
    private var nextRead = 0

    private let turn = PosixLock()
    private var nextDelivery = 0
    private(set) var error: (any Error)?

    init(
        _ stream: CSVStream, _ makeState: @escaping @Sendable () -> State,
        _ work: @escaping @Sendable (CSVChunk, inout State) throws -> Void,
        _ deliver: @escaping @Sendable (inout State) throws -> Void
    ) {
        self.stream = stream
        self.makeState = makeState
        self.work = work
        self.deliver = deliver
    }

    func run() {
        var state = makeState()
        var chunk = CSVChunk()
        while true {
            var number = 0
            let outcome = Result {
                let found = try reading.locked {
                    number = nextRead
                    nextRead += 1
                    return try stream.next(into: &chunk)
                }
                if found { try work(chunk, &state) }
                return found
            }
            guard handOver(number, outcome, &state) else { return }
        }
    }

    /// Waits for its turn and delivers; whether there is more to do.
    private func handOver(_ number: Int, _ outcome: Result<Bool, any Error>, _ state: inout State)
        -> Bool
    {
        turn.locked {
            while nextDelivery != number, error == nil { turn.wait() }
            guard error == nil else { return false }
            do {
                let found = try outcome.get()
                if found { try deliver(&state) }
                nextDelivery += 1
                turn.wakeAll()
                return found
            } catch {
                self.error = error
                turn.wakeAll()
                return false
            }
        }
    }
}
