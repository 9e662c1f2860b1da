import Casework
import Digests
import Domain
import Synchronization

/// 假定 - brings a county to where a test begins, by the same actions as everybody.
package final class Given: Sendable {
    let casework: Casework
    private let progress = Mutex(Progress())

    private struct Progress {
        var households = 0
        var claims: [Claim.ID: (household: HouseholdID, cause: Cause)] = [:]
        var statements: Int64 = 0
        var closing = Fen.zero
    }

    init(casework: Casework) { self.casework = casework }

    /// Loads scheme and register, files the applications and opens the leads.
    func county() async throws {
        func on(_ day: Day) -> WallClock { .fixed(TestClock.morning(of: day)) }
        let opened = on(Dates.opened)
        _ = try await casework.perform(
            LoadScheme(bytes: TestScheme.bytes), by: Staff.handler, on: opened)
        _ = try await casework.perform(
            RegisterCounty(
                register: TestCounty.register, digest: HashAlgorithm.sha256.hash("test county")),
            by: Staff.handler, on: opened)
        _ = try await casework.perform(
            ImportApplications(
                fileName: "applications.csv", bytes: TestCounty.applications, for: casework),
            by: Staff.handler, on: opened)
        _ = try await casework.perform(
            OpenLeads(scheme: TestScheme.id), by: Staff.handler, on: opened)
    }

    /// The treasury grants the fund money.
    package func grant(_ amount: Fen) async throws {
        _ = try await casework.perform(
            GrantAppropriation(document: "试〔2026〕2号", amount: amount, grantedOn: Dates.opened),
            by: Staff.accountant)
    }

    /// An applicant's household that no test has asked for yet.
    package func household() -> HouseholdID {
        progress.withLock { progress in
            precondition(progress.households < TestCounty.applicants.count, "the county is small")
            progress.households += 1
            return TestCounty.applicants[progress.households - 1]
        }
    }

    /// The claim of a household for a cause.
    package func claim(of household: HouseholdID, _ cause: Cause) async throws -> Claim.ID {
        let found = try await casework.read(ClaimsOfYear(year: 2026))
        progress.withLock { progress in
            for claim in found { progress.claims[claim.id] = (claim.household, claim.cause) }
        }
        guard let claim = found.last(where: { $0.household == household && $0.cause == cause })
        else { throw Refusal.householdNotFound(household) }
        return claim.id
    }

    /// The payment number that a claim's next payment would have.
    package func payment(of claim: Claim.ID, ordinal: Int = 1) throws -> PaymentNumber {
        let (household, cause) = progress.withLock { $0.claims[claim]! }
        return try PaymentNumber(household: household, cause: cause, ordinal: ordinal)
    }
}

extension Given {
    /// The statement that follows what was booked so far, with these entries.
    package func statement(
        _ entries: [StatementEntry], closing: Fen? = nil, on day: Day = Dates.booked
    ) -> BankStatement {
        let (count, opening) = progress.withLock { ($0.statements, $0.closing) }
        return BankStatement(
            key: StatementKey(account: "1302", id: "S\(count + 1)", sequence: count + 1),
            firstDay: day, lastDay: day, opening: opening,
            closing: closing ?? opening + entries.map(\.signed).total(), closingDay: day,
            entries: entries)
    }

    /// Imports the next statement.
    @discardableResult
    package func book(
        _ entries: [StatementEntry], on day: Day = Dates.booked
    ) async throws -> ImportStatement.Outcome {
        let statement = statement(entries, on: day)
        let outcome = try await casework.perform(
            ImportStatement(statement: statement), by: Staff.accountant)
        progress.withLock { progress in
            progress.statements += 1
            progress.closing = statement.closing
        }
        return outcome
    }
}

extension StatementEntry {
    /// Money that left the account.
    package static func debit(
        _ endToEndID: String, _ amount: Fen, on day: Day = Dates.booked
    ) -> StatementEntry {
        entry(endToEndID, amount, .debit, day)
    }

    /// Money that came.
    package static func credit(
        _ endToEndID: String, _ amount: Fen, on day: Day = Dates.booked
    ) -> StatementEntry {
        entry(endToEndID, amount, .credit, day)
    }

    private static func entry(
        _ endToEndID: String, _ amount: Fen, _ direction: BankDirection, _ day: Day
    ) -> StatementEntry {
        StatementEntry(
            reference: "", servicerReference: nil, amount: amount, direction: direction,
            bookedOn: day, valueOn: day, details: [Detail(endToEndID: endToEndID)])
    }
}
