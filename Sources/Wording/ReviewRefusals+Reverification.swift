import Domain

// What is wrong with what is asked of the re-verification.

extension Text {
    static func reviewTaskNotFound(_ item: SampleItemID) -> Text {
        Text("没有您的复核任务 \(item)", "There is no review task \(item) of yours")
    }

    static var reviewNothingToAssign: Text {
        Text("所有中签项都已派员复核", "Every drawn item has somebody who goes")
    }

    static var reviewersMissing: Text {
        Text(
            "没有可以派出的复核员，请先任命与这些案件无关的复核员",
            "No reviewer may go; appoint some who have had nothing to do with these cases")
    }

    static func reviewNotNamed(_ officer: OfficerID) -> Text {
        Text("\(officer) 不是该项的复核员", "\(officer) does not review this item")
    }

    static var reviewVisitDayUnfit: Text {
        Text(
            "复核日期应在派员之后、今天或之前，请核对",
            "A visit of the review is made between its assignment and today; check the day")
    }

    static func reviewVisitTwice(_ day: Day) -> Text {
        Text(
            "\(day) 已有一次同样方式的记录；再次上门应另择日期",
            "\(day) has an entry by the same means already; go again on another day")
    }

    static func reviewAnswerUnfit(_ question: ReviewQuestion) -> Text {
        Text(
            "“\(question.text.chinese)”的回答不成立，或不能以这种方式查明",
            "The answer about \(question.text.english) cannot be as it is, or is not found out "
                + "by these means")
    }

    static func reviewAttemptsMissing(_ count: Int) -> Text {
        Text(
            "尚未入户查实，还须另择日期上门 \(count) 次",
            "Nothing was found at the door yet: go \(count) more time\(count == 1 ? "" : "s"), "
                + "each on another day")
    }

    static func reviewAnswerMissing(_ question: ReviewQuestion) -> Text {
        Text(
            "缺少“\(question.text.chinese)”，无法复算",
            "Nothing can be computed without \(question.text.english)")
    }

    static func reviewBlind(_ claim: Claim.ID) -> Text {
        Text(
            "案件 \(claim) 与仍在盲核的案件一同办理过，复核了结之前不向复核员显示",
            "Case \(claim) was handled together with one that is still reviewed blindly; reviewers "
                + "are not shown it before that review has ended")
    }

    static func reviewComparisonNotFound(_ item: SampleItemID) -> Text {
        Text("\(item) 没有比对结果", "Nothing is compared about \(item)")
    }

    static func reviewDisputeLate(until day: Day) -> Text {
        Text("异议期限为 \(day)，已过", "It could be disputed until \(day)")
    }

    static func reviewDisputeTwice(_ item: SampleItemID) -> Text {
        Text("\(item) 已提出过异议", "\(item) was disputed already")
    }

    static func reviewDisputeNotFound(_ item: SampleItemID) -> Text {
        Text("\(item) 没有异议", "\(item) is not disputed")
    }

    static func reviewDisputeDecided(_ item: SampleItemID) -> Text {
        Text("\(item) 的异议已经裁定", "The dispute about \(item) is decided already")
    }

    static func reviewNoThirdPerson(_ officer: OfficerID) -> Text {
        Text(
            "\(officer) 参与了复核或提出了异议，应由第三人办理",
            "\(officer) has reviewed or disputed it; a third person is needed")
    }

    static func reviewRecheckTwice(_ item: SampleItemID) -> Text {
        Text("\(item) 已作二次复核", "\(item) was reviewed a second time already")
    }

    static var reviewAmountUnfit: Text {
        Text("金额不成立，请核对", "The amount cannot be right; check it")
    }
}
