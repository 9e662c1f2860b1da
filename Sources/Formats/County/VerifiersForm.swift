import Domain

/// 核查员表 `verifiers.csv` - the insurer's verifiers.
package struct VerifiersForm: CountyForm {
    package static let fileName = "verifiers.csv"

    private let number, name, insurer, homeVillage, phone: FormColumn

    package init(_ columns: inout FormColumns) {
        self.number = columns.column("工号")
        self.name = columns.column("姓名", .name)
        self.insurer = columns.column("机构")
        self.homeVillage = columns.column("户籍村代码")
        self.phone = columns.column("手机", .phone)
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<Verifier>? {
        let id = cells.required(number)
        let fullName = cells.required(name)
        let village = cells.isEmpty(homeVillage) ? nil : cells.areaCode(homeVillage)
        guard let id, let fullName else { return nil }
        let verifier = Verifier(
            id: OfficerID(id), name: fullName, insurer: cells.text(insurer), homeVillage: village,
            phone: Sensitive(cells.plainText(phone)))
        return RegisterRow(line: cells.currentLine, entry: verifier)
    }

    package func identity(of row: RegisterRow<Verifier>) -> RowIdentity? {
        RowIdentity(row.entry.id.rawValue)
    }
}
