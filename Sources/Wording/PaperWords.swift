import Domain

/// The words that papers of all kinds have.
package enum PaperWord {
    package static let colon = Text("：", ": ")
    package static let digest = Text("摘要", "Digest")
    package static let code = Text("二维码", "QR code")
    package static let dateToFill = Text("　　　　年　　月　　日", "Date: ____-__-__")
    package static let order = Text("序号", "No.")
    package static let claim = Text("案件编号", "Case")
    package static let household = Text("户编号", "Household")
    package static let village = Text("行政村", "Village")
    package static let holder = Text("户主", "Holder")
    package static let cause = Text("致困原因", "Cause")
    package static let members = Text("家庭人口", "Members")
    package static let amount = Text("金额（元）", "Amount (yuan)")
    package static let total = Text("合计", "Total")
    package static let totalAmount = Text("合计金额", "Total")
    package static let count = Text("笔数", "Number")
    package static let office = Text("单位", "Office")

    package static func page(_ page: Int, of pages: Int) -> Text {
        Text("第 \(page) 页 共 \(pages) 页", "Page \(page) of \(pages)")
    }
}

/// The words of the public notice.
package enum NoticeWord {
    package static let title = Text(
        "关于防贫保险拟救助对象的公示", "Public notice of anti-poverty insurance")
    package static let objections = Text("异议反映", "Objections")
    package static let scan = Text(
        "扫码查看公示、反映异议", "Scan to read the notice and to object")
    package static let postedBy = Text("张贴人", "Posted by")
    package static let takenDownBy = Text("撤除人", "Taken down by")

    package static func opening(scheme: String, count: Int, from: String, to: String) -> Text {
        Text(
            "根据《\(scheme)》，经入户核查、信息比对和村级评议，现将拟救助的\(count)件案件予以公示，公示期"
                + "自\(from)起至\(to)止。公示期内如有异议，请按下列方式反映；反映情况应当实事求是。",
            "Under \(scheme), after home visits, comparisons and the village's review, "
                + "\(count) cases are posted from \(from) to \(to). "
                + "Anyone may object as said below.")
    }
}

/// The words of the payment roster.
package enum RosterWord {
    package static let title = Text("防贫保险金发放花名册", "Payment roster")
    package static let payment = Text("支付编号", "Payment")
    package static let bank = Text("开户银行", "Bank")
    package static let account = Text("银行账号", "Account")
    package static let prepared = Text("经办", "Prepared by")
    package static let checked = Text("复核", "Checked by")
    package static let approved = Text("审批", "Approved by")
}

/// The words of the calculation sheet.
package enum CalculationWord {
    package static let title = Text("防贫保险理算书", "Calculation sheet")
    package static let householdClass = Text("户类型", "Class")
    package static let scheme = Text("适用方案", "Scheme")
    package static let verified = Text("核实情况", "As verified")
    package static let steps = Text("计算过程", "Computation")
    package static let item = Text("项目", "Item")
    package static let figure = Text("数值", "Figure")
    package static let wage = Text("工资性收入", "Wages")
    package static let business = Text("生产经营性收入", "Business income")
    package static let businessCost = Text("生产经营性支出", "Business cost")
    package static let property = Text("财产性收入", "Property")
    package static let transfer = Text("转移性收入", "Transfers")
    package static let paidThisYear = Text("本年已发放", "Paid this year")
    package static let step = Text("步骤", "Step")
    package static let formula = Text("算式", "Figures")
    package static let outcome = Text("结果", "Result")
    package static let rule = Text("依据", "Rule")
    package static let perCapita = Text("人均纯收入", "Income per head")
    package static let byRule = Text("按规则计算", "By rule")
    package static let payable = Text("应付金额", "Payable")

    package static func basis(_ cause: Cause) -> Text {
        Text(
            "核定自付（\(cause.text.chinese)）", "Verified basis (\(cause.text.english))")
    }
}
