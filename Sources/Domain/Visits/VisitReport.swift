/// 入户回报 - what became of a visit that was planned.
package enum VisitReport: Sendable, Equatable {
    /// 待入户 - its day is not over, and nobody has reported yet.
    case ahead
    /// 已回报 - the crew, or whoever went in its place, has reported; on which day they were there.
    case reported(Day)
    /// 未回报 - its day is over and nobody has reported: the household waits to be planned again.
    case missing
    /// 已不需要 - nobody went, and the household does not wait any more.
    case needless

    /// - Parameters:
    ///   - day: on which the visit was planned.
    ///   - reportedOn: the last day, not before the planned one, on which the claims were visited.
    ///   - isOpen: whether one of the claims still waits for a visit since.
    package init(plannedOn day: Day, reportedOn: Day?, isOpen: Bool, today: Day) {
        if isOpen {
            self = day < today ? .missing : .ahead
        } else if let reportedOn {
            self = .reported(reportedOn)
        } else {
            self = .needless
        }
    }
}
