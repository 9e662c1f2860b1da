/// 复核拒绝 - why something about a round of the sampling review is not possible: the rules say no.
/// The order of the cases is their precedence.
package enum ReviewRefusal: Error, Equatable, Sendable {
    /// There is no such round.
    case roundNotFound(ReviewRoundID)
    /// The event belongs to another state.
    case wrongState(ReviewState)
    /// Time does not run backwards.
    case tooEarly(after: Instant)
    /// The hour for commitments has not passed, or has.
    case commitmentHour(Instant)
    case partyUnknown(ReviewParty)
    /// The party has committed, or revealed, already.
    case partyDone(ReviewParty)
    /// The party has committed to nothing, and so has nothing to reveal.
    case partyUncommitted(ReviewParty)
    /// What is revealed is not what was committed to.
    case revealDiffers(ReviewParty)
    /// A part has 32 bytes.
    case partLength(Int)
    /// Not twenty dice.
    case diceCount(Int)
    /// The two persons typed something different.
    case diceDiffer
    /// Both typings are of one person.
    case diceFourEyes(OfficerID)
    /// The dice are on the table already, or the lottery is drawn.
    case chanceDone
    /// The dice, or the lottery that was named, are not there yet.
    case chanceMissing
    /// No lottery was named when the frame was fixed.
    case lotteryUnnamed
    /// The frame is not the one that was published.
    case frameDiffers
    /// An extension that adds nothing, or takes something away.
    case extensionUnfit
    case itemNotDrawn(SampleItemID)
    /// The item has its end. A finding is never taken back.
    case itemEnded(SampleItemID)
    /// So many drawn items have no end yet.
    case itemsOpen(Int)
    /// A field of the draft of a round cannot be as it is.
    case draftUnfit(ReviewDraft.Field)
    /// Nothing ended in the period, or all of it is left out.
    case frameEmpty
    /// Days of the period were reviewed in this round; whoever draws them again names it and says
    /// why.
    case periodReviewed(ReviewRoundID)
    /// The framing is in no signed checkpoint of the trail yet, so that nobody outside could show
    /// that it was there before the dice.
    case unsigned(ReviewRoundID)
    /// Nobody's roles make the actor a party of this round.
    case noParty(OfficerID)
    /// The actor has acted for another party of this round.
    case partyOfOther(OfficerID, ReviewParty)
    /// A digest is 64 hexadecimal digits, a part of the seed as well, dice and lottery are digits.
    case textUnfit
    /// A drawn item ended without a finding that the report could take.
    case findingMissing(SampleItemID)
    /// A dispute about the item is not decided yet.
    case disputeOpen(SampleItemID)
    case consequenceNotFound(Int64)
    /// The consequence was confirmed or rejected already.
    case consequenceDecided(Int64)
    case rectificationNotFound(Int64)
    /// The rectification was done already.
    case rectificationDone(Int64)
    // re-verification
    /// Nobody is to see the item again, or not the reader.
    case taskNotFound(SampleItemID)
    /// Every drawn item has somebody who goes.
    case nothingToAssign
    /// Nobody may go: every reviewer has had to do with what was drawn, or is not there.
    case reviewersMissing
    /// The officer is not among those who review the item.
    case notNamed(OfficerID)
    /// A visit of the review lies between its task and today.
    case visitDayUnfit
    /// The item was tried by the same means on that day already.
    case visitTwice(Day)
    /// The answer cannot be as it is, or these means do not find it out.
    case answerUnfit(ReviewQuestion)
    /// Nothing was found at the door: so many visits on further days before the item may end.
    case attemptsMissing(Int)
    /// What nobody found the first time either, and without which nothing can be computed.
    case answerMissing(ReviewQuestion)
    /// Something of the claim, or done together with it, is not shown to those who review it.
    case blind(Claim.ID)
    case comparisonNotFound(SampleItemID)
    /// The days within which the insurer may dispute are over.
    case disputeLate(until: Day)
    /// A comparison is disputed once.
    case disputeTwice(SampleItemID)
    case disputeNotFound(SampleItemID)
    case disputeDecided(SampleItemID)
    /// Who reviewed, or disputes, is no third person.
    case noThirdPerson(OfficerID)
    case recheckTwice(SampleItemID)
    /// An amount below zero, or beyond what anybody could mean.
    case amountUnfit

    /// The stable code.
    package var code: String {
        switch self {
        case .roundNotFound: "round_not_found"
        case .wrongState: "round_wrong_state"
        case .tooEarly: "round_too_early"
        case .commitmentHour: "round_commitment_hour"
        case .partyUnknown: "round_party_unknown"
        case .partyDone: "round_party_done"
        case .partyUncommitted: "round_party_uncommitted"
        case .revealDiffers: "round_reveal_differs"
        case .partLength: "round_part_length"
        case .diceCount: "round_dice_count"
        case .diceDiffer: "round_dice_differ"
        case .diceFourEyes: "round_dice_four_eyes"
        case .chanceDone: "round_chance_done"
        case .chanceMissing: "round_chance_missing"
        case .lotteryUnnamed: "round_lottery_unnamed"
        case .frameDiffers: "round_frame_differs"
        case .extensionUnfit: "round_extension_unfit"
        case .itemNotDrawn: "round_item_not_drawn"
        case .itemEnded: "round_item_ended"
        case .itemsOpen: "round_items_open"
        case .draftUnfit: "round_draft_unfit"
        case .frameEmpty: "round_frame_empty"
        case .periodReviewed: "round_period_reviewed"
        case .unsigned: "round_unsigned"
        case .noParty: "round_no_party"
        case .partyOfOther: "round_party_of_other"
        case .textUnfit: "round_text_unfit"
        case .findingMissing: "round_finding_missing"
        case .disputeOpen: "round_dispute_open"
        case .consequenceNotFound: "consequence_not_found"
        case .consequenceDecided: "consequence_decided"
        case .rectificationNotFound: "rectification_not_found"
        case .rectificationDone: "rectification_done"
        // re-verification
        case .taskNotFound: "review_task_not_found"
        case .nothingToAssign: "review_nothing_to_assign"
        case .reviewersMissing: "review_reviewers_missing"
        case .notNamed: "review_not_named"
        case .visitDayUnfit: "review_visit_day_unfit"
        case .visitTwice: "review_visit_twice"
        case .answerUnfit: "review_answer_unfit"
        case .attemptsMissing: "review_attempts_missing"
        case .answerMissing: "review_answer_missing"
        case .blind: "review_blind"
        case .comparisonNotFound: "review_comparison_not_found"
        case .disputeLate: "review_dispute_late"
        case .disputeTwice: "review_dispute_twice"
        case .disputeNotFound: "review_dispute_not_found"
        case .disputeDecided: "review_dispute_decided"
        case .noThirdPerson: "review_no_third_person"
        case .recheckTwice: "review_recheck_twice"
        case .amountUnfit: "review_amount_unfit"
        }
    }
}
