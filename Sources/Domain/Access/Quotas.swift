/// 查人限额 - how many look-ups for a person an officer may make: a clerk with a queue before the
/// desk needs some forty an hour, and who tries numbers needs thousands.
package enum LookUpTerms {
    package static let perHour = 120
    package static let windowSeconds: Int64 = 3_600
}

/// 查阅限额 - how much of the register one officer, or one system, may read in an hour, masked as it
/// is. Whoever walks the cases or the households one by one has the county's poor in the end, and a
/// mask does not hide who lives where (OWASP ASVS 5.0 2.4.1). People's work stays far below:
///
/// | What | In an hour | A day's work, at its busiest |
/// |---|---|---|
/// | a case or household opened | 600 | one every six seconds, for an hour |
/// | persons listed | 6,000 | 120 pages of the register |
/// | cases listed | 20,000 | 400 pages, each filter anew |
///
/// What was read within the hour already is not counted again: it tells nothing new. Files are not
/// counted, for each leaves a leaf that says who took what.
package enum ReadingTerms {
    package static let windowSeconds: Int64 = 3_600

    /// What is read.
    package enum Kind: String, CaseIterable, Sendable {
        /// 案卷、农户档案
        case records
        /// 人员名册
        case persons
        /// 案件列表
        case cases

        /// Rows in an hour; an opened record is one.
        package var perHour: Int {
            switch self {
            case .records: 600
            case .persons: 6_000
            case .cases: 20_000
            }
        }
    }

    /// Readers that are remembered; beyond, those whose hour began first are forgotten.
    package static let readers = 10_000
}
