import Casework
import Domain
import Logging
import ServiceLifecycle

/// Everything that the daemon does by itself, each as a service of its own.
package struct BackgroundWork: Sendable {
    let casework: Casework
    let holder: String
    let logger: Logger
    /// Keeps what was sealed and signed outside the database.
    let memory: TrailMemory
    private let signingAlarm: SigningAlarm

    package init(
        casework: Casework, holder: String, logger: Logger, memory: TrailMemory
    ) {
        self.casework = casework
        self.holder = holder
        self.logger = logger
        self.memory = memory
        self.signingAlarm = SigningAlarm(logger: logger)
    }

    package var services: [any Service] { [dueWork, imports] + leasedWork }

    /// What one daemon does at a time.
    package var leasedWork: [LeasedWork] {
        [sealer, overdueWork, nightlyChecks, clearance, keyRenewal]
    }

    /// Gives the leases back, so that another daemon need not wait for them to run out.
    package func stop() async {
        try? await casework.releaseLeases(of: holder)
    }

    /// 封存 - seals what was written to the trail since the last turn, and signs the tree when it is
    /// time.
    private var sealer: LeasedWork {
        let (casework, memory, alarm) = (casework, memory, signingAlarm)
        return leased("sealer", every: .seconds(1)) { lease in
            if let head = try await casework.sealTrail(under: lease) { try memory.noteHead(head) }
            alarm.hear(try await casework.signTrail(under: lease, remembering: memory))
        }
    }

    /// 待办 - does what actions have written down for a moment.
    package var dueWork: DueWorkRunner {
        let notices = NoticeClock(casework: casework)
        let commitments = CommitmentClock(casework: casework)
        return DueWorkRunner(
            casework: casework,
            handlers: [
                .closeNotice: { try await notices.close($0) },
                .closeCommitments: { try await commitments.close($0) },
            ], logger: logger)
    }

    /// 导入 - takes in the files that people and systems handed in, one after the other: a feed takes
    /// all that a machine has, and notices must not wait for it.
    package var imports: DueWorkRunner {
        let imports = FileImports(casework: casework)
        return DueWorkRunner(
            casework: casework, handlers: [.runImport: { try await imports.run($0) }],
            concurrency: 1, logger: logger)
    }

    /// 清除 - clears away uploads that nobody has gone on with or used, and what was kept of refused
    /// rows until the end of its term.
    private var clearance: LeasedWork {
        let casework = casework
        return leased("clearance", every: .seconds(60)) { _ in
            _ = try await casework.clearUploads()
            try await casework.clearRefusedRows()
        }
    }

    /// 逾期提醒 - reminds of steps whose term has passed.
    private var overdueWork: LeasedWork {
        let casework = casework
        return leased("overdue_work", every: .seconds(5)) { _ in
            _ = try await casework.perform(RaiseReminders(), by: .daemon)
        }
    }

    /// 夜间检查 - runs the invariants once a day, after two in the morning.
    private var nightlyChecks: LeasedWork {
        let checks = NightlyChecks(casework: casework, holder: holder, logger: logger)
        return leased("nightly_checks", every: .seconds(5)) { _ in try await checks.turn() }
    }

    /// 换密 - makes anew what older keys made, after a key was exchanged.
    private var keyRenewal: LeasedWork {
        let renewal = KeyRenewal(casework: casework, logger: logger)
        return leased("key_renewal", every: .seconds(2)) { _ in try await renewal.turn() }
    }

    private func leased(
        _ name: String, every interval: Duration,
        _ work: @escaping @Sendable (Lease) async throws -> Void
    ) -> LeasedWork {
        LeasedWork(
            name, every: interval, for: casework, holder: holder, logger: logger, work: work)
    }
}
