/// 案件 - what a household's need for one cause in one calendar year becomes. Before prescreening it
/// is a lead (线索); there is at most one live claim for a household, cause and year.
package struct Claim: Sendable, Equatable, Identifiable {
    /// Row number in the store.
    package typealias ID = Int64

    package var id: ID
    package var household: HouseholdID
    package var cause: Cause
    package var year: Int
    package var classID: ClassID
    package var scheme: SchemeID
    /// The channel that counts: a feed's if any feed gives the lead, else `application`.
    package var channel: Channel
    package var state: ClaimState
    package var openedOn: Day
    /// Rises by one with every change; an update names the version that it saw.
    package var version: Int

    package init(
        id: ID, household: HouseholdID, cause: Cause, year: Int, classID: ClassID,
        scheme: SchemeID, channel: Channel, state: ClaimState, openedOn: Day, version: Int
    ) {
        self.id = id
        self.household = household
        self.cause = cause
        self.year = year
        self.classID = classID
        self.scheme = scheme
        self.channel = channel
        self.state = state
        self.openedOn = openedOn
        self.version = version
    }
}
