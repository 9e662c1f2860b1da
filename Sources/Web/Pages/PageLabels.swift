import Domain
import Wording

// Words that only the pages have.

extension Label {
    static let navigation = Text("主导航", "Main navigation")
    static let pages = Text("翻页", "Pages")
    static let contents = Text("本页内容", "On this page")
    static let asOf = Text("数据截至", "As of")
    static let toList = Text("返回案件列表", "Back to the cases")
    static let problemCode = Text("错误代码", "Code")
    static let badRequest = Text("请求有误，无法办理", "The request cannot be understood")
    static let allCases = Text("全部案件", "All cases")
    static let countyByState = Text("全县案件，按状态", "The county's cases by state")
    static let filterHint = Text("筛选条件", "Filter")
    static let noCases = Text(
        "还没有案件。导入部门数据或申请、生成线索之后，案件会列在这里。",
        "No cases yet. They stand here once feeds or applications are imported and leads opened.")
    static let nextStep = Text("下一步", "Next step")
    static let stepDone = Text("已完成", "done")
    static let stepNow = Text("在办", "in hand")
    static let stepEnded = Text("止于此步", "ended here")
    static let sourcePerson = Text("费用人", "Person")
    static let pending = Text("待处理", "to be decided")
    static let decisions = Text("评议、公示与审批", "Review, notice and approval")
    static let stage = Text("环节", "Step")
    static let details = Text("情况", "Details")
    static let stillHanging = Text("公示中", "hanging")
    static let sameWorking = Text("算式与审批时复算逐行相同", "Line by line the same as at approval")
    static let workingNote = Text(
        "金额单位为元。逐行照算式复核，即得结果。", "Amounts in yuan. Every line can be computed again.")
    static let entries = Text("条", "entries")
    static let fullTrail = Text("完整摘要值与数据（JSON）", "Full digests and data (JSON)")
    static let unit = Text("金额单位：元", "Amounts in yuan")
    static let sums = Text("结余怎样得来", "How the balance comes about")
    static let suspense = Text("未查明收支", "Unexplained movements")
    static let bankBalance = Text("银行存款（账面）", "At the bank, by the book")
    static let statementClosing = Text("最近一期对账单期末余额", "Closing balance of the last statement")
    static let noStatement = Text("尚未导入银行对账单", "No bank statement has been imported yet")
    static let total = Text("合计", "Total")
    static let search = Text("查询", "Search")
    static let searchHint = Text(
        "18 位，旧证 15 位。号码不进入网址和日志，查询后也不再显示。",
        "18 characters, 15 on old cards. The number enters no address and no log, "
            + "and is not shown again.")
    static let found = Text("查到的人员", "Persons found")
    static let personName = Text("姓名", "Name")
    static let relation = Text("与户主关系", "Relation to the head")
    static let householdMembers = Text("家庭成员", "Members")
    static let holder = Text("账户名", "Account holder")
    static let accountBank = Text("开户银行", "Bank")
    static let costTotals = Text("年度自负合计", "Costs borne, by year and cause")
    static let year = Text("年份", "Year")
    static let noMembers = Text("户册中没有家庭成员", "The register has no members")
    static let noCosts = Text("部门数据中没有费用", "The departments' feeds hold no costs")
    static let noClaims = Text("没有案件", "No cases")
    static let noPayouts = Text("还没有批准的救助金", "No relief has been granted yet")
    static let noEntries = Text("账簿中还没有分录", "The book has no entries yet")
    static let side = Text("方向", "Side")
    static let evenSide = Text("平", "even")

    static func nobody(under masked: String) -> Text {
        Text(
            "户册中没有证件号码为 \(masked) 的人员",
            "The register has nobody under the ID number \(masked)")
    }

    static func several(_ count: Int) -> Text {
        Text(
            "户册中有 \(count) 人登记了同一证件号码，请核对并更正",
            "The register has \(count) persons under this one ID number; check and correct it")
    }

    static func rows(_ shown: Int, of total: Int?) -> Text {
        guard let total else { return Text("本页 \(shown) 件", "\(shown) on this page") }
        return total == shown
            ? Text("共 \(total) 件", "\(total) in all")
            : Text("共 \(total) 件，本页 \(shown) 件", "\(total) in all, \(shown) on this page")
    }

    static func hung(_ days: Int) -> Text { Text("公示 \(days) 天", "hung \(days) days") }

    static func overdue(by days: Int) -> Text {
        Text("逾期 \(days) 天", "\(days)\u{A0}days\u{A0}overdue")
    }

    static func left(_ days: Int) -> Text {
        days == 0 ? Text("今天到期", "due today") : Text("剩 \(days) 天", "\(days)\u{A0}days\u{A0}left")
    }
}

extension ObjectionRuling {
    var text: Text {
        switch self {
        case .upheld: Text("异议\(term)", "Upheld")
        case .dismissed: Text("异议\(term)", "Dismissed")
        }
    }
}

extension AccountCode.Side {
    /// The side on which a balance stands.
    var text: Text {
        switch self {
        case .debit: Text("借", "Dr")
        case .credit: Text("贷", "Cr")
        }
    }
}

extension ExceptionCode {
    var text: Text {
        switch self {
        case .unknownDebit: Text(term, "Unknown debit")
        case .unknownCredit: Text(term, "Unknown credit")
        case .amountDifference: Text(term, "Other amount than ordered")
        case .duplicateBooking: Text(term, "Booked twice")
        case .paidButRejected: Text(term, "Paid after rejection")
        case .returnOver: Text(term, "More returned than paid")
        case .returnWithoutOriginal: Text(term, "Return without a payment")
        case .reversal: Text(term, "Return reversed")
        case .detailSum: Text(term, "Details do not add up")
        case .zeroAmount: Text(term, "Zero amount")
        case .balanceBreak: Text(term, "Balance not continuous")
        case .sequenceGap: Text(term, "Sequence number missing")
        case .statementReissued: Text(term, "Reissued with other content")
        case .wrongAccount: Text(term, "Another account")
        case .currency: Text(term, "Another currency")
        }
    }
}
