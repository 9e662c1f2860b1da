import Domain

/// 农户表 `households.csv` - the county's register of households.
///
/// A household without number or village is left out. Whatever else is wrong with it is a warning.
package struct HouseholdsForm: CountyForm {
    package static let fileName = "households.csv"

    private let household, village, className, headIDNumber, address, latitude, longitude, bank,
        accountNumber, accountHolder, phone: FormColumn

    package init(_ columns: inout FormColumns) {
        self.household = columns.column("户编号")
        self.village = columns.column("行政村代码")
        self.className = columns.column("户类型")
        self.headIDNumber = columns.column("户主证件号码", .idNumber)
        self.address = columns.column("详细地址")
        self.latitude = columns.column("纬度")
        self.longitude = columns.column("经度")
        self.bank = columns.column("开户银行")
        self.accountNumber = columns.column("银行账号", .bankAccount)
        self.accountHolder = columns.column("账户名", .name)
        self.phone = columns.column("联系电话", .phone)
    }

    package func row(_ cells: inout RowCells) -> RegisterRow<Household>? {
        let id = cells.household(household)
        let villageCode = cells.areaCode(village)
        let head = cells.idNumber(headIDNumber)
        let position = cells.position(latitude, longitude)
        let account = BankAccount(
            bank: cells.repeatingText(bank), number: Sensitive(cells.bankAccount(accountNumber)),
            holder: cells.text(accountHolder))
        guard let id, let villageCode else { return nil }
        let entry = Household(
            id: id, village: villageCode, className: cells.repeatingText(className),
            headIDNumber: head,
            address: cells.text(address), position: position, account: account,
            phone: Sensitive(cells.plainText(phone)))
        return RegisterRow(line: cells.currentLine, entry: entry)
    }

    package func identity(of row: RegisterRow<Household>) -> RowIdentity? {
        RowIdentity(row.entry.id.rawValue)
    }
}
