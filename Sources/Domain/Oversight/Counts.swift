/// The counts of one imported file.
package struct FileCounts: Sendable {
    package var name: String
    package var channel: Channel
    package var rows: Int64
    package var accepted: Int64
    package var duplicates: Int64
    package var superseded: Int64
    package var rejected: [String: Int64]
    package var warnings: [String: Int64]

    package init(
        name: String, channel: Channel, rows: Int64, accepted: Int64, duplicates: Int64,
        superseded: Int64, rejected: [String: Int64], warnings: [String: Int64]
    ) {
        self.name = name
        self.channel = channel
        self.rows = rows
        self.accepted = accepted
        self.duplicates = duplicates
        self.superseded = superseded
        self.rejected = rejected
        self.warnings = warnings
    }
}

/// 进度统计 - how many claims came how far.
package struct StepCounts: Sendable {
    package var screenedOut: Int64
    package var visitedHouseholds: Int64
    package var verified: Int64
    package var eligible: Int64
    package var reviewed: Int64
    package var noticed: Int64
    package var approved: Int64
    package var refusedApprovals: Int64

    package init(
        screenedOut: Int64 = 0, visitedHouseholds: Int64 = 0, verified: Int64 = 0,
        eligible: Int64 = 0, reviewed: Int64 = 0, noticed: Int64 = 0, approved: Int64 = 0,
        refusedApprovals: Int64 = 0
    ) {
        self.screenedOut = screenedOut
        self.visitedHouseholds = visitedHouseholds
        self.verified = verified
        self.eligible = eligible
        self.reviewed = reviewed
        self.noticed = noticed
        self.approved = approved
        self.refusedApprovals = refusedApprovals
    }
}
