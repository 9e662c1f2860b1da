import Domain

/// 转移规则 - the state of the inspection of one insurer's lots (GB/T 2828.1-2012, 9.3): from the
/// lots' verdicts alone, so that anybody can follow it.
package struct InspectionHistory: Hashable, Sendable {
    /// 当前严格度 - that of the next lot.
    package private(set) var severity: InspectionSeverity = .normal
    /// 转移得分 - of lots in normal inspection, since it began; 30 open the way to the reduced one.
    package private(set) var score = 0

    private var recent: [Bool] = []
    private var acceptedRunning = 0
    private var refusedTightened = 0

    /// Inspection begins as normal.
    package init() {}

    /// 批结论 - the verdict of one lot on its first inspection.
    package struct Lot: Hashable, Sendable {
        /// Whether it was accepted.
        package var isAccepted: Bool
        /// The acceptance number of its plan.
        package var allowed: Int
        /// Whether it would have been accepted with the limit one step tighter.
        package var wouldPassTighter: Bool

        package init(isAccepted: Bool, allowed: Int, wouldPassTighter: Bool) {
            self.isAccepted = isAccepted
            self.allowed = allowed
            self.wouldPassTighter = wouldPassTighter
        }
    }

    /// - Parameters:
    ///   - lot: the next lot's verdict. Nothing happens while inspection is discontinued.
    ///   - isSteady: whether the work is steady and the office thinks reduced inspection right;
    ///     both are needed to go there, and to stay there.
    package mutating func record(_ lot: Lot, isSteady: Bool = true) {
        switch severity {
        case .normal: recordNormal(lot, isSteady: isSteady)
        case .tightened: recordTightened(lot)
        case .reduced:
            if !lot.isAccepted || !isSteady { begin(.normal) }
        case .discontinued: break
        }
    }

    /// 整改后恢复 - something was done about it: inspection goes on, tightened.
    package mutating func resume() {
        if severity == .discontinued { begin(.tightened) }
    }

    /// Two of five lots, or of fewer, not accepted: tightened.
    private mutating func recordNormal(_ lot: Lot, isSteady: Bool) {
        recent = Array((recent + [lot.isAccepted]).suffix(5))
        if recent.count(where: { !$0 }) >= 2 {
            begin(.tightened)
            return
        }
        // 2 points for a lot of a plan with 0 or 1, 3 for one that would have passed a tighter
        // limit.
        let earns = lot.isAccepted && (lot.allowed <= 1 || lot.wouldPassTighter)
        score = earns ? score + (lot.allowed <= 1 ? 2 : 3) : 0
        if score >= 30, isSteady { begin(.reduced) }
    }

    /// Five in a row accepted: normal. Five not accepted altogether: no more lots.
    private mutating func recordTightened(_ lot: Lot) {
        if lot.isAccepted {
            acceptedRunning += 1
            if acceptedRunning == 5 { begin(.normal) }
        } else {
            acceptedRunning = 0
            refusedTightened += 1
            if refusedTightened == 5 { begin(.discontinued) }
        }
    }

    private mutating func begin(_ severity: InspectionSeverity) {
        self.severity = severity
        (score, recent, acceptedRunning, refusedTightened) = (0, [], 0, 0)
    }
}
