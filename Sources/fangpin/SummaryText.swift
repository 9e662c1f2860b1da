import Casework
import Domain
import Foundation

/// The summary of a county, as JSON (contract, section 5) or for people.
struct SummaryText {
    let figures: CountyFigures
    let trail: TrailStanding

    init(_ figures: CountyFigures, _ trail: TrailStanding) {
        self.figures = figures
        self.trail = trail
    }

    func render(json: Bool) -> String {
        json ? self.json : text
    }

    private var text: String {
        let steps = figures.steps
        return """
            leads \(figures.leads.total), prescreened out \(steps.screenedOut), \
            verified \(steps.verified), eligible \(steps.eligible)
            reviewed \(steps.reviewed), noticed \(steps.noticed), approved \(steps.approved), \
            approvals refused \(steps.refusedApprovals)
            payouts \(figures.payouts.count), \(figures.payouts.total.grouped) yuan
            fund: deposits \(figures.fund.deposits.grouped), paid \(figures.fund.paid.grouped), \
            returned \(figures.fund.returned.grouped), closing \(figures.fund.closing.grouped)
            statement lines \(figures.statement.lines), matched \(figures.statement.matched)
            visits planned \(figures.plan.visits), unassigned \(figures.plan.unassigned), \
            late \(figures.plan.late) days, travel \(figures.plan.travelMinutes) minutes
            audit trail: \(trail.entries) entries, head \(trail.head), \
            \(trail.isVerified ? "verified" : "NOT VERIFIED")
            """
    }

    private var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Document(figures, trail)) else {
            preconditionFailure("counts and texts have a JSON form")
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// The JSON document. Money is a string with two decimals.
private struct Document: Encodable {
    var `import`: [String: Import]
    var leads: Leads
    var prescreenedOut: Int64
    var visitedHouseholds: Int64
    var verified: Int64
    var eligible: Int64
    var reviewedPassed: Int64
    var noticed: Int64
    var approved: Int64
    var refusedApprovals: Int64
    var payouts: Payouts
    var fund: [String: String]
    var statement: Statement
    var plan: [String: Int]
    var audit: Audit

    enum CodingKeys: String, CodingKey {
        case `import`, leads, verified, eligible, noticed, approved, payouts, fund, statement, plan
        case audit
        case prescreenedOut = "prescreened_out"
        case visitedHouseholds = "visited_households"
        case reviewedPassed = "reviewed_passed"
        case refusedApprovals = "refused_approvals"
    }

    struct Import: Encodable {
        var rows: Int
        var accepted: Int
        var duplicates: Int
        var superseded: Int
        var rejected: [String: Int]
        var warnings: [String: Int]
    }

    struct Leads: Encodable {
        var total: Int
        var byCause: [String: Int]
        var byChannel: [String: Int]

        enum CodingKeys: String, CodingKey {
            case total
            case byCause = "by_cause"
            case byChannel = "by_channel"
        }
    }

    struct Payouts: Encodable {
        var count: Int
        var total: String
        var byClass: [String: String]
        var byCause: [String: String]

        enum CodingKeys: String, CodingKey {
            case count, total
            case byClass = "by_class"
            case byCause = "by_cause"
        }
    }

    struct Statement: Encodable {
        var lines: Int64
        var matched: Int64
        var unmatched: Int64
        var closing: String
    }

    struct Audit: Encodable {
        var entries: Int
        var head: String
        var verified: Bool
    }

    init(_ figures: CountyFigures, _ trail: TrailStanding) {
        self.import = figures.imports.mapValues {
            Import(
                rows: $0.rows, accepted: $0.accepted, duplicates: $0.duplicates,
                superseded: $0.superseded, rejected: $0.rejected, warnings: $0.warnings)
        }
        self.leads = Leads(
            total: figures.leads.total, byCause: figures.leads.byCause,
            byChannel: figures.leads.byChannel)
        let steps = figures.steps
        self.prescreenedOut = steps.screenedOut
        self.visitedHouseholds = steps.visitedHouseholds
        self.verified = steps.verified
        self.eligible = steps.eligible
        self.reviewedPassed = steps.reviewed
        self.noticed = steps.noticed
        self.approved = steps.approved
        self.refusedApprovals = steps.refusedApprovals
        let payouts = figures.payouts
        self.payouts = Payouts(
            count: payouts.count, total: payouts.total.description,
            byClass: payouts.byClass.mapValues(\.description),
            byCause: payouts.byCause.mapValues(\.description))
        let fund = figures.fund
        self.fund = [
            "deposits": fund.deposits.description, "paid": fund.paid.description,
            "returned": fund.returned.description, "fees": fund.fees.description,
            "interest": fund.interest.description, "closing": fund.closing.description,
        ]
        self.statement = Statement(
            lines: figures.statement.lines, matched: figures.statement.matched,
            unmatched: figures.statement.lines - figures.statement.matched,
            closing: figures.statement.closing.description)
        let plan = figures.plan
        self.plan = [
            "visits": plan.visits, "unassigned": plan.unassigned, "late": plan.late,
            "travel_minutes": plan.travelMinutes,
        ]
        self.audit = Audit(
            entries: trail.entries, head: trail.head, verified: trail.isVerified)
    }
}
