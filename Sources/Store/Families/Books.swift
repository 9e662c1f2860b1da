import Domain
import Postgres

/// A journal entry with what it is about.
package struct Posted: Sendable {
    package var entry: JournalEntry
    package var claim: Claim.ID?
    package var payment: PaymentNumber?

    package init(_ entry: JournalEntry, claim: Claim.ID? = nil, payment: PaymentNumber? = nil) {
        self.entry = entry
        self.claim = claim
        self.payment = payment
    }
}

extension Transaction {
    /// Where the fund stands, locked until the transaction ends: two approvals never promise the
    /// same money. Accounts are locked in the order of the chart, so that nobody waits in a circle.
    package func lockFund() async throws -> FundPosition {
        try await position(
            "select code, balance_fen from account order by code collate \"C\" for no key update")
    }

    /// Where the fund stands now.
    package func fundPosition() async throws -> FundPosition {
        try await position("select code, balance_fen from account")
    }

    private func position(_ statement: Statement) async throws -> FundPosition {
        var balances: [AccountCode: Fen] = [:]
        for row in try await sql.query(statement) {
            let (code, balance) = try row.decode((AccountCode, Fen).self)
            balances[code] = balance
        }
        return FundPosition(balances: balances)
    }

    /// Posts entries. The fund must be locked. Each posting keeps its account's balance before and
    /// after, so a line that was changed or left out later shows.
    package func post(_ posted: [Posted], at instant: Instant) async throws {
        guard !posted.isEmpty else { return }
        let entries = posted.map(\.entry)
        let answers = try await sql.pipeline([
            """
            insert into journal_entry (kind, posted_on, narrative, claim_id, payment, posted_at)
            select kind, posted_on, narrative, claim_id, payment, \(instant)
            from unnest(\(entries.map(\.kind.rawValue)),
                \(entries.map { PostgresDate(days: $0.day.number) }), \(entries.map(\.narrative)),
                \(posted.map(\.claim)), \(posted.map { $0.payment?.description }))
                with ordinality as e(kind, posted_on, narrative, claim_id, payment, ordinal)
            order by ordinal returning no
            """, "select code, balance_fen, version from account",
        ])
        let numbers = try answers[0].decode(Int64.self).sorted()
        try await insertPostings(
            of: zip(numbers, entries).map { ($0, $1) }, after: accountStates(answers[1]))
    }

    private func insertPostings(
        of entries: [(number: Int64, entry: JournalEntry)],
        after standing: [AccountCode: AccountState]
    ) async throws {
        var running = standing
        var lines = PostingLines()
        for (number, entry) in entries {
            for (index, posting) in entry.postings.enumerated() {
                var state = running[posting.account] ?? AccountState()
                let before = state.balance
                state.balance += posting.amount
                state.version += 1
                running[posting.account] = state
                lines.append(
                    entry: number, line: Int16(index + 1), posting, before: before, after: state)
            }
        }
        try await sql.send(lines.statement)
        let touched = Set(lines.accounts).sorted()
        let states = touched.map { running[AccountCode(rawValue: $0)!]! }
        try await sql.send(
            """
            update account a set balance_fen = n.balance_fen, version = n.version
            from unnest(\(touched), \(states.map(\.balance.rawValue)), \(states.map(\.version)))
                as n(code, balance_fen, version)
            where a.code = n.code
            """)
    }

    private func accountStates(_ rows: Rows) throws -> [AccountCode: AccountState] {
        var states: [AccountCode: AccountState] = [:]
        for row in rows {
            let (code, balance, version) = try row.decode((AccountCode, Fen, Int64).self)
            states[code] = AccountState(balance: balance, version: version)
        }
        return states
    }
}

private struct AccountState {
    var balance = Fen.zero
    var version: Int64 = 0
}

/// Postings as columns, for one statement.
private struct PostingLines {
    var entries: [Int64] = []
    var lines: [Int16] = []
    var accounts: [String] = []
    var amounts: [Int64] = []
    var before: [Int64] = []
    var after: [Int64] = []
    var versions: [Int64] = []

    mutating func append(
        entry: Int64, line: Int16, _ posting: Posting, before: Fen, after state: AccountState
    ) {
        entries.append(entry)
        lines.append(line)
        accounts.append(posting.account.rawValue)
        amounts.append(posting.amount.rawValue)
        self.before.append(before.rawValue)
        after.append(state.balance.rawValue)
        versions.append(state.version)
    }

    var statement: Statement {
        """
        insert into posting (entry_no, line_no, account, amount_fen, prev_fen, balance_fen,
            account_version)
        select * from unnest(\(entries), \(lines), \(accounts), \(amounts), \(before), \(after),
            \(versions))
        """
    }
}

extension AccountCode: PostgresEncodable, PostgresDecodable {}
extension JournalEntry.Kind: PostgresEncodable, PostgresDecodable {}
