import Domain

/// 行政区划表 `villages.csv` - the county's areas, from the province down to the villages.
package struct VillagesForm: CountyForm {
    package static let fileName = "villages.csv"

    private let code, name, level, parent, latitude, longitude: FormColumn

    package init(_ columns: inout FormColumns) {
        self.code = columns.column("行政区划代码")
        self.name = columns.column("名称")
        self.level = columns.column("级别")
        self.parent = columns.column("上级代码")
        self.latitude = columns.column("纬度")
        self.longitude = columns.column("经度")
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<Area>? {
        let areaCode = cells.areaCode(code)
        let areaName = cells.required(name)
        let areaLevel = cells.word(level, Self.levels)
        let parentCode = cells.isEmpty(parent) ? nil : cells.areaCode(parent)
        let position = cells.position(latitude, longitude)
        guard let areaCode, let areaName, let areaLevel else { return nil }
        let area = Area(
            code: areaCode, name: areaName, level: areaLevel, parent: parentCode,
            position: position)
        return RegisterRow(line: cells.currentLine, entry: area)
    }

    package func identity(of row: RegisterRow<Area>) -> RowIdentity? {
        RowIdentity(row.entry.code.rawValue)
    }

    private static let levels = Area.Level.allCases.map { FormWord($0.rawValue, $0) }
}
