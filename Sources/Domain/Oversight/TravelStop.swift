/// 行程点 - a visit as a place on its verifiers' way of the day, in vain or not.
package struct TravelStop: Sendable, Equatable {
    /// The visit's number in the store.
    package var visit: Int64
    package var verifiers: [OfficerID]
    package var day: Day
    /// Where the visit was recorded, or else where the household is.
    package var position: Position
    /// Nil where nobody wrote the hours down.
    package var stay: VisitStay?

    package init(
        visit: Int64, verifiers: [OfficerID], day: Day, position: Position, stay: VisitStay?
    ) {
        self.visit = visit
        self.verifiers = verifiers
        self.day = day
        self.position = position
        self.stay = stay
    }
}
