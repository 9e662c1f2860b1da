import Domain

/// 车辆表 `vehicles.csv` - the cars that verifiers go in, with their depots and working hours.
package struct VehiclesForm: CountyForm {
    package static let fileName = "vehicles.csv"

    private let number, plate, seats, latitude, longitude, start, end: FormColumn

    package init(_ columns: inout FormColumns) {
        self.number = columns.column("车辆编号")
        self.plate = columns.column("车牌")
        self.seats = columns.column("座位")
        self.latitude = columns.column("驻点纬度")
        self.longitude = columns.column("驻点经度")
        self.start = columns.column("出车时间")
        self.end = columns.column("收车时间")
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<Vehicle>? {
        let id = cells.required(number)
        let seatCount = cells.count(seats, 1...99)
        let depot = cells.position(latitude, longitude)
        let leaves = cells.minutes(start)
        let returns = cells.minutes(end)
        if let leaves, let returns, returns <= leaves {
            cells.note(
                .error, .contradiction, end, what: "is not after 出车时间",
                remedy: "correct one of them")
            return nil
        }
        guard let id, let seatCount, let leaves, let returns else { return nil }
        let vehicle = Vehicle(
            id: id, plate: cells.text(plate), seats: seatCount, depot: depot, start: leaves,
            end: returns)
        return RegisterRow(line: cells.currentLine, entry: vehicle)
    }

    package func identity(of row: RegisterRow<Vehicle>) -> RowIdentity? {
        RowIdentity(row.entry.id)
    }
}
