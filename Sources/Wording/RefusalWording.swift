import Domain

extension Refusal {
    /// What the rules say no to, where, and what to do. One line for each refusal, so that the
    /// compiler finds one without words; the words themselves stand by subject in the other files.
    package var text: Text {
        switch self {
        case .notPermitted(let permission): .notPermitted(permission)
        case .keyReused(let key): .keyReused(key)
        case .claimNotFound(let id): .claimNotFound(id)
        case .householdNotFound(let id): .householdNotFound(id)
        case .officerNotFound(let id): .officerNotFound(id)
        case .schemeNotFound(let day): .schemeNotFound(day)
        case .schemeUnknown(let id): .schemeUnknown(id)
        case .unknownFeed(let channel): .unknownFeed(channel)
        case .schemeDiffers(let id): .schemeDiffers(id)
        case .staleVersion(let id, let expected, let found):
            .staleVersion(id, expected: expected, found: found)
        case .wrongState(let id, let state): .wrongState(id, state)
        case .reasonMissing: .reasonMissing
        case .tooFewVerifiers(let count, let needed): .tooFewVerifiers(count, needed: needed)
        case .membersMissing: .membersMissing
        case .negativeBasis: .negativeBasis
        case .votesExceedPresence: .votesExceedPresence
        case .crosscheckNotFound(let id): .crosscheckNotFound(id)
        case .crosscheckAlreadyResolved(let id): .crosscheckAlreadyResolved(id)
        case .crosscheckWithoutHit(let id): .crosscheckWithoutHit(id)
        case .reviewNotPassed(let id): .reviewNotPassed(id)
        case .noticeNotHanging(let id): .noticeNotHanging(id)
        case .noticeIncomplete(let id): .noticeIncomplete(id)
        case .approvedBeforeNoticeEnded(let id, let endsOn):
            .approvedBeforeNoticeEnded(id, endsOn: endsOn)
        case .objectionNotFound(let id): .objectionNotFound(id)
        case .fourEyes(let officer): .fourEyes(officer)
        case .partTaken(let id, let officer, let part): .partTaken(id, officer, part)
        case .notEligible(let id): .notEligible(id)
        case .alreadyApproved(let id): .alreadyApproved(id)
        case .fundExhausted(let needed, let available):
            .fundExhausted(needed: needed, available: available)
        case .nothingToOrder: .nothingToOrder
        case .fundAccountMissing: .fundAccountMissing
        case .fundAccountUnusable: .fundAccountUnusable
        case .payeeUnconfirmed(let id): .payeeUnconfirmed(id)
        case .payeeUnreturned(let id): .payeeUnreturned(id)
        case .payeeUnusable: .payeeUnusable
        case .batchNotFound(let id): .batchNotFound(id)
        case .paymentNumberTooLong(let id): .paymentNumberTooLong(id)
        case .statementUnbalanced(let id): .statementUnbalanced(id)
        case .statementReissued(let id): .statementReissued(id)
        case .statementForeign(let id): .statementForeign(id)
        case .countyPresent: .countyPresent
        case .workNotParked(let kind, let subject): .workNotParked(kind, subject)
        case .officerNameUnusable(let id): .officerNameUnusable(id)
        case .officerPresent(let id): .officerPresent(id)
        case .rolesMissing: .rolesMissing
        case .roleNotAppointable(let role): .roleNotAppointable(role)
        case .rolesConflict(let pair): .rolesConflict(pair)
        case .areaMissing(let role): .areaMissing(role)
        case .areaNotFound(let code): .areaNotFound(code)
        case .scopeUnfit: .scopeUnfit
        case .ownAppointment(let officer): .ownAppointment(officer)
        case .ownProposal(let number): .ownProposal(number)
        case .appointmentNotFound(let number): .appointmentNotFound(number)
        case .appointmentDecided(let number): .appointmentDecided(number)
        case .appointmentPending(let officer): .appointmentPending(officer)
        case .appointmentMissing(let officer): .appointmentMissing(officer)
        case .confirmerUnfit(let number): .confirmerUnfit(number)
        case .lastSecurityAdministrator(let officer): .lastSecurityAdministrator(officer)
        case .administrationFounded: .administrationFounded
        case .signInRefused: .signInRefused
        case .busy: .busy
        case .passwordUnfit(let defect): .passwordUnfit(defect)
        case .passwordChangeNeeded: .passwordChangeNeeded
        case .stepUpNeeded(let permission): .stepUpNeeded(permission)
        case .codeWrong: .codeWrong
        case .secondFactorPresent: .secondFactorPresent
        case .secondFactorMissing: .secondFactorMissing
        case .nameMissing: .nameMissing
        case .tokenBeyondOfficer(let permission): .tokenBeyondOfficer(permission)
        case .tokenWithoutPermissions: .tokenWithoutPermissions
        case .tokenTooLong(let days): .tokenTooLong(days: days)
        case .tokenNotFound(let id): .tokenNotFound(id)
        case .ownAccess(let officer): .ownAccess(officer)
        case .certificateNotFound(let id): .certificateNotFound(id)
        case .fingerprintUnfit: .fingerprintUnfit
        case .certificateBound: .certificateBound
        case .certificateConfirmed(let id): .certificateConfirmed(id)
        case .ownBinding(let id): .ownBinding(id)
        case .certificateUnknown: .certificateUnknown
        case .certificateUnconfirmed(let id): .certificateUnconfirmed(id)
        case .certificateRevoked(let id): .certificateRevoked(id)
        case .certificateExpired: .certificateExpired
        case .sessionNotFound: .sessionNotFound
        case .signOnFailed(let defect): defect.text
        case .signOnUnknown: .signOnUnknown
        case .signOnUnavailable: .signOnUnavailable
        case .signOnBound: .signOnBound
        case .signOnMissing(let officer): .signOnMissing(officer)
        case .signOnSubjectUnfit: .signOnSubjectUnfit
        case .memberUnfit(let datum): .memberUnfit(datum)
        case .memberNotFound(let number): .memberNotFound(number)
        case .disclosureUntimely(let id): .disclosureUntimely(id)
        case .householdErased(let id): .householdErased(id)
        case .caseOpen(let id): .caseOpen(id)
        case .moneyUnsettled(let id): .moneyUnsettled(id)
        case .retentionRuns(let id, let until): .retentionRuns(id, until: until)
        case .erasurePending(let id): .erasurePending(id)
        case .erasureNotFound(let number): .erasureNotFound(number)
        case .erasureDecided(let number): .erasureDecided(number)
        case .ownErasure(let number): .ownErasure(number)
        case .keyNotFound(let key): .keyNotFound(key)
        case .keyChangeRuns(let key): .keyChangeRuns(key)
        case .keyNotConfirmed(let key): .keyNotConfirmed(key)
        case .keyInUse(let key, let values): .keyInUse(key, values: values)
        case .quotaExceeded(let seconds): .quotaExceeded(retryAfter: seconds)
        case .uploadNotFound(let digest): .uploadNotFound(digest)
        case .uploadDiffers(let digest): .uploadDiffers(digest)
        case .uploadOffset(let expected): .uploadOffset(expected: expected)
        case .uploadIncomplete(let expected, let found):
            .uploadIncomplete(expected: expected, found: found)
        case .uploadTooLarge(let limit): .uploadTooLarge(limit: limit)
        case .uploadSpaceUsed: .uploadSpaceUsed
        case .importNotFound(let number): .importNotFound(number)
        case .planNotFound(let number): .planNotFound(number)
        case .planSettled(let number, let state): .planSettled(number, state)
        case .planChanged(let number, let expected, let found):
            .planChanged(number, expected: expected, found: found)
        case .planOutdated(let defect): .planOutdated(defect)
        case .planStands(let number): .planStands(number)
        case .daysUnfit: .daysUnfit
        case .visitNotPlanned(let household): .visitNotPlanned(household)
        case .crewNotFound(let number): .crewNotFound(number)
        case .crewUnfit(let household, let crew): .crewUnfit(household, crew: crew)
        case .vehicleNotFound(let id): .vehicleNotFound(id)
        case .relativeNotFound(let verifier, let household):
            .relativeNotFound(verifier, household)
        case .hoursUnfit: .hoursUnfit
        case .review(let refusal): refusal.text
        }
    }
}
