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
    /// No scheme of this id is loaded.
    case schemeUnknown(SchemeID)
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
    /// The officer has had another part in the claim, and nobody has two.
    case partTaken(Claim.ID, OfficerID, ClaimPart)
    /// 不符合条件
    case notEligible(Claim.ID)
    case alreadyApproved(Claim.ID)
    /// The fund cannot be over-committed.
    case fundExhausted(needed: Fen, available: Fen)
    case nothingToOrder
    /// Nobody has named the account that batches are paid from.
    case fundAccountMissing
    /// No bank would take the name, the number or the bank of the account.
    case fundAccountUnusable
    /// The claim's last payment came back, and nobody has looked at the account since.
    case payeeUnconfirmed(Claim.ID)
    /// No payment of the claim has come back, or somebody has looked at the account already.
    case payeeUnreturned(Claim.ID)
    /// No bank would take the payee's name, number or bank.
    case payeeUnusable
    case batchNotFound(String)
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
    /// Blank, or the name of a machine.
    case officerNameUnusable(String)
    case officerPresent(OfficerID)
    case rolesMissing
    /// Nobody is appointed to it.
    case roleNotAppointable(Role)
    /// Nobody holds both.
    case rolesConflict(RoleConflict)
    /// A role of towns and villages without one, or with an area of another level.
    case areaMissing(Role)
    case areaNotFound(AreaCode)
    /// An area or an insurer for roles that act for the whole county.
    case scopeUnfit
    /// Nobody decides about themselves.
    case ownAppointment(OfficerID)
    /// Nobody agrees to what they proposed.
    case ownProposal(Appointment.Number)
    case appointmentNotFound(Appointment.Number)
    case appointmentDecided(Appointment.Number)
    /// Another proposal about the officer waits.
    case appointmentPending(OfficerID)
    /// The officer holds nothing that could end.
    case appointmentMissing(OfficerID)
    /// Somebody else is the second person of this proposal.
    case confirmerUnfit(Appointment.Number)
    /// Without one nobody could be appointed any more.
    case lastSecurityAdministrator(OfficerID)
    case administrationFounded
    /// Wrong name or password, or the account is locked: it is never told which.
    case signInRefused
    /// Too many passwords are being checked at the moment.
    case busy
    /// The new password breaks a rule.
    case passwordUnfit(PasswordDefect)
    /// The password is somebody else's, or too old: nothing else goes before it is changed.
    case passwordChangeNeeded
    /// The second factor must be presented first.
    case stepUpNeeded(Permission)
    /// Neither the code of the moment nor an unused recovery code.
    case codeWrong
    case secondFactorPresent
    case secondFactorMissing
    case nameMissing
    /// A token may not do what its officer may not, nor keep that officer's own access.
    case tokenBeyondOfficer(Permission)
    case tokenWithoutPermissions
    /// A token must end, and within a year.
    case tokenTooLong(days: Int32)
    case tokenNotFound(Int64)
    /// Nobody decides on what they themselves come in with.
    case ownAccess(OfficerID)
    case certificateNotFound(Int64)
    /// What was typed is no SHA-256 of a certificate.
    case fingerprintUnfit
    /// The certificate stands for an account already.
    case certificateBound
    case certificateConfirmed(Int64)
    /// Nobody agrees to a binding that they made.
    case ownBinding(Int64)
    /// A caller's certificate that nobody has bound to an account.
    case certificateUnknown
    /// A caller's certificate that waits for its second person.
    case certificateUnconfirmed(Int64)
    case certificateRevoked(Int64)
    case certificateExpired
    case sessionNotFound
    /// What came back from the sign-on provider lets nobody in.
    case signOnFailed(SignOnDefect)
    /// The provider knows who it is, and nobody here has bound that to an account.
    case signOnUnknown
    /// The provider cannot be reached, or answers what it should not.
    case signOnUnavailable
    /// The subject stands for an account already, or the account has one.
    case signOnBound
    case signOnMissing(OfficerID)
    /// A blank, or too long.
    case signOnSubjectUnfit
    /// A member is named for a datum of the household, or none for one of a member.
    case memberUnfit(PersonalDatum)
    /// The household has no such member.
    case memberNotFound(PersonNumber)
    /// No case of the household is where the actor's work needs the datum.
    case disclosureUntimely(HouseholdID)
    /// The household's data were destroyed; nothing is recorded about it any more.
    case householdErased(HouseholdID)
    /// A case of the household is not at its end.
    case caseOpen(HouseholdID)
    /// Money of the household is on its way, or a movement of it is not explained.
    case moneyUnsettled(HouseholdID)
    /// What must be kept about the household must be kept until then.
    case retentionRuns(HouseholdID, until: Day)
    /// Another proposal to erase the household waits.
    case erasurePending(HouseholdID)
    case erasureNotFound(Erasure.Number)
    case erasureDecided(Erasure.Number)
    /// Nobody erases what they proposed to erase.
    case ownErasure(Erasure.Number)
    case keyNotFound(String)
    /// Older values are still made anew under the key.
    case keyChangeRuns(String)
    /// The confirmation is not the key's name.
    case keyNotConfirmed(String)
    /// Values are left that the key made, so many; or it makes the new ones.
    case keyInUse(String, values: Int64?)
    /// Too many look-ups; the next is possible after so many seconds.
    case quotaExceeded(retryAfter: Int)
    /// No file with this digest was uploaded by the one who asks.
    case uploadNotFound(FileDigest)
    /// What came is not what its address says.
    case uploadDiffers(FileDigest)
    /// The part does not begin where the file that is held ends.
    case uploadOffset(expected: Int64)
    /// The request brought another number of bytes than it said.
    case uploadIncomplete(expected: Int64, found: Int64)
    case uploadTooLarge(limit: Int64)
    /// The officer's files take all the room that one may have.
    case uploadSpaceUsed
    case importNotFound(ImportJob.Number)
    /// There is no such plan, or it is another insurer's.
    case planNotFound(VisitPlan.Number)
    /// The plan is not where this step begins.
    case planSettled(VisitPlan.Number, VisitPlan.State)
    /// The plan was adjusted since it was read.
    case planChanged(VisitPlan.Number, expected: Int, found: Int)
    /// What the plan rests on has changed since it was searched.
    case planOutdated(PlanDefect)
    /// A published plan covers these days, or took the place in which this one would stand.
    case planStands(VisitPlan.Number)
    /// No working day, days in the wrong order, or too many of them.
    case daysUnfit
    /// The plan has no visit to the household.
    case visitNotPlanned(HouseholdID)
    /// The plan has no such crew.
    case crewNotFound(Int)
    /// The crew cannot make the visit.
    case crewUnfit(HouseholdID, crew: Int)
    case vehicleNotFound(String)
    /// The verifier has declared no relatives in the household, or it was taken back.
    case relativeNotFound(OfficerID, HouseholdID)
    /// A time of day that does not exist, or that ends before it begins.
    case hoursUnfit
    /// What the rules of the sampling review say no to.
    case review(ReviewRefusal)

    /// The stable code, for interfaces and logs.
    package var code: String {
        switch self {
        case .notPermitted: "not_permitted"
        case .keyReused: "key_reused"
        case .claimNotFound: "claim_not_found"
        case .householdNotFound: "household_not_found"
        case .officerNotFound: "officer_not_found"
        case .schemeNotFound: "scheme_not_found"
        case .schemeUnknown: "scheme_unknown"
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
        case .partTaken: "part_taken"
        case .notEligible: "not_eligible"
        case .alreadyApproved: "already_approved"
        case .fundExhausted: "fund_exhausted"
        case .nothingToOrder: "nothing_to_order"
        case .fundAccountMissing: "fund_account_missing"
        case .fundAccountUnusable: "fund_account_unusable"
        case .payeeUnconfirmed: "payee_unconfirmed"
        case .payeeUnreturned: "payee_unreturned"
        case .payeeUnusable: "payee_unusable"
        case .batchNotFound: "batch_not_found"
        case .paymentNumberTooLong: "payment_number_too_long"
        case .statementUnbalanced: "statement_unbalanced"
        case .statementReissued: "statement_reissued"
        case .statementForeign: "statement_foreign"
        case .countyPresent: "county_present"
        case .workNotParked: "work_not_parked"
        case .officerNameUnusable: "officer_name_unusable"
        case .officerPresent: "officer_present"
        case .rolesMissing: "roles_missing"
        case .roleNotAppointable: "role_not_appointable"
        case .rolesConflict: "roles_conflict"
        case .areaMissing: "area_missing"
        case .areaNotFound: "area_not_found"
        case .scopeUnfit: "scope_unfit"
        case .ownAppointment: "own_appointment"
        case .ownProposal: "own_proposal"
        case .appointmentNotFound: "appointment_not_found"
        case .appointmentDecided: "appointment_decided"
        case .appointmentPending: "appointment_pending"
        case .appointmentMissing: "appointment_missing"
        case .confirmerUnfit: "confirmer_unfit"
        case .lastSecurityAdministrator: "last_security_administrator"
        case .administrationFounded: "administration_founded"
        case .signInRefused: "sign_in_refused"
        case .busy: "busy"
        case .passwordUnfit: "password_unfit"
        case .passwordChangeNeeded: "password_change_needed"
        case .stepUpNeeded: "step_up_needed"
        case .codeWrong: "code_wrong"
        case .secondFactorPresent: "second_factor_present"
        case .secondFactorMissing: "second_factor_missing"
        case .nameMissing: "name_missing"
        case .tokenBeyondOfficer: "token_beyond_officer"
        case .tokenWithoutPermissions: "token_without_permissions"
        case .tokenTooLong: "token_too_long"
        case .tokenNotFound: "token_not_found"
        case .ownAccess: "own_access"
        case .certificateNotFound: "certificate_not_found"
        case .fingerprintUnfit: "fingerprint_unfit"
        case .certificateBound: "certificate_bound"
        case .certificateConfirmed: "certificate_confirmed"
        case .ownBinding: "own_binding"
        case .certificateUnknown: "certificate_unknown"
        case .certificateUnconfirmed: "certificate_unconfirmed"
        case .certificateRevoked: "certificate_revoked"
        case .certificateExpired: "certificate_expired"
        case .sessionNotFound: "session_not_found"
        case .signOnFailed: "sign_on_failed"
        case .signOnUnknown: "sign_on_unknown"
        case .signOnUnavailable: "sign_on_unavailable"
        case .signOnBound: "sign_on_bound"
        case .signOnMissing: "sign_on_missing"
        case .signOnSubjectUnfit: "sign_on_subject_unfit"
        case .memberUnfit: "member_unfit"
        case .memberNotFound: "member_not_found"
        case .disclosureUntimely: "disclosure_untimely"
        case .householdErased: "household_erased"
        case .caseOpen: "case_open"
        case .moneyUnsettled: "money_unsettled"
        case .retentionRuns: "retention_runs"
        case .erasurePending: "erasure_pending"
        case .erasureNotFound: "erasure_not_found"
        case .erasureDecided: "erasure_decided"
        case .ownErasure: "own_erasure"
        case .keyNotFound: "key_not_found"
        case .keyChangeRuns: "key_change_runs"
        case .keyNotConfirmed: "key_not_confirmed"
        case .keyInUse: "key_in_use"
        case .quotaExceeded: "quota_exceeded"
        case .uploadNotFound: "upload_not_found"
        case .uploadDiffers: "upload_differs"
        case .uploadOffset: "upload_offset"
        case .uploadIncomplete: "upload_incomplete"
        case .uploadTooLarge: "upload_too_large"
        case .uploadSpaceUsed: "upload_space_used"
        case .importNotFound: "import_not_found"
        case .planNotFound: "plan_not_found"
        case .planSettled: "plan_settled"
        case .planChanged: "plan_changed"
        case .planOutdated: "plan_outdated"
        case .planStands: "plan_stands"
        case .daysUnfit: "days_unfit"
        case .visitNotPlanned: "visit_not_planned"
        case .crewNotFound: "crew_not_found"
        case .crewUnfit: "crew_unfit"
        case .vehicleNotFound: "vehicle_not_found"
        case .relativeNotFound: "relative_not_found"
        case .hoursUnfit: "hours_unfit"
        case .review(let refusal): refusal.code
        }
    }
}
