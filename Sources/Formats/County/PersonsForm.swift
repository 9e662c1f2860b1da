import Domain

/// 家庭成员表 `persons.csv` - the county's register of persons.
///
/// A person without household is left out. Whatever else is wrong is a warning. That an ID number
/// stands here twice is not looked at: only the whole register can say which of the two is wrong.
package struct PersonsForm: CountyForm {
    package static let fileName = "persons.csv"

    private let household, name, idNumber, relation, sex, birthDate, health, labour,
        schooling: FormColumn

    package init(_ columns: inout FormColumns) {
        self.household = columns.column("户编号")
        self.name = columns.column("姓名", .name)
        self.idNumber = columns.column("证件号码", .idNumber)
        self.relation = columns.column("与户主关系")
        self.sex = columns.column("性别")
        self.birthDate = columns.column("出生日期", .birthDate)
        self.health = columns.column("健康状况")
        self.labour = columns.column("劳动技能")
        self.schooling = columns.column("在校生状况")
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<Person>? {
        let id = cells.household(household)
        let number = cells.idNumber(idNumber)
        let born = cells.day(ifPresent: birthDate, else: .warning)
        if cells.isEmpty(name) { cells.noteEmptyName(name) }
        guard let id else { return nil }
        let person = Person(
            household: id, name: cells.text(name), idNumber: Sensitive(number),
            relation: cells.repeatingText(relation), sex: cells.repeatingText(sex),
            birthDate: born?.value,
            health: cells.repeatingText(health), labour: cells.repeatingText(labour),
            schooling: cells.repeatingText(schooling))
        return RegisterRow(line: cells.currentLine, entry: person)
    }
}
