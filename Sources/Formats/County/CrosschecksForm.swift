import Domain

/// 信息比对记录 `crosschecks.csv` - what the departments compared for the members of a household.
package struct CrosschecksForm: CountyForm {
    package static let fileName = "crosschecks.csv"

    private let household, idNumber, department, item, hit, remark, resolution: FormColumn

    package init(_ columns: inout FormColumns) {
        self.household = columns.column("户编号")
        self.idNumber = columns.column("证件号码", .idNumber)
        self.department = columns.column("部门")
        self.item = columns.column("项目")
        self.hit = columns.column("命中")
        self.remark = columns.column("说明")
        self.resolution = columns.column("处理")
    }

    package func row(_ cells: inout RowCells) -> CrosscheckRow? {
        let id = cells.household(household)
        let number = cells.idNumber(idNumber)
        let itemName = cells.required(item)
        let isHit = cells.word(hit, Self.hits)
        let decided = cells.word(ifPresent: resolution, Self.resolutions)
        guard let id, let itemName, let isHit, let decided else { return nil }
        if !isHit, decided.value != nil {
            cells.note(
                .warning, .contradiction, resolution, what: "decides a hit that 命中 says is none",
                remedy: "correct one of them; the decision is not taken")
        }
        let crosscheck = Crosscheck(
            idNumber: Sensitive(number), department: cells.text(department), item: itemName,
            hit: isHit, remark: cells.text(remark), resolution: isHit ? decided.value : nil)
        return CrosscheckRow(line: cells.currentLine, household: id, crosscheck: crosscheck)
    }

    private static let hits = [FormWord("是", true), FormWord("否", false)]
    private static let resolutions = Crosscheck.Resolution.allCases.map { FormWord($0.term, $0) }
}
