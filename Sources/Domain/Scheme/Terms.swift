/// 时限 - how many working days each step of the daily work may take.
package struct Deadlines: Sendable, Equatable {
    package var prescreenDays: Int
    package var visitDays: Int
    package var crosscheckDays: Int
    package var reviewDays: Int
    package var approvalDays: Int
    package var totalWorkingDays: Int

    package init(
        prescreenDays: Int = 5, visitDays: Int = 5, crosscheckDays: Int = 5, reviewDays: Int = 5,
        approvalDays: Int = 10, totalWorkingDays: Int = 20
    ) {
        self.prescreenDays = prescreenDays
        self.visitDays = visitDays
        self.crosscheckDays = crosscheckDays
        self.reviewDays = reviewDays
        self.approvalDays = approvalDays
        self.totalWorkingDays = totalWorkingDays
    }
}

/// 入户核查要求 - how many verifiers go together, and how often they try before a visit is given up.
package struct VerificationTerms: Sendable, Equatable {
    package var verifiersPerVisit: Int
    package var attempts: Int

    package init(verifiersPerVisit: Int = 2, attempts: Int = 3) {
        self.verifiersPerVisit = verifiersPerVisit
        self.attempts = attempts
    }
}

/// 抽样要求 - the defaults of a sampling review. Shares are exact decimals in millionths.
package struct SamplingTerms: Sendable, Equatable {
    package var confidenceMillionths: Int64
    package var tolerableMillionths: Int64
    package var expectedMillionths: Int64
    package var perStratumMinimum: Int
    package var strata: [String]

    package init(
        confidenceMillionths: Int64 = 950_000, tolerableMillionths: Int64 = 50_000,
        expectedMillionths: Int64 = 0, perStratumMinimum: Int = 1, strata: [String] = []
    ) {
        self.confidenceMillionths = confidenceMillionths
        self.tolerableMillionths = tolerableMillionths
        self.expectedMillionths = expectedMillionths
        self.perStratumMinimum = perStratumMinimum
        self.strata = strata
    }
}
