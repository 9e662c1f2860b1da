import Domain

// What is wrong with a review, a notice, an objection or an approval.

extension Text {
    static var votesExceedPresence: Text {
        Text(
            "票数与回避人数之和超过到会人数，请核对",
            "Votes and recusals together exceed who was present; check the counts")
    }

    static func reviewNotPassed(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 未通过村级评议，评议通过并公示后方可审批",
            "Case \(id) has not passed the village review; "
                + "approve it after a review that passes and a notice")
    }

    static func noticeNotHanging(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 当前没有公示，异议和撤除须在公示期间办理",
            "No notice hangs for case \(id); object to one, or take it down, while it hangs")
    }

    static func noticeIncomplete(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 尚未公示、公示天数未满，或异议未决、成立，请期满并处理异议后再办",
            "The notice of case \(id) is not complete: not posted, too short, or objected to; "
                + "wait for its end and rule on the objection")
    }

    static func approvedBeforeNoticeEnded(_ id: Claim.ID, endsOn: Day) -> Text {
        Text(
            "案件 \(id) 公示至 \(endsOn)，此前不能审批，请在当日或之后审批",
            "The notice of case \(id) hangs until \(endsOn); approve on or after that day")
    }

    static func objectionNotFound(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 没有待处理的异议，请先登记异议",
            "Case \(id) has no open objection; record one before ruling on it")
    }

    static func fourEyes(_ officer: OfficerID) -> Text {
        Text(
            "经办与审批不能为同一人（\(officer)），请由他人审批",
            "Who prepared a case cannot approve it (\(officer)); let somebody else approve")
    }

    static func notEligible(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 不符合救助条件，不能审批，请按案卷中的理由告知申请人",
            "Case \(id) is not eligible and cannot be approved; tell the household the reason, "
                + "which is in the case")
    }

    static func alreadyApproved(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 已审批，无需再办",
            "Case \(id) is approved already; there is nothing left to do")
    }
}
