import Casework
import Domain
import Postgres
import TestSupport
import Testing

@Suite("What a report leads to: proposed by rules, carried out by a person")
struct ReviewConsequenceTests {
    /// A reported round: of one who is refused wrongly, one who gets too much, one whose visit was
    /// made up, and of some that are right.
    private struct Reported {
        var round: ReviewRoundID
        var refused: Claim.ID
        var overpaid: Claim.ID
        var invented: Claim.ID
        var right: Claim.ID
        var view: ReviewRoundView

        func consequence(_ kind: ReviewConsequence.Kind) -> ReviewConsequence? {
            view.consequences.first { $0.kind == kind }
        }
    }

    private func report(_ office: TestOffice) async throws -> Reported {
        let refused = try await office.given.claim(.ineligible)
        let overpaid = try await office.given.claim(.approved)
        let invented = try await office.given.claim(.posted)
        let right = try await office.given.claim(.paid)
        let round = try await office.drawnRound(
            TestOffice.draft { $0.terms.perVerifier = 0 })
        for item in try await office.items(of: round) {
            switch item.claim {
            case refused:
                try await office.end(item, of: round, .done, .eligibility, right: .yuan(5_000))
            case overpaid:
                try await office.end(item, of: round, .done, .amount, right: .yuan(7_000))
            case invented:
                try await office.end(
                    item, of: round, .done, .eligibility, right: .zero,
                    facts: #"{"visit_happened": false, "visitHappened": false}"#)
            default: try await office.end(item, of: round)
            }
        }
        _ = try await office.casework.perform(CloseReview(round: round), by: Staff.reviewer)
        _ = try await office.casework.perform(
            PublishReviewReport(round: round), by: Staff.reviewer)
        return Reported(
            round: round, refused: refused, overpaid: overpaid, invented: invented, right: right,
            view: try await office.casework.read(OpenReviewRound(round)))
    }

    @Test func theRulesPropose() async throws {
        try await withOffice { office in
            let reported = try await report(office)
            let kinds = Set(reported.view.consequences.map(\.kind))
            #expect(
                kinds == [
                    .reverify, .suspend, .deductFee, .refer, .recheckTown, .reopen, .recover,
                ])
            let recover = try #require(reported.consequence(.recover))
            #expect(recover.claim == reported.overpaid && recover.amount == .yuan(3_000))
            let reopened = reported.view.consequences.filter { $0.kind == .reopen }
            #expect(Set(reopened.map(\.claim)) == [reported.refused, reported.invented])
            let fee = try #require(reported.consequence(.deductFee))
            #expect(fee.officer == "V02" && fee.amount == .yuan(300))
            #expect(fee.basis["wrong"] == 3 && fee.basis["reviewed"] == 4)
            #expect(reported.view.consequences.allSatisfy { $0.state == .proposed })
            #expect(reported.consequence(.reverify)?.basis["class_a"] == 2)
        }
    }

    @Test func whoWasSuspendedIsNotPlannedUntilItIsLifted() async throws {
        try await withOffice { office in
            let reported = try await report(office)
            let number = try #require(reported.consequence(.suspend)).number
            let absent = """
                select count(*) from absence where officer = 'V02' and lifted_at is null
                """
            let outcome = try await office.casework.perform(
                ConfirmConsequence(number: number), by: Staff.approver)
            #expect(outcome.rectifications.count == 1)
            #expect(try await office.number(absent) == 1)
            #expect(
                try await office.refusal(
                    of: ConfirmConsequence(number: number), by: Staff.approver)
                    == "consequence_decided")
            let open = try await office.casework.read(RectificationList())
            #expect(open.map(\.responsible) == ["V02"] && open[0].outcome == nil)
            let close = CloseRectification(number: open[0].number, outcome: "已培训")
            #expect(
                try await office.refusal(
                    of: CloseRectification(number: open[0].number, outcome: " "),
                    by: Staff.approver) == "reason_missing")
            #expect(try await office.refusal(of: close, by: Staff.approver) == nil)
            #expect(try await office.number(absent) == 0)
            #expect(
                try await office.refusal(of: close, by: Staff.approver) == "rectification_done")
        }
    }

    @Test func whatIsNotApprovedIsVisitedAgain() async throws {
        try await withOffice { office in
            let reported = try await report(office)
            for consequence in reported.view.consequences where consequence.kind == .reopen {
                let outcome = try await office.casework.perform(
                    ConfirmConsequence(number: consequence.number), by: Staff.approver)
                #expect(outcome.claims == [consequence.claim])
            }
            #expect(try await office.state(of: reported.refused) == .accepted)
            #expect(try await office.state(of: reported.invented) == .accepted)
            // Others go there, and all takes its way once more.
            _ = try await office.casework.perform(
                office.given.visit(
                    reported.refused, basis: .yuan(20_000), on: ReviewDates.reviewed,
                    by: ["V01", "V03"]), by: Staff.verifier)
            #expect(try await office.state(of: reported.refused) == .verified)
            let all = try #require(reported.consequence(.reverify))
            let outcome = try await office.casework.perform(
                ConfirmConsequence(number: all.number), by: Staff.approver)
            #expect(Set(outcome.claims) == [reported.refused])
            // Money has gone out for these, or is about to.
            #expect(outcome.rectifications.count == 2)
        }
    }

    @Test func whatIsRejectedHasAReason() async throws {
        try await withOffice { office in
            let reported = try await report(office)
            let number = try #require(reported.consequence(.recover)).number
            #expect(
                try await office.refusal(
                    of: RejectConsequence(number: number, reason: " "), by: Staff.approver)
                    == "reason_missing")
            _ = try await office.casework.perform(
                RejectConsequence(number: number, reason: "已自行退回"), by: Staff.approver)
            let view = try await office.casework.read(OpenReviewRound(reported.round))
            let row = view.consequences.first { $0.number == number }
            #expect(row?.state == .rejected && row?.reason == "已自行退回")
            #expect(row?.decidedBy == Staff.approver.id)
            #expect(
                try await office.refusal(
                    of: ConfirmConsequence(number: number), by: Staff.approver)
                    == "consequence_decided")
        }
    }

    @Test func rectificationsAreOpenedByHandToo() async throws {
        try await withOffice { office in
            let reported = try await report(office)
            let items = try await office.items(of: reported.round)
            func open(_ item: SampleItemID?, _ task: String, _ due: Day) -> OpenRectification {
                OpenRectification(
                    round: reported.round, item: item, task: task, responsible: "河口镇", dueOn: due)
            }
            let due = ReviewDates.reviewed + 15
            #expect(
                try await office.refusal(of: open("无", "补票据", due), by: Staff.reviewer)
                    == "round_item_not_drawn")
            #expect(
                try await office.refusal(of: open(nil, "", due), by: Staff.reviewer)
                    == "reason_missing")
            #expect(
                try await office.refusal(
                    of: open(nil, "补票据", ReviewDates.from), by: Staff.reviewer) == "days_unfit")
            #expect(
                try await office.refusal(
                    of: open(items[0].item, "补票据", due), by: Staff.reviewer) == nil)
            let list = try await office.casework.read(RectificationList())
            #expect(list.map(\.task) == ["补票据"] && list[0].item == items[0].item)
        }
    }

    /// Nobody reports what is still disputed, or was never compared.
    @Test func whatIsDisputedIsNotReported() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.ineligible)
            let round = try await office.drawnRound()
            let item = try await office.items(of: round)[0]
            try await office.end(item, of: round, .done, .eligibility, right: .yuan(1))
            _ = try await office.casework.perform(CloseReview(round: round), by: Staff.reviewer)
            try await office.corrupt(
                """
                insert into fangpin.review_dispute (round_no, item, claim_id, raised_by, raised_at,
                    reason) values (1, '\(item.item)', \(item.claim), 'dispatcher', now(), '不认可')
                """)
            let publish = PublishReviewReport(round: round)
            #expect(
                try await office.refusal(of: publish, by: Staff.reviewer) == "round_dispute_open")
            try await office.corrupt(
                """
                update fangpin.review_dispute set decided_by = 'approver', decided_at = now(),
                    stands = 'first', decision = '原核查成立'
                """)
            #expect(try await office.refusal(of: publish, by: Staff.reviewer) == nil)
            let view = try await office.casework.read(OpenReviewRound(round))
            #expect(view.consequences.isEmpty && view.row.refusedRate == 0)
            #expect(try await office.items(of: round)[0].errorClass == nil)
        }
    }
}
