import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

/// 接口目录 - every operation of the API.
enum APITable {
    static let all =
        cases + steps + decisions + money + payments + people + officers + account + systems
        + imports + erasures + keys + trail + work + plans + planFiles
        + visitMeans + reviews + reverification + reviewFiles + reviewPapers

    /// What may be done at an address; empty where nothing is. Each part of a pattern in braces
    /// stands for anything, and a pattern that says more of the address word for word goes first:
    /// `/me/sessions/end` is no session with the number `end`.
    static func methods(at address: String) -> [HTTPRequest.Method] {
        let parts = address.split(separator: "/")
        let matches = all.compactMap { endpoint -> (method: HTTPRequest.Method, same: Int)? in
            let pattern = "\(Endpoint.root)\(endpoint.path)".split(separator: "/")
            guard pattern.count == parts.count,
                zip(pattern, parts).allSatisfy({ $0 == $1 || $0.hasPrefix("{") })
            else { return nil }
            return (endpoint.method, zip(pattern, parts).count { $0 == $1 })
        }
        let most = matches.map(\.same).max()
        let found = matches.filter { $0.same == most }.map(\.method)
        return found.contains(.get) ? found + [.head] : found
    }

    /// The next state of a claim.
    static let claimOutcome = Shape.object([
        "claim": .integer, "state": .choice(ClaimState.self),
    ])
    /// Done, and nothing to tell.
    static let done = Shape.object([:])
}

// The cases, and what brings one from a lead to an assessment.

extension APITable {
    private static let cases: [Endpoint] = [
        .listing("/cases", Text("案件列表", "Cases, the newest first"), Listings.cases),
        .asking(
            "/cases/{id}", Text("案卷", "One case with its working and its trail"),
            answer: CaseDocument.shape
        ) {
            OpenCase(try $0.number(), for: $0.casework)
        } show: { file, _ in
            var response = try Answer.json(CaseDocument(file))
            response.headers[.eTag] = "\"\(file.version)\""
            return response
        },
    ]

    private static let steps: [Endpoint] = [
        .acting(
            "/cases/{id}/prescreening",
            Text("镇村初筛", "Pass a lead on to the insurer, or remove it"), Members.prescreening,
            answer: claimOutcome
        ) { PrescreenClaim(claim: try $0.number(), prescreening: Members.prescreening($0.body)) },
        .listing(
            "/prescreenings",
            Text("初筛结果", "What the towns made of the leads, the newest case first"),
            Listings.prescreenings),
        .acting(
            "/prescreenings", Text("镇村初筛名单", "Prescreen many leads at once"),
            [Members.prescreeningList.any],
            answer: .object([
                "passed": .integer, "screened_out": .integer, "standing": .integer,
                "refused": .list(.object(["place": .integer, "code": .text])),
            ])
        ) { call in
            PrescreenList(
                rows: call.body[Members.prescreeningList].map { row in
                    PrescreenList.Row(
                        claim: row[Members.claim], prescreening: Members.prescreening(row))
                })
        },
        .acting(
            "/cases/{id}/verifications", Text("登记入户核查", "Record a visit to the household"),
            Members.verification, answer: claimOutcome,
            exactlyOneOf: Members.verificationAlternatives
        ) {
            RecordVerification(
                claim: try $0.number(), verification: try Members.verification($0.body))
        },
        .acting(
            "/households/{id}/crosschecks",
            Text("登记信息比对", "Record what departments answered about a household"),
            [Members.crosschecks.any], answer: done
        ) { call in
            RecordCrosschecks(
                household: HouseholdID(try call.text()),
                crosschecks: call.body[Members.crosschecks].map(Members.crosscheck))
        },
        .listing(
            "/crosschecks",
            Text("比对结果", "What the departments answered, the last recorded first"),
            Listings.crosschecks),
        .acting(
            "/crosschecks", Text("信息比对名单", "Record what departments answered about many"),
            [Members.crosscheckList.any],
            answer: .object([
                "recorded": .integer, "ruled": .integer, "standing": .integer,
                "refused": .list(.object(["place": .integer, "code": .text])),
            ])
        ) { call in
            CrosscheckList(
                rows: call.body[Members.crosscheckList].map { row in
                    CrosscheckList.Row(
                        household: HouseholdID(row[Members.household]),
                        crosscheck: Members.crosscheck(row))
                })
        },
        .acting(
            "/crosschecks/{id}/ruling", Text("处理比对命中", "Decide a comparison that hit"),
            [Members.resolution.any], answer: done
        ) { ResolveCrosscheck(crosscheck: try $0.number(), ruling: $0.body[Members.resolution]) },
        .acting(
            "/cases/{id}/assessments", Text("理算", "Compute what the household is due"),
            answer: .object(
                ["state": .choice(ClaimState.self), "by_rule_fen": .integer],
                optional: ["reason": .choice(IneligibilityReason.self)])
        ) { AssessClaim(claim: try $0.number()) },
    ]
}
