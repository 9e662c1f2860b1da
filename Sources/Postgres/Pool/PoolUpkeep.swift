/// Opening, losing and watching connections.
extension Pool {
    /// Opens a connection for a place that is already counted, and puts it into the pool.
    func open() {
        let number = state.withLock { state in
            state.opened += 1
            return state.opened
        }
        let loop = loops[number % loops.count]
        Task.detached { [self] in
            do {
                let connection = try await Connection.open(configuration, on: loop)
                let id = ObjectIdentifier(connection)
                await connection.whenLost { [weak self] in self?.forget(id) }
                watch()
                put(connection)
            } catch {
                openingFailed(error)
            }
        }
    }

    /// Those who wait are told at once if there is no other connection that could come free for
    /// them.
    private func openingFailed(_ error: any Error) {
        let stranded = state.withLock { state -> [Waiter] in
            state.count -= 1
            return state.count == 0 ? exchange(&state.waiting, with: []) : []
        }
        for waiter in stranded { waiter.continuation.resume(throwing: error) }
    }

    /// A connection was lost. If it was in use, its return settles the matter.
    private func forget(_ id: ObjectIdentifier) {
        state.withLock { state in
            guard
                let place = state.idle.firstIndex(where: { ObjectIdentifier($0.connection) == id })
            else { return }
            state.idle.remove(at: place)
            state.count -= 1
        }
    }

    /// Starts the regular look at idle connections, once.
    private func watch() {
        let isFirst = state.withLock { state in
            defer { state.isWatched = true }
            return !state.isWatched
        }
        if isFirst { scheduleCheck() }
    }

    private func scheduleCheck() {
        let loop = loops[0]
        let pause = limits.idleCheck.nanoseconds
        loop.execute { [weak self] in
            loop.schedule(at: EventLoop.now + pause) { [weak self] in
                guard let pool = self, !pool.state.withLock({ $0.isClosed }) else { return }
                Task.detached {
                    await pool.checkIdle()
                    pool.scheduleCheck()
                }
            }
        }
    }

    /// Asks each connection that was idle for long whether it still answers; a silent one is
    /// closed.
    private func checkIdle() async {
        let now = EventLoop.now
        let due = state.withLock { state -> [Idle] in
            let isDue = { (idle: Idle) in idle.since + self.limits.idleCheck.nanoseconds <= now }
            let due = state.idle.filter(isDue)
            state.idle.removeAll(where: isDue)
            return due
        }
        for idle in due {
            let isOld = idle.since + limits.idleLifetime.nanoseconds <= now
            if isOld && state.withLock({ $0.count > 1 }) {
                await idle.connection.close()
            } else {
                await idle.connection.probe()
            }
            putBack(idle)
        }
    }

    /// Returns a connection that was looked at, with the time since which it is idle.
    private func putBack(_ idle: Idle) {
        let isKept = state.withLock { state in
            guard state.waiting.isEmpty, !state.isClosed, idle.connection.state == .ready else {
                return false
            }
            // The oldest stand first, and are taken last.
            state.idle.insert(idle, at: 0)
            return true
        }
        if !isKept { put(idle.connection) }
    }
}

extension Connection {
    /// Closes the connection without waiting for it.
    nonisolated func closeSoon() {
        loop.execute { self.assumeIsolated { $0.close() } }
    }

    /// Ends a transaction that somebody left open.
    func reset() async {
        do {
            try await run(timeout: .seconds(5), isShielded: true) {
                _ = try await command("ROLLBACK")
            }
        } catch {
            close()
        }
    }

    /// Asks the server for a sign of life, and closes the connection if there is none within 5 s.
    func probe() async {
        do {
            try await run(timeout: .seconds(5), isShielded: true) { _ = try await command("") }
        } catch {
            close()
        }
    }
}
