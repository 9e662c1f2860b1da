import Domain

/// 数据表样 - what a department's feed consists of: which column holds what, and how the money columns
/// make the basis (contract, section 5). A new department is one more value here.
package struct FeedForm: Sendable, Equatable {
    package let shape: FeedShape
    /// By money column of ``shape``: how often it counts in the basis, 1, 0 or −1.
    package let weights: [Int64]
    /// 学年 - the column whose first year the row counts in; nil when the last date decides.
    package let schoolYearColumn: String?
    /// Whether the first money column is the sum of all the others.
    package let isBalanced: Bool

    /// All columns that a file must have. Others are ignored.
    package var columns: [String] {
        [shape.idColumn, shape.nameColumn, shape.serialColumn] + shape.dateColumns
            + shape.textColumns + shape.moneyColumns + [schoolYearColumn].compactMap(\.self)
    }

    /// The form of a department's feed; nil for applications, which are no feed.
    package static func form(of channel: Channel) -> FeedForm? {
        switch channel {
        case .medical: medical
        case .disaster: disaster
        case .civil: civil
        case .education: education
        case .application: nil
        }
    }

    /// 医保 - hospital bills.
    package static let medical = FeedForm(
        .medical, serial: "结算单号", dates: ["入院日期", "出院日期"], texts: ["医疗机构"],
        money: [
            ("医疗费总额", 0), ("基本医保支付", 0), ("大病保险支付", 0), ("医疗救助支付", 0), ("其他补偿", 0),
            ("个人自付", 1),
        ], isBalanced: true)

    /// 应急 - losses by disasters.
    package static let disaster = FeedForm(
        .disaster, serial: "流水号", dates: ["发生日期"], texts: ["灾害类型"],
        money: [("核定损失", 1), ("保险赔付", -1)])

    /// 民政 - accidents.
    package static let civil = FeedForm(
        .civil, serial: "流水号", dates: ["发生日期"], texts: ["事项"],
        money: [("费用", 1), ("已获赔偿", -1)])

    /// 教育 - school fees.
    package static let education = FeedForm(
        .education, serial: "流水号", dates: [], texts: ["学校", "学段"],
        money: [("学费", 1), ("住宿费", 1), ("教材费", 1), ("资助金额", -1)], schoolYear: "学年")

    private init(
        _ channel: Channel, serial: String, dates: [String], texts: [String],
        money: [(name: String, weight: Int64)], schoolYear: String? = nil,
        isBalanced: Bool = false
    ) {
        precondition(dates.isEmpty != (schoolYear == nil), "one column decides the year")
        self.shape = FeedShape(
            channel: channel, idColumn: "证件号码", nameColumn: "姓名", serialColumn: serial,
            dateColumns: dates, moneyColumns: money.map(\.name), textColumns: texts)
        self.weights = money.map(\.weight)
        self.schoolYearColumn = schoolYear
        self.isBalanced = isBalanced
    }
}
