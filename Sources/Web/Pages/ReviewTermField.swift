import Domain
import Wording

/// 条款字段 - one thing that is chosen with a round and kept with it: how the page's form and the
/// API's body name it, and where it belongs.
struct ReviewTermField: Sendable {
    let name: String
    let label: Text
    let kind: Kind
    /// Whether it decides the sizes; the others stand folded below.
    var isMain = false

    /// What it is, and where it is kept.
    enum Kind: Sendable {
        /// In per cent; hundredths of one in the API.
        case percent(any WritableKeyPath<ReviewTerms, Percent> & Sendable)
        /// The same, kept as a number.
        case share(any WritableKeyPath<ReviewTerms, Int64> & Sendable)
        case number(any WritableKeyPath<ReviewTerms, Int> & Sendable)
        case money(any WritableKeyPath<ReviewTerms, Fen> & Sendable)
        case flag(any WritableKeyPath<ReviewTerms, Bool> & Sendable)
    }

    private init(_ name: String, _ label: Text, _ kind: Kind, isMain: Bool = false) {
        self.name = name
        self.label = label
        self.kind = kind
        self.isMain = isMain
    }

    /// In the order of the form.
    static let all = sizes + rates + tolerances + forced + consequences

    private static let sizes = [
        ReviewTermField(
            "confidence", Text("置信水平（%）", "Confidence (%)"), .percent(\.confidence),
            isMain: true),
        ReviewTermField(
            "paid_tolerable", Text("拟发放：可容忍差错（%）", "To be paid: tolerable error (%)"),
            .percent(\.paidTolerable), isMain: true),
        ReviewTermField(
            "paid_expected", Text("拟发放：预期差错（%）", "To be paid: expected error (%)"),
            .percent(\.paidExpected), isMain: true),
        ReviewTermField(
            "refused_tolerable", Text("未通过：可容忍差错（%）", "Refused: tolerable error (%)"),
            .percent(\.refusedTolerable), isMain: true),
        ReviewTermField(
            "refused_expected", Text("未通过：预期差错（%）", "Refused: expected error (%)"),
            .percent(\.refusedExpected), isMain: true),
        ReviewTermField(
            "rounds_of_year", Text("每年轮数", "Rounds a year"), .number(\.roundsOfYear)),
        ReviewTermField(
            "least_of_stratum", Text("未通过：每层至少", "Refused: of each stratum at least"),
            .number(\.leastOfStratum)),
    ]

    private static let rates = [
        ReviewTermField(
            "per_verifier", Text("每名核查员每季度至少", "Of each verifier in a quarter at least"),
            .number(\.perVerifier)),
        ReviewTermField(
            "per_verifier_allowed", Text("每名核查员允许差错数", "Errors allowed to a verifier"),
            .number(\.perVerifierAllowed)),
        ReviewTermField(
            "good", Text("差错率不超过此数为好（%）", "Good work: errors up to (%)"),
            .percent(\.good)),
        ReviewTermField(
            "bad", Text("差错率达到此数为差（%）", "Bad work: errors from (%)"), .percent(\.bad)),
        ReviewTermField(
            "days_to_review", Text("抽样后多少天内复核", "Days to review"),
            .number(\.daysToReview)),
        ReviewTermField(
            "days_to_dispute", Text("多少个工作日内可提异议", "Working days to dispute"),
            .number(\.daysToDispute)),
        ReviewTermField(
            "reviewers", Text("同去人数", "Reviewers who go together"), .number(\.reviewers)),
    ]

    private static let tolerances = [
        ReviewTermField(
            "tolerance_share", Text("金额容差：比例（%）", "Tolerance of an amount (%)"),
            .share(\.tolerance.amountShare)),
        ReviewTermField(
            "tolerance_amount", Text("金额容差：元（取大者）", "…or yuan, whichever is more"),
            .money(\.tolerance.amount)),
        ReviewTermField(
            "tolerance_income", Text("收入项容差（元）", "Tolerance of an item of income (yuan)"),
            .money(\.tolerance.income)),
        ReviewTermField(
            "tolerance_bill", Text("票据容差（元）", "Tolerance of a bill (yuan)"),
            .money(\.tolerance.bill)),
    ]

    private static let forced = [
        ReviewTermField(
            "large_from", Text("必查：金额达到（元）", "Reviewed anyhow: from (yuan)"),
            .money(\.forced.largeFrom)),
        ReviewTermField(
            "largest_share", Text("必查：金额最大的（%）", "Reviewed anyhow: the largest (%)"),
            .percent(\.forced.largestShare)),
        ReviewTermField(
            "repeated_days", Text("必查：多少天内已获救助", "Reviewed anyhow: paid within days"),
            .number(\.forced.repeatedDays)),
        ReviewTermField(
            "travel_kilometres",
            Text("必查：同日两处相距（公里）", "Reviewed anyhow: two places of a day apart (km)"),
            .number(\.forced.travelKilometres)),
        ReviewTermField(
            "travel_speed",
            Text("必查：途中时速超过（公里）", "Reviewed anyhow: on the way faster than (km/h)"),
            .number(\.forced.travelSpeed)),
        ReviewTermField(
            "shared_account", Text("必查：同一账户多户", "Reviewed anyhow: shared accounts"),
            .flag(\.forced.sharedAccount)),
        ReviewTermField(
            "repeated_photo",
            Text("必查：同一照片多次核查", "Reviewed anyhow: photographs used twice"),
            .flag(\.forced.repeatedPhoto)),
    ]

    private static let consequences = [
        ReviewTermField(
            "warn_above", Text("警告：差错率超过（%）", "Warning above (%)"),
            .percent(\.consequences.warnAbove)),
        ReviewTermField(
            "recheck_above",
            Text("全镇复核并扣费：差错率超过（%）", "Township again, and the fee, above (%)"),
            .percent(\.consequences.recheckAbove)),
        ReviewTermField(
            "suspend_above", Text("暂停上岗：差错率超过（%）", "Suspension above (%)"),
            .percent(\.consequences.suspendAbove)),
        ReviewTermField(
            "fee_per_error", Text("每件差错扣减（元）", "Fee deducted for each error (yuan)"),
            .money(\.consequences.feePerError)),
        ReviewTermField(
            "days_to_rectify", Text("整改天数", "Days to put right"),
            .number(\.consequences.daysToRectify)),
        ReviewTermField(
            "reverifies_at_class_a",
            Text("有 A 类差错即全部重查", "Class A: all cases of the verifier again"),
            .flag(\.consequences.reverifiesAtClassA)),
    ]
}

extension ReviewTermField {
    /// As a page shows it and takes it back.
    func shown(in terms: ReviewTerms) -> String {
        switch kind {
        case .percent(let path): String(terms[keyPath: path].description.dropLast())
        case .share(let path):
            Percent(basisPoints: terms[keyPath: path]).map { String($0.description.dropLast()) }
                ?? ""
        case .number(let path): terms[keyPath: path].description
        case .money(let path): terms[keyPath: path].description
        case .flag(let path): terms[keyPath: path] ? "on" : ""
        }
    }

    /// What was typed, where anything was.
    func read(_ form: Form, into terms: inout ReviewTerms) throws(Mistyped) {
        switch kind {
        case .percent(let path):
            if let typed = try form.percent(name, label) { terms[keyPath: path] = typed }
        case .share(let path):
            if let typed = try form.percent(name, label) {
                terms[keyPath: path] = typed.basisPoints
            }
        case .number(let path):
            if let typed = try form.whole(name, label) { terms[keyPath: path] = typed }
        case .money(let path):
            if let typed = try form.yuan(name, label) { terms[keyPath: path] = typed }
        case .flag(let path): terms[keyPath: path] = form.isTicked(name)
        }
    }
}
