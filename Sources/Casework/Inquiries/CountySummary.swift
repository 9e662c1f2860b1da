import Domain
import Store

/// 全县概况 - what became of everything that came in: the summary that a replay prints.
package struct CountySummary: Inquiry {
    package init() {}

    package func answer(in tx: Transaction) async throws -> CountyFigures {
        var figures = CountyFigures()
        for file in try await tx.fileCounts() where file.channel != .application {
            figures.imports[file.name] = CountyFigures.Import(file)
        }
        for group in try await tx.claimCounts() {
            figures.leads.total += Int(group.count)
            figures.leads.byCause[group.cause.rawValue, default: 0] += Int(group.count)
            figures.leads.byChannel[group.channel.rawValue, default: 0] += Int(group.count)
        }
        figures.steps = try await tx.stepCounts()
        for payout in try await tx.payoutLines() {
            figures.payouts.count += 1
            figures.payouts.total += payout.amount
            figures.payouts.byClass[payout.classID.rawValue, default: .zero] += payout.amount
            figures.payouts.byCause[payout.cause.rawValue, default: .zero] += payout.amount
        }
        figures.fund = try await tx.fundPosition()
        figures.statement = try await tx.statementCounts()
        figures.plan = try await tx.planTotals()
        return figures
    }
}

/// The figures of a county.
package struct CountyFigures: Sendable {
    package var imports: [String: Import] = [:]
    package var leads = Leads()
    package var steps = StepCounts()
    package var payouts = Payouts()
    package var fund = FundPosition()
    package var statement: (lines: Int64, matched: Int64, closing: Fen) = (0, 0, .zero)
    /// Of the first plan of visits that was published.
    package var plan = VisitPlan.Totals(visits: 0, unassigned: 0, late: 0, travelMinutes: 0)

    package struct Import: Sendable {
        package var rows: Int
        package var accepted: Int
        package var duplicates: Int
        package var superseded: Int
        package var rejected: [String: Int]
        package var warnings: [String: Int]

        init(_ file: FileCounts) {
            self.rows = Int(file.rows)
            self.accepted = Int(file.accepted)
            self.duplicates = Int(file.duplicates)
            self.superseded = Int(file.superseded)
            self.rejected = file.rejected.mapValues(Int.init)
            self.warnings = file.warnings.mapValues(Int.init)
        }
    }

    package struct Leads: Sendable {
        package var total = 0
        package var byCause: [String: Int] = [:]
        package var byChannel: [String: Int] = [:]
    }

    package struct Payouts: Sendable {
        package var count = 0
        package var total = Fen.zero
        package var byClass: [String: Fen] = [:]
        package var byCause: [String: Fen] = [:]
    }
}
