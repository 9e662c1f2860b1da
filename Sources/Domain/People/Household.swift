/// 农户 - a household as the county's register has it. The household is the unit that is helped, the
/// person the evidence.
package struct Household: Sendable, Equatable {
    package var id: HouseholdID
    /// 行政村代码
    package var village: AreaCode
    /// 户类型 as the register writes it; ``Scheme/classID(named:)`` says which class that is.
    package var className: String
    /// 户主证件号码
    package var headIDNumber: String
    package var address: String
    package var position: Position?
    /// 开户银行、银行账号、账户名 - where relief is paid to.
    package var account: BankAccount
    /// 联系电话
    package var phone: Sensitive<String>

    package init(
        id: HouseholdID, village: AreaCode, className: String, headIDNumber: String,
        address: String, position: Position?, account: BankAccount, phone: Sensitive<String>
    ) {
        self.id = id
        self.village = village
        self.className = className
        self.headIDNumber = headIDNumber
        self.address = address
        self.position = position
        self.account = account
        self.phone = phone
    }
}

/// 收款账户 - a bank account and its holder.
package struct BankAccount: Sendable, Equatable {
    package var bank: String
    package var number: Sensitive<String>
    package var holder: String

    package init(bank: String, number: Sensitive<String>, holder: String) {
        self.bank = bank
        self.number = number
        self.holder = holder
    }
}

/// 家庭成员 - a person of the register.
package struct Person: Sendable, Equatable {
    package var household: HouseholdID
    package var name: String
    /// Normalised as every ID number is; text, for a register may hold numbers that fail the check.
    package var idNumber: Sensitive<String>
    /// 与户主关系 (GB/T 4761, or the register's own word).
    package var relation: String
    package var sex: String
    package var birthDate: Day?
    /// 健康状况、劳动技能、在校生状况
    package var health: String
    package var labour: String
    package var schooling: String

    package init(
        household: HouseholdID, name: String, idNumber: Sensitive<String>, relation: String,
        sex: String, birthDate: Day?, health: String, labour: String, schooling: String
    ) {
        self.household = household
        self.name = name
        self.idNumber = idNumber
        self.relation = relation
        self.sex = sex
        self.birthDate = birthDate
        self.health = health
        self.labour = labour
        self.schooling = schooling
    }
}
