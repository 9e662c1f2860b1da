import Domain

/// The terms of a round as JSON: shares in hundredths of a percent, money in fen.
struct KeptTerms: Codable {
    var confidence, paidTolerable, paidExpected, refusedTolerable, refusedExpected: Int64
    var leastOfStratum, perVerifier, perVerifierAllowed: Int
    var good, bad: Int64
    var roundsOfYear: Int
    /// Share of an amount, and fen of an amount, an item of income, a bill.
    var tolerance: [Int64]
    var daysToReview, daysToDispute, reviewers: Int
    var largeFrom, largestShare: Int64
    var repeatedDays: Int
    var sharedAccount: Bool
    var travelKilometres: Int
    var warnAbove, recheckAbove, suspendAbove: Int64
    var reverifiesAtClassA: Bool
    var feePerError: Int64
    var daysToRectify: Int
    /// Absent from a round that was framed before they were asked: then they were not.
    var travelSpeed: Int?
    var repeatedPhoto: Bool?
}

extension KeptTerms {
    init(_ terms: ReviewTerms) {
        let (tolerance, forced, rules) = (terms.tolerance, terms.forced, terms.consequences)
        self.init(
            confidence: terms.confidence.basisPoints,
            paidTolerable: terms.paidTolerable.basisPoints,
            paidExpected: terms.paidExpected.basisPoints,
            refusedTolerable: terms.refusedTolerable.basisPoints,
            refusedExpected: terms.refusedExpected.basisPoints,
            leastOfStratum: terms.leastOfStratum, perVerifier: terms.perVerifier,
            perVerifierAllowed: terms.perVerifierAllowed, good: terms.good.basisPoints,
            bad: terms.bad.basisPoints, roundsOfYear: terms.roundsOfYear,
            tolerance: [
                tolerance.amountShare, tolerance.amount.rawValue, tolerance.income.rawValue,
                tolerance.bill.rawValue,
            ],
            daysToReview: terms.daysToReview, daysToDispute: terms.daysToDispute,
            reviewers: terms.reviewers, largeFrom: forced.largeFrom.rawValue,
            largestShare: forced.largestShare.basisPoints, repeatedDays: forced.repeatedDays,
            sharedAccount: forced.sharedAccount, travelKilometres: forced.travelKilometres,
            warnAbove: rules.warnAbove.basisPoints, recheckAbove: rules.recheckAbove.basisPoints,
            suspendAbove: rules.suspendAbove.basisPoints,
            reverifiesAtClassA: rules.reverifiesAtClassA,
            feePerError: rules.feePerError.rawValue, daysToRectify: rules.daysToRectify,
            travelSpeed: forced.travelSpeed, repeatedPhoto: forced.repeatedPhoto)
    }

    /// Nil where a share is none.
    var terms: ReviewTerms? {
        let shares = [
            confidence, paidTolerable, paidExpected, refusedTolerable, refusedExpected, good, bad,
            largestShare, warnAbove, recheckAbove, suspendAbove,
        ].compactMap { Percent(basisPoints: $0) }
        guard shares.count == 11, tolerance.count == 4, tolerance.allSatisfy({ $0 >= 0 })
        else { return nil }
        var terms = ReviewTerms()
        terms.confidence = shares[0]
        terms.paidTolerable = shares[1]
        terms.paidExpected = shares[2]
        terms.refusedTolerable = shares[3]
        terms.refusedExpected = shares[4]
        terms.leastOfStratum = leastOfStratum
        terms.perVerifier = perVerifier
        terms.perVerifierAllowed = perVerifierAllowed
        terms.good = shares[5]
        terms.bad = shares[6]
        terms.roundsOfYear = roundsOfYear
        terms.tolerance = ReviewTolerance(
            amountShare: tolerance[0], amount: Fen(tolerance[1]), income: Fen(tolerance[2]),
            bill: Fen(tolerance[3]))
        terms.daysToReview = daysToReview
        terms.daysToDispute = daysToDispute
        terms.reviewers = reviewers
        terms.forced.largeFrom = Fen(largeFrom)
        terms.forced.largestShare = shares[7]
        terms.forced.repeatedDays = repeatedDays
        terms.forced.sharedAccount = sharedAccount
        terms.forced.travelKilometres = travelKilometres
        terms.forced.travelSpeed = travelSpeed ?? 0
        terms.forced.repeatedPhoto = repeatedPhoto ?? false
        terms.consequences.warnAbove = shares[8]
        terms.consequences.recheckAbove = shares[9]
        terms.consequences.suspendAbove = shares[10]
        terms.consequences.reverifiesAtClassA = reverifiesAtClassA
        terms.consequences.feePerError = Fen(feePerError)
        terms.consequences.daysToRectify = daysToRectify
        return terms
    }
}
