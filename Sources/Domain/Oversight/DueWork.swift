/// 待办 - something that the daemon has to do by itself from a moment on. The action that makes it
/// due writes it down in its own transaction, so it is there exactly when the action happened.
///
/// There is one of a kind and subject. Writing it down again moves its moment; a daemon that does
/// it at that time does it once more.
package struct DueWork: Sendable, Hashable {
    /// What is to be done. A daemon takes the kinds that it knows and leaves the others to a newer
    /// one.
    package struct Kind: RawRepresentable, Sendable, Hashable {
        /// In snake_case, as the action that does it is called where there is one.
        package let rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        /// 公示到期 - takes the notice of a claim down. The subject is the claim's number.
        package static let closeNotice = Kind(rawValue: "close_notice")
        /// 导入 - takes uploaded files in. The subject is the import's number.
        package static let runImport = Kind(rawValue: "run_import")
        /// 承诺截止 - closes the commitments of a round of the sampling review. The subject is the
        /// round.
        package static let closeCommitments = Kind(rawValue: "close_commitments")
    }

    package var kind: Kind
    /// What it is done to, by its identifier. Never personal data.
    package var subject: String
    /// From when on; not before, and as soon as possible after.
    package var dueAt: Instant

    package init(_ kind: Kind, _ subject: String, dueAt: Instant) {
        self.kind = kind
        self.subject = subject
        self.dueAt = dueAt
    }

    /// From the beginning of the day on which the notice has hung its days.
    package static func closeNotice(of claim: Claim.ID, dueOn day: Day) -> DueWork {
        DueWork(.closeNotice, "\(claim)", dueAt: Instant(day, secondsAfterMidnight: 0))
    }

    /// At the hour.
    package static func closeCommitments(
        of round: ReviewRoundID, at hour: Instant
    ) -> DueWork {
        DueWork(.closeCommitments, round.rawValue, dueAt: hour)
    }

    /// As soon as possible.
    package static func runImport(_ number: ImportJob.Number, at now: Instant) -> DueWork {
        DueWork(.runImport, "\(number)", dueAt: now)
    }
}

/// 领取 - due work that one daemon holds for a while. Whoever takes it later, or writes it down
/// again, raises the version and so fences this holder off.
package struct HeldWork: Sendable, Hashable {
    package let id: Int64
    package let version: Int64
    package let work: DueWork
    /// Which attempt this is, from 1.
    package let attempt: Int

    package init(id: Int64, version: Int64, work: DueWork, attempt: Int) {
        self.id = id
        self.version = version
        self.work = work
        self.attempt = attempt
    }

    /// What becomes of it.
    package enum Settlement: Sendable, Equatable {
        /// Done, or needless by now: it goes.
        case done
        /// To be tried again at that moment; the fault says why, by a code or a type's name.
        case again(at: Instant, fault: String?)
        /// Given up until an operator sends it again.
        case parked(fault: String)
    }
}

/// 待办概况 - how much due work there is.
package struct DueWorkBacklog: Sendable, Equatable {
    /// Due by now and not done.
    package var due: Int64
    /// Given up.
    package var parked: Int64
    /// How long the oldest has been due, in seconds; 0 for none.
    package var oldestSeconds: Int64

    package init(due: Int64, parked: Int64, oldestSeconds: Int64) {
        self.due = due
        self.parked = parked
        self.oldestSeconds = oldestSeconds
    }
}

/// 搁置的待办 - due work that was given up, as an operator sees it.
package struct ParkedWork: Sendable, Equatable {
    package var work: DueWork
    package var attempts: Int
    /// Why the last attempt failed.
    package var fault: String
    package var parkedAt: Instant

    package init(work: DueWork, attempts: Int, fault: String, parkedAt: Instant) {
        self.work = work
        self.attempts = attempts
        self.fault = fault
        self.parkedAt = parkedAt
    }
}
