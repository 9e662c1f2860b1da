import Digests
import Domain

extension ReviewDraft {
    /// Everything that makes the request.
    func write(to request: inout CanonicalBytes) {
        request.append(from.description)
        request.append(to.description)
        request.append(againOf?.rawValue)
        request.append(againWhy)
        request.append(mode.rawValue)
        switch design {
        case .risk: request.appendNone()
        case .lots(let limit): request.append(limit.rawValue)
        }
        request.appendList { list in
            for party in ReviewParty.allCases where parties.contains(party) {
                list.append(party.rawValue)
            }
        }
        request.append(commitmentsUntil.microseconds)
        request.append(lottery)
        terms.write(to: &request)
    }
}

extension ReviewTerms {
    fileprivate func write(to request: inout CanonicalBytes) {
        for share in [
            confidence, paidTolerable, paidExpected, refusedTolerable, refusedExpected, good, bad,
            forced.largestShare, consequences.warnAbove, consequences.recheckAbove,
            consequences.suspendAbove,
        ] { request.append(share.basisPoints) }
        for number in [
            leastOfStratum, perVerifier, perVerifierAllowed, roundsOfYear, daysToReview,
            daysToDispute, reviewers, forced.repeatedDays, forced.travelKilometres,
            consequences.daysToRectify,
        ] { request.append(Int64(number)) }
        for amount in [
            tolerance.amount, tolerance.income, tolerance.bill, forced.largeFrom,
            consequences.feePerError,
        ] { request.append(amount.rawValue) }
        request.append(tolerance.amountShare)
        request.append(forced.sharedAccount)
        request.append(consequences.reverifiesAtClassA)
        request.append(Int64(forced.travelSpeed))
        request.append(forced.repeatedPhoto)
    }
}
