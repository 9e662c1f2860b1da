/// 不予受理 - the rules say no. A refusal is an expected answer, not a fault: it has a stable code, the
/// facts it rests on, and wording in both languages. The order of the cases is their precedence:
/// where several apply, the first is given.
package enum Refusal: Error, Sendable, Equatable {
    /// The actor does not hold the permission.
    case notPermitted(Permission)
    /// The key was used for another request.
    case keyReused(String)
    case claimNotFound(Claim.ID)
    case householdNotFound(HouseholdID)
    case officerNotFound(OfficerID)
    /// No scheme holds on the day that chooses it.
    case schemeNotFound(Day)
    /// Applications are no department's feed.
    case unknownFeed(Channel)
    /// The scheme is stored already with other content.
    case schemeDiffers(SchemeID)
    /// The claim changed since it was read.
    case staleVersion(Claim.ID, expected: Int, found: Int)
    /// The claim is not where this step begins.
    case wrongState(Claim.ID, ClaimState)
    /// A removal without a reason.
    case reasonMissing
    case tooFewVerifiers(Int, needed: Int)
    case membersMissing
    case negativeBasis
    /// Votes do not add up: more votes and recusals than people present.
    case votesExceedPresence
    case crosscheckNotFound(Int64)
    case crosscheckAlreadyResolved(Int64)
    /// Nothing to decide: the comparison did not hit.
    case crosscheckWithoutHit(Int64)
    /// 评议未通过或未评议
    case reviewNotPassed(Claim.ID)
    case noticeNotHanging(Claim.ID)
    /// 公示天数不足、未完成或异议成立
    case noticeIncomplete(Claim.ID)
    /// Approved before the notice came down.
    case approvedBeforeNoticeEnded(Claim.ID, endsOn: Day)
    case objectionNotFound(Claim.ID)
    /// 经办与审批为同一人
    case fourEyes(OfficerID)
    /// 不符合条件
    case notEligible(Claim.ID)
    case alreadyApproved(Claim.ID)
    /// The fund cannot be over-committed.
    case fundExhausted(needed: Fen, available: Fen)
    case nothingToOrder
    /// The payment number would not fit the bank's field.
    case paymentNumberTooLong(String)
    /// Opening balance and entries do not give the closing balance.
    case statementUnbalanced(String)
    /// The statement's number was imported with other content.
    case statementReissued(String)
    /// The statement is of another account, or in another currency.
    case statementForeign(String)
    /// The database already holds a county.
    case countyPresent
    /// Nothing of the kind was given up.
    case workNotParked(DueWork.Kind, String)

    /// The stable code, for interfaces and logs.
    package var code: String {
        switch self {
        case .notPermitted: "not_permitted"
        case .keyReused: "key_reused"
        case .claimNotFound: "claim_not_found"
        case .householdNotFound: "household_not_found"
        case .officerNotFound: "officer_not_found"
        case .schemeNotFound: "scheme_not_found"
        case .unknownFeed: "unknown_feed"
        case .schemeDiffers: "scheme_differs"
        case .staleVersion: "stale_version"
        case .wrongState: "wrong_state"
        case .reasonMissing: "reason_missing"
        case .tooFewVerifiers: "too_few_verifiers"
        case .membersMissing: "members_missing"
        case .negativeBasis: "negative_basis"
        case .votesExceedPresence: "votes_exceed_presence"
        case .crosscheckNotFound: "crosscheck_not_found"
        case .crosscheckAlreadyResolved: "crosscheck_already_resolved"
        case .crosscheckWithoutHit: "crosscheck_without_hit"
        case .reviewNotPassed: "review_not_passed"
        case .noticeNotHanging: "notice_not_hanging"
        case .noticeIncomplete: "notice_incomplete"
        case .approvedBeforeNoticeEnded: "approved_before_notice_ended"
        case .objectionNotFound: "objection_not_found"
        case .fourEyes: "four_eyes"
        case .notEligible: "not_eligible"
        case .alreadyApproved: "already_approved"
        case .fundExhausted: "fund_exhausted"
        case .nothingToOrder: "nothing_to_order"
        case .paymentNumberTooLong: "payment_number_too_long"
        case .statementUnbalanced: "statement_unbalanced"
        case .statementReissued: "statement_reissued"
        case .statementForeign: "statement_foreign"
        case .countyPresent: "county_present"
        case .workNotParked: "work_not_parked"
        }
    }
}
