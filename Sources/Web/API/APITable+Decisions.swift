import Casework
import Domain
import Wording

// From the village review to the fund's books.

extension APITable {
    static let decisions: [Endpoint] = [
        .acting(
            "/cases/{id}/village-review", Text("登记村级评议", "Record the village's review"),
            Members.review, answer: claimOutcome
        ) { RecordVillageReview(claim: try $0.number(), review: Members.review($0.body)) },
        .acting(
            "/cases/{id}/notice", Text("张贴公示", "Post the public notice"),
            [Members.postedOn.any], answer: claimOutcome
        ) { PostNotice(claim: try $0.number(), postedOn: $0.body[Members.postedOn]) },
        .acting(
            "/cases/{id}/notice/end", Text("撤除公示", "Take the public notice down"),
            [Members.takenDownOn.any], answer: claimOutcome
        ) { CloseNotice(claim: try $0.number(), takenDownOn: $0.body[Members.takenDownOn]) },
        .acting(
            "/cases/{id}/objections", Text("登记异议", "Record an objection to the notice"),
            [Members.raisedOn.any], answer: done
        ) { RaiseObjection(claim: try $0.number(), raisedOn: $0.body[Members.raisedOn]) },
        .acting(
            "/cases/{id}/objections/ruling", Text("裁定异议", "Decide the objection"),
            [Members.ruling.any, Members.ruledOn.any], answer: done, needsVersion: true
        ) { call in
            RuleOnObjection(
                claim: try call.number(), ruling: call.body[Members.ruling],
                ruledOn: call.body[Members.ruledOn])
        },
        .acting(
            "/cases/{id}/approval", Text("审批", "Grant or decline the relief"),
            [Members.decidedOn.any, Members.handler.any, Members.granted.any],
            answer: .object(["state": .choice(ClaimState.self), "amount_fen": .integer]),
            needsVersion: true
        ) { call in
            ApproveClaim(
                claim: try call.number(),
                approval: Approval(
                    decidedOn: call.body[Members.decidedOn],
                    handler: OfficerID(call.body[Members.handler]),
                    approver: try call.visit.visitor.actor.id, granted: call.body[Members.granted]))
        },
        .acting(
            "/cases/{id}/withdrawal", Text("撤回案件", "Withdraw a case that is not approved"),
            [Members.reason.any], answer: claimOutcome, needsVersion: true
        ) { WithdrawClaim(claim: try $0.number(), reason: $0.body[Members.reason]) },
    ]

    static let money: [Endpoint] = [
        .asking(
            "/fund", Text("资金概览", "Where the fund stands"), answer: FundDocument.shape
        ) { _ in
            OpenFund()
        } show: { fund, _ in
            try Answer.json(FundDocument(fund))
        },
        .listing(
            "/fund/postings", Text("账簿", "The fund's book, the last posting first"),
            Listings.book),
        .acting(
            "/appropriations", Text("下达拨款", "Record an appropriation by its document"),
            [Members.document.any, Members.amount.any, Members.grantedOn.any], answer: done
        ) { call in
            GrantAppropriation(
                document: call.body[Members.document], amount: call.body[Members.amount],
                grantedOn: call.body[Members.grantedOn])
        },
        .acting(
            "/schemes/{id}/leads",
            Text("生成线索", "Screen all totals under a scheme and open leads"),
            answer: .object(["opened": .integer, "joined": .integer])
        ) { OpenLeads(scheme: SchemeID(try $0.text())) },
        .acting(
            "/work/{kind}/{id}/retry", Text("重新执行待办", "Send work that was given up again"),
            answer: done
        ) { call in
            RetryWork(DueWork.Kind(rawValue: try call.text("kind")), try call.text())
        },
    ]
}
