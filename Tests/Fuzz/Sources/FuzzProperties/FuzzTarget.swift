/// What is fuzzed, each a reader of something that comes from outside. The raw value names its
/// corpus in `Tests/Fuzz/Corpus`.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case csv
    case gb18030
    case idNumber = "id_number"
    case money
    case date
    case name
    case schemeYAML = "scheme_yaml"
    case camt053
    case statementCSV = "statement_csv"
    case httpParameters = "http_parameters"
    case feed
    case county
    case payout
    case sample
    case record
    case paymentNumber = "payment_number"

    /// Tries one input.
    ///
    /// - Throws: ``Broken`` for a property that does not hold. That a reader refuses the input is
    ///   no such thing.
    package func check(_ bytes: [UInt8]) throws {
        switch self {
        case .csv: try CSVProperties.check(bytes)
        case .gb18030: try EncodingProperties.check(bytes)
        case .idNumber: try IDNumberProperties.check(bytes)
        case .money: try MoneyProperties.check(bytes)
        case .date: try DateProperties.check(bytes)
        case .name: try NameProperties.check(bytes)
        case .schemeYAML: try SchemeProperties.check(bytes)
        case .camt053: try CamtProperties.check(bytes)
        case .statementCSV: try MappedStatementProperties.check(bytes)
        case .httpParameters: try ParameterProperties.check(bytes)
        case .feed: try FeedProperties.check(bytes)
        case .county: try CountyProperties.check(bytes)
        case .payout: try PayoutProperties.check(bytes)
        case .sample: try SampleProperties.check(bytes)
        case .record: try RecordProperties.check(bytes)
        case .paymentNumber: try PaymentNumberProperties.check(bytes)
        }
    }
}
