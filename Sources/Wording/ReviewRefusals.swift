import Domain

// What is wrong with a round of the sampling review, or with what is asked of one.

extension ReviewRefusal {
    /// What the rules say no to, and what to do.
    var text: Text {
        switch self {
        case .roundNotFound(let id): .roundNotFound(id)
        case .wrongState(let state): .roundWrongState(state)
        case .tooEarly(let instant): .roundTooEarly(after: instant)
        case .commitmentHour(let instant): .commitmentHour(instant)
        case .partyUnknown(let party): .partyUnknown(party)
        case .partyDone(let party): .partyDone(party)
        case .partyUncommitted(let party): .partyUncommitted(party)
        case .revealDiffers(let party): .revealDiffers(party)
        case .partLength(let count): .partLength(count)
        case .diceCount(let count): .diceCount(count)
        case .diceDiffer: .diceDiffer
        case .diceFourEyes(let officer): .diceFourEyes(officer)
        case .chanceDone: .chanceDone
        case .chanceMissing: .chanceMissing
        case .lotteryUnnamed: .lotteryUnnamed
        case .frameDiffers: .frameDiffers
        case .extensionUnfit: .extensionUnfit
        case .itemNotDrawn(let item): .itemNotDrawn(item)
        case .itemEnded(let item): .itemEnded(item)
        case .itemsOpen(let count): .itemsOpen(count)
        case .draftUnfit(let field): .draftUnfit(field)
        case .frameEmpty: .frameEmpty
        case .periodReviewed(let id): .periodReviewed(id)
        case .unsigned(let id): .roundUnsigned(id)
        case .noParty(let officer): .noParty(officer)
        case .partyOfOther(let officer, let party): .partyOfOther(officer, party)
        case .textUnfit: .reviewTextUnfit
        case .findingMissing(let item): .findingMissing(item)
        case .disputeOpen(let item): .disputeOpen(item)
        case .consequenceNotFound(let number): .consequenceNotFound(number)
        case .consequenceDecided(let number): .consequenceDecided(number)
        case .rectificationNotFound(let number): .rectificationNotFound(number)
        case .rectificationDone(let number): .rectificationDone(number)
        // re-verification
        case .taskNotFound(let item): .reviewTaskNotFound(item)
        case .nothingToAssign: .reviewNothingToAssign
        case .reviewersMissing: .reviewersMissing
        case .notNamed(let officer): .reviewNotNamed(officer)
        case .visitDayUnfit: .reviewVisitDayUnfit
        case .visitTwice(let day): .reviewVisitTwice(day)
        case .answerUnfit(let question): .reviewAnswerUnfit(question)
        case .attemptsMissing(let count): .reviewAttemptsMissing(count)
        case .answerMissing(let question): .reviewAnswerMissing(question)
        case .blind(let claim): .reviewBlind(claim)
        case .comparisonNotFound(let item): .reviewComparisonNotFound(item)
        case .disputeLate(let day): .reviewDisputeLate(until: day)
        case .disputeTwice(let item): .reviewDisputeTwice(item)
        case .disputeNotFound(let item): .reviewDisputeNotFound(item)
        case .disputeDecided(let item): .reviewDisputeDecided(item)
        case .noThirdPerson(let officer): .reviewNoThirdPerson(officer)
        case .recheckTwice(let item): .reviewRecheckTwice(item)
        case .amountUnfit: .reviewAmountUnfit
        }
    }
}

extension ReviewDraft.Field {
    /// What the field is called where it is wrong.
    package var text: Text {
        switch self {
        case .period: Text("期间", "the period")
        case .again: Text("重抽的轮次及理由", "the round drawn again and its reason")
        case .parties: Text("承诺方", "the parties")
        case .hour: Text("承诺截止时间", "the hour for commitments")
        case .lottery: Text("彩票", "the lottery")
        case .shares: Text("置信度与差错率", "the confidence and the error rates")
        case .limit: Text("接收质量限", "the acceptance quality limit")
        case .numbers: Text("数量", "the numbers")
        }
    }
}

extension Text {
    fileprivate static func roundNotFound(_ id: ReviewRoundID) -> Text {
        Text(
            "没有复核轮次 \(id)，请在轮次列表中核对编号",
            "There is no round \(id); look it up in the list of rounds")
    }

    fileprivate static func roundWrongState(_ state: ReviewState) -> Text {
        Text(
            "本轮为“\(state.text.chinese)”，不能办理此步；轮次只能向前",
            "The round is \(state.text.english), where this step does not happen; rounds only go "
                + "forward")
    }

    fileprivate static func roundTooEarly(after instant: Instant) -> Text {
        Text(
            "时间早于本轮上一步（\(instant)），请核对系统时间",
            "This is before the round's last step (\(instant)); check the clock")
    }

    fileprivate static func commitmentHour(_ instant: Instant) -> Text {
        Text(
            "承诺截止时间为 \(instant)：此前承诺，此后掷骰，不能提前也不能补交",
            "Commitments come before \(instant) and all else after it; neither can be moved")
    }

    fileprivate static func partyUnknown(_ party: ReviewParty) -> Text {
        Text(
            "\(party.text.chinese)不是本轮的承诺方",
            "This round has no part of the seed from \(party.text.english)")
    }

    fileprivate static func partyDone(_ party: ReviewParty) -> Text {
        Text(
            "\(party.text.chinese)已经提交，不能更改",
            "There is one from \(party.text.english) already, and it cannot be changed")
    }

    fileprivate static func partyUncommitted(_ party: ReviewParty) -> Text {
        Text(
            "\(party.text.chinese)未作承诺，没有可揭示的随机数",
            "Nothing was committed by \(party.text.english), so there is nothing to reveal")
    }

    fileprivate static func revealDiffers(_ party: ReviewParty) -> Text {
        Text(
            "揭示的随机数与\(party.text.chinese)的承诺不符，请核对原始记录",
            "This is not what \(party.text.english) committed to; look at the original record")
    }

    fileprivate static func partLength(_ count: Int) -> Text {
        Text(
            "随机数应为 32 字节（64 位十六进制），收到 \(count) 字节",
            "A part has 32 bytes, 64 hexadecimal digits; these are \(count) bytes")
    }

    fileprivate static func diceCount(_ count: Int) -> Text {
        Text(
            "应为二十颗骰子的点数，收到 \(count) 位，请重新录入",
            "There are twenty dice, and these are \(count) digits; type them again")
    }

    fileprivate static var diceDiffer: Text {
        Text(
            "与另一人录入的点数不同，请两人对照骰子重新录入",
            "Somebody else read other digits; both look at the dice and type them again")
    }

    fileprivate static func diceFourEyes(_ officer: OfficerID) -> Text {
        Text(
            "骰子须由两人分别录入，\(officer) 已经录入",
            "Two persons read the dice, and \(officer) has done so already")
    }

    fileprivate static var chanceDone: Text {
        Text("骰点或彩票号码已经确定，不能更改", "The dice or the lottery are there already")
    }

    fileprivate static var chanceMissing: Text {
        Text(
            "骰点或约定的彩票号码尚未录入，请先录入",
            "The dice, or the lottery that was named, are not there yet; they come first")
    }

    fileprivate static var lotteryUnnamed: Text {
        Text("定框时没有约定彩票", "No lottery was named when the frame was fixed")
    }
}
