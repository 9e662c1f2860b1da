/// 镇村初筛 - town and village remove the leads that plainly do not qualify, each with its reason.
package struct Prescreening: Sendable, Equatable {
    package var passed: Bool
    /// 剔除理由; empty when it passed.
    package var reason: String
    package var decidedOn: Day

    package init(passed: Bool, reason: String, decidedOn: Day) {
        self.passed = passed
        self.reason = reason
        self.decidedOn = decidedOn
    }
}
