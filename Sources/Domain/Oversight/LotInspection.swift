/// 检验严格度 - how severely lots are inspected; it follows from the lots before (GB/T 2828.1, 9).
package enum InspectionSeverity: String, CaseIterable, Sendable {
    /// 正常
    case normal
    /// 加严
    case tightened
    /// 放宽
    case reduced
    /// 暂停 - five lots were not accepted under tightened inspection: no more are, before the
    /// office has done something about it.
    case discontinued
}

/// 接收质量限 (AQL) - the worst quality that the standard takes for good on the average: wrong
/// items in a hundred. The steps are those of the standard, five to a decade; a case is named by
/// how many in a hundred thousand.
package enum AcceptanceQualityLimit: String, CaseIterable, Sendable {
    case t10 = "0.010"
    case t15 = "0.015"
    case t25 = "0.025"
    case t40 = "0.040"
    case t65 = "0.065"
    case t100 = "0.10"
    case t150 = "0.15"
    case t250 = "0.25"
    case t400 = "0.40"
    case t650 = "0.65"
    case t1000 = "1.0"
    case t1500 = "1.5"
    case t2500 = "2.5"
    case t4000 = "4.0"
    case t6500 = "6.5"
    case t10000 = "10"
}
