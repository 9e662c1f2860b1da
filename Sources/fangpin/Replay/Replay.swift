import Casework
import Digests
import Domain
import Formats

/// Plays a whole county from its files (contract, section 5): loads the register, imports the
/// feeds, and performs the recorded human steps on their own dates, through the same actions that
/// the web and the API use.
///
/// Every step carries an idempotency key made of what it is about, so the same folder again changes
/// nothing, and a replay that was killed goes on where it was.
struct Replay {
    let casework: Casework
    let folder: CountyFolder
    /// What could not be played, for standard error.
    var problems = ReplayProblems()

    /// The officers in whose name paper records are entered that do not say who made them.
    enum Recorder {
        static let town = Officer(id: "replay/town", name: "镇村补录", roles: [.town])
        static let office = Officer(id: "replay/office", name: "经办补录", roles: [.handler])
        static let verifier = Officer(id: "replay/verifier", name: "核查补录", roles: [.verifier])
        /// Who orders payments and who shows what became of them are two, here as everywhere.
        static let cashier = Officer(id: "replay/cashier", name: "出纳补录", roles: [.cashier])
        static let accountant = Officer(
            id: "replay/accountant", name: "会计补录", roles: [.accountant])
        static let dispatcher = Officer(
            id: "replay/dispatcher", name: "调度补录", roles: [.dispatcher])
        static let all = [town, office, verifier, dispatcher, cashier, accountant]

        static func actor(_ officer: Officer) -> Actor {
            Actor(id: officer.id, roles: officer.roles)
        }
    }

    init(casework: Casework, folder: CountyFolder) {
        self.casework = casework
        self.folder = folder
    }

    /// Plays everything. What needs only the register runs beside the imports.
    ///
    /// - Parameter files: the folder's files, read.
    mutating func run(_ files: ReplayFiles) async throws {
        problems += files.problems
        let records = files.records
        let scheme = try await load(files.scheme, on: records.opening)
        try await register(files)
        async let compared = playCrosschecks(records)
        async let granted: Void = grantAppropriations(records)
        var digests: [Digest] = []
        for feed in folder.feeds {
            digests.append(try await importFeed(feed, on: records.opening))
        }
        if folder.holds(.applications) {
            digests.append(try await importApplications(on: records.opening))
        }
        try await openLeads(scheme, after: digests, on: records.opening)
        let claims = try await claims(of: scheme, records)
        problems += try await playPrescreenings(records, claims)
        problems += try await compared
        problems += try await planVisits(records)
        try await granted
        try await playSteps(records, claims)
    }

    /// The claims by household and cause.
    private func claims(of scheme: Scheme, _ records: ReplayRecords) async throws -> ClaimFinder {
        let year = scheme.validFrom?.year ?? records.opening.year
        return ClaimFinder(try await casework.read(ClaimsOfYear(year: year)))
    }
}

/// The claims of a county by household and cause.
struct ClaimFinder: Sendable {
    private var ids: [HouseholdID: [Cause: Claim.ID]] = [:]

    init(_ claims: [(household: HouseholdID, cause: Cause, id: Claim.ID)]) {
        for claim in claims { ids[claim.household, default: [:]][claim.cause] = claim.id }
    }

    func id(_ household: HouseholdID, _ cause: Cause) -> Claim.ID? { ids[household]?[cause] }
}

extension WallClock {
    /// Nine in the morning of a day, when offices open.
    static func on(_ day: Day) -> WallClock {
        .fixed(Instant(day, secondsAfterMidnight: 9 * 3_600))
    }
}
