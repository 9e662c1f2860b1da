import Digests
import Domain
import Foundation
import Standards
import Store

/// An assessment of one claim, with what it rests on.
struct ClaimAssessment: Sendable {
    var claim: Claim
    var verification: Int64
    var scheme: LoadedScheme
    var facts: VerifiedFacts
    var assessment: Assessment

    var basis: Fen { facts.bases[claim.cause] }
    /// By rule and case cap, before the room left in the household's year.
    var byRule: Fen { assessment.byRule[claim.cause] }
    var payable: Fen { assessment.payable[claim.cause] }

    /// Eligible is who is due an amount by the rule, whether or not the year has room left for it.
    var isEligible: Bool {
        byRule > .zero && (assessment.reason == nil || assessment.reason == .capReached)
    }

    func record(atApproval: Bool) throws -> NewAssessment {
        NewAssessment(
            claim: claim.id, verification: verification, scheme: claim.scheme,
            schemeHash: scheme.hash, facts: facts, basis: basis,
            perCapitaIncome: assessment.perCapitaIncome, byRule: isEligible ? byRule : .zero,
            payable: isEligible ? payable : .zero, reason: assessment.reason,
            working: try assessment.working.json(), atApproval: atApproval)
    }
}

extension Context {
    /// Computes a claim from the findings that count and the comparisons as they are decided,
    /// within the room that is left in a calendar year.
    func assess(
        _ row: ClaimRow, year: Int, locking: Bool = false, in tx: Transaction
    ) async throws -> ClaimAssessment {
        let inputs = try await tx.assessmentInputs(of: row, year: year, locking: locking)
        guard let found = inputs.findings else {
            throw Refusal.wrongState(row.claim.id, row.claim.state)
        }
        let loaded = try await schemes.scheme(row.claim.scheme, in: tx)
        var bases = CauseAmounts()
        bases[row.claim.cause] = found.findings.basis
        let facts = VerifiedFacts(
            classID: row.claim.classID, members: found.findings.members,
            income: found.findings.income, bases: bases,
            excluded: inputs.upheldItems.contains { item in
                loaded.scheme.exclusions.contains { $0.utf8.elementsEqual(item.utf8) }
            },
            paidThisYear: inputs.paidThisYear)
        return ClaimAssessment(
            claim: row.claim, verification: found.number, scheme: loaded, facts: facts,
            assessment: Standards.assess(facts, under: loaded.scheme))
    }
}

extension Working {
    /// The steps as the store keeps them.
    func json() throws -> String {
        let steps = steps.map {
            ["title": $0.title, "figures": $0.figures, "result": $0.result, "rule": $0.rule]
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(steps), as: UTF8.self)
    }

    init(json: String) throws {
        let steps = try JSONDecoder().decode([[String: String]].self, from: Data(json.utf8))
        self.init(
            steps: steps.map {
                Step(
                    title: $0["title"] ?? "", figures: $0["figures"] ?? "",
                    result: $0["result"] ?? "", rule: $0["rule"] ?? "")
            })
    }
}
