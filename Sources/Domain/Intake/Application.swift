/// 自主申报 - a household's application, by itself or through a village cadre.
package struct Application: Sendable, Equatable {
    package var filedOn: Day
    /// 渠道 as written: 户申请, 村干部代办, 驻村工作队.
    package var way: String
    package var cause: Cause
    /// 申报金额 - as the applicant states it; nothing is computed from it.
    package var statedAmount: Fen
    package var remark: String

    package init(filedOn: Day, way: String, cause: Cause, statedAmount: Fen, remark: String) {
        self.filedOn = filedOn
        self.way = way
        self.cause = cause
        self.statedAmount = statedAmount
        self.remark = remark
    }
}

/// 已读申报 - the rows of a file of applications as they were read, and what is wrong with the others.
package struct ApplicationRows: Sendable, Equatable {
    /// The header name of the applicant's ID number.
    package var idColumn: String
    /// The readable rows, in the order of the file.
    package var rows: [Row] = []
    package var rejects: [RowReject] = []

    package init(idColumn: String) { self.idColumn = idColumn }

    /// How many data rows there are, readable or not.
    package var rowCount: Int { rows.count + rejects.count }

    /// One application, with the ID number that says whose it is.
    package struct Row: Sendable, Equatable {
        package var line: Int
        package var idNumber: IDNumber
        package var application: Application

        package init(line: Int, idNumber: IDNumber, application: Application) {
            self.line = line
            self.idNumber = idNumber
            self.application = application
        }
    }
}

/// 已收申报 - an application of a person whom the register knows.
package struct FiledApplication: Sendable, Equatable {
    /// Row numbers of the person and the household in the register.
    package var person: Int32
    package var household: Int32
    package var application: Application
    /// Stands for the person and the whole content: an application that is sent again has the same.
    package var content: ContentDigest

    package init(
        person: Int32, household: Int32, application: Application, content: ContentDigest
    ) {
        self.person = person
        self.household = household
        self.application = application
        self.content = content
    }
}
