import Glibc

/// 印刷机 - makes PDFs, one at a time, on a thread of its own: setting a paper keeps a core busy for
/// tenths of a second, which the threads of Swift's concurrency must not do, and a font map for
/// each of them would cost 28 MB.
package actor Press {
    /// The press of this process.
    package static let shared = Press()

    private let thread = PressThread()
    private lazy var typesetter = Typesetter()

    /// Another press, whose thread lives as long as the process, too. ``shared`` is enough for all.
    package init() {}

    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    /// The paper as a PDF (1.4, tagged): the same bytes whenever it is made.
    package func pdf(_ sheet: Sheet) -> [UInt8] { sheet.pdf(typesetter).bytes }

    /// The paper as a PDF with the number of its pages.
    package func pages(_ sheet: Sheet) -> (bytes: [UInt8], pages: Int) { sheet.pdf(typesetter) }

    /// 缺少的字体 - what a daemon should say at its start: without these families papers have boxes
    /// in place of characters.
    package func missingFonts() -> [String] { Typesetter.missingFonts() }
}

/// A thread that runs the press's jobs in their order, and waits. It lives as long as the process.
private final class PressThread: SerialExecutor, @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [UnownedJob] = []

    init() {
        precondition(pthread_mutex_init(mutex, nil) == 0 && pthread_cond_init(condition, nil) == 0)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { pointer in
                Unmanaged<PressThread>.fromOpaque(pointer!).takeUnretainedValue().turn()
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(status == 0, "no thread for the press")
        pthread_detach(thread)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        pthread_mutex_lock(mutex)
        jobs.append(job)
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    private func turn() -> Never {
        while true {
            pthread_mutex_lock(mutex)
            while jobs.isEmpty { pthread_cond_wait(condition, mutex) }
            let job = jobs.removeFirst()
            pthread_mutex_unlock(mutex)
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
