import Digests
import Domain
import Store

/// How many claims stand in each state.
package struct StateCounts: GuardedInquiry {
    package static let name = "count_cases"
    package static let permission = Permission.readCases

    package init() {}

    package func answer(in tx: Transaction) async throws -> [ClaimState: Int] {
        Dictionary(
            try await tx.stateCounts().map { ($0.state, Int($0.count)) },
            uniquingKeysWith: { first, _ in first })
    }
}

/// 案卷 - one claim with everything that led to where it stands, its working and its trail.
package struct OpenCase: GuardedInquiry {
    package static let name = "open_case"
    package static let permission = Permission.readCases

    package var claim: Claim.ID
    let schemes: SchemeShelf

    package init(_ claim: Claim.ID, for casework: Casework) {
        self.claim = claim
        self.schemes = casework.schemes
    }

    package func answer(in tx: Transaction) async throws -> CaseFile {
        var file = CaseFile(row: try await tx.caseRow(claim))
        let header = try await tx.caseHeader(claim)
        file.version = Int(header.version)
        file.scheme = header.scheme
        file.schemeTitle = header.title
        file.className = try await className(of: file.row, under: header.scheme, in: tx)
        file.maskedAccount = header.account
        file.maskedPhone = header.phone
        file.sources = try await tx.caseSources(claim)
        file.prescreening = try await tx.prescreenings(of: [claim])[claim]
        file.visits = try await tx.visits(of: claim)
        file.agreement = try await tx.agreement(of: claim)
        file.crosschecks = try await tx.comparisons(of: claim)
        file.assessments = try await tx.assessments(of: claim).map { found in
            var computed = found.computed
            computed.working = try Working(json: found.working)
            return computed
        }
        file.reviews = try await tx.reviews(of: claim)
        file.notices = try await tx.notices(of: claim)
        file.approval = try await tx.approval(of: claim)
        file.payments = try await tx.payments(of: claim)
        file.history = try await tx.trail(of: claim).map { try CaseFile.Event($0, of: claim) }
        return file
    }

    private func className(
        of row: CaseRow, under scheme: String, in tx: Transaction
    ) async throws -> String {
        let classes = try await schemes.scheme(SchemeID(scheme), in: tx).scheme.classes
        return classes.first { $0.id.rawValue == row.className }?.name ?? row.className
    }
}

extension CaseFile.Event {
    /// What an action on many claims tells of each stands under a name and the claim's number; what
    /// it tells of other subjects is not for this claim's readers.
    fileprivate init(_ found: (body: [UInt8], leaf: Digest), of claim: Claim.ID) throws {
        let entry = try TrailEntry(found.body)
        let own = "/\(claim)"
        let notes = entry.notes.compactMap { note -> Note? in
            let name =
                note.name.hasSuffix(own) ? String(note.name.dropLast(own.count)) : note.name
            return name.contains("/") ? nil : Note(name: name, value: note.value)
        }
        self.init(
            at: entry.at, actor: entry.actor, action: entry.action, notes: notes,
            leaf: found.leaf.hex)
    }
}

/// 资金概览 - where the fund stands.
package struct OpenFund: GuardedInquiry {
    package static let name = "open_fund"
    package static let permission = Permission.readFund

    package init() {}

    /// How many entries of the book the page shows.
    private static let entries = 30

    package func answer(in tx: Transaction) async throws -> FundView {
        FundView(
            position: try await tx.fundPosition(), payouts: try await tx.payoutShares(),
            entries: try await tx.lastBookLines(limit: OpenFund.entries),
            exceptions: try await tx.unexplained(limit: 50),
            statementClosing: try await tx.lastClosing())
    }
}
