/// 线索 - that a household may need help for a cause: what a department's feeds, or an application,
/// say before anybody has looked.
package struct Lead: Sendable, Equatable {
    /// Row number of the household.
    package var household: Int32
    package var cause: Cause
    /// The calendar year whose costs count.
    package var year: Int16
    /// The feed's if any feed gives the lead, else `application`.
    package var channel: Channel
    /// 达到预警线的累计支出 - the totals that reach the warning line, by person; none for an application
    /// alone.
    package var reached: [CostTotal]
    /// The applications for the household and cause, in the order in which they were given.
    package var applications: [FiledApplication]

    package init(
        household: Int32, cause: Cause, year: Int16, channel: Channel, reached: [CostTotal],
        applications: [FiledApplication]
    ) {
        self.household = household
        self.cause = cause
        self.year = year
        self.channel = channel
        self.reached = reached
        self.applications = applications
    }
}

/// 线索来源 - what a lead rests on: the costs of a person in a month, as one channel reports them.
package struct LeadSource: Sendable, Hashable {
    package var channel: Channel
    /// Row number of the person.
    package var person: Int32
    /// The first day of the month in which the costs arose, or the application was filed; nil for a
    /// school year.
    package var month: Day?
    /// The sum of the bases; for an application the amount that it states.
    package var amount: Fen
    /// How many records or applications it sums up.
    package var count: Int

    package init(channel: Channel, person: Int32, month: Day?, amount: Fen, count: Int) {
        self.channel = channel
        self.person = person
        self.month = month
        self.amount = amount
        self.count = count
    }
}
