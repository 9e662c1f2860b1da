/// 核查员 - an insurer's employee who visits households.
package struct Verifier: Sendable, Equatable {
    /// 工号
    package var id: OfficerID
    package var name: String
    /// 机构 - the insurer's branch.
    package var insurer: String
    /// 户籍村代码 - the village that the verifier comes from, and never visits.
    package var homeVillage: AreaCode?
    package var phone: Sensitive<String>

    package init(
        id: OfficerID, name: String, insurer: String, homeVillage: AreaCode?,
        phone: Sensitive<String>
    ) {
        self.id = id
        self.name = name
        self.insurer = insurer
        self.homeVillage = homeVillage
        self.phone = phone
    }
}

/// 查勘车辆 - a car, its seats, where it stands, and its working hours in minutes after midnight.
package struct Vehicle: Sendable, Equatable {
    package var id: String
    package var plate: String
    package var seats: Int
    package var depot: Position?
    package var start: Int
    package var end: Int

    package init(
        id: String, plate: String, seats: Int, depot: Position?, start: Int, end: Int
    ) {
        self.id = id
        self.plate = plate
        self.seats = seats
        self.depot = depot
        self.start = start
        self.end = end
    }
}
