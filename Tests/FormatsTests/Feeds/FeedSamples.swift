import Domain
import Formats
import Glibc

/// Three people who do not exist.
let adult = "11010519491231002X"
let child = "340299200907274075"
let elder = "340299194510276795"

/// A row of each department's feed with nothing wrong.
enum Sample {
    static let medical = [
        "证件号码": child, "姓名": "冯志庆", "结算单号": "JS1", "医疗机构": "县人民医院", "入院日期": "2026-09-13",
        "出院日期": "2026-09-15", "医疗费总额": "100.00", "基本医保支付": "40.00", "大病保险支付": "10.00",
        "医疗救助支付": "5.00", "其他补偿": "0.00", "个人自付": "45.00",
    ]
    static let disaster = [
        "证件号码": elder, "姓名": "孙小彩", "流水号": "ZH1", "灾害类型": "洪涝", "发生日期": "2026-08-10",
        "核定损失": "20000.68", "保险赔付": "0.50",
    ]
    static let civil = [
        "证件号码": adult, "姓名": "许玉", "流水号": "MZ1", "事项": "溺水", "发生日期": "2026-06-06",
        "费用": "10000.00", "已获赔偿": "12000.00",
    ]
    static let education = [
        "证件号码": child, "姓名": "冯志庆", "流水号": "JY1", "学校": "示例大学", "学段": "本科",
        "学年": "2026-2027", "学费": "5200.00", "住宿费": "800.00", "教材费": "239.55", "资助金额": "39.55",
    ]

    /// A file with these rows; cells that a row does not name are empty.
    static func file(_ form: FeedForm, _ rows: [[String: String]]) -> [UInt8] {
        var lines = [form.columns.joined(separator: ",")]
        for row in rows {
            lines.append(form.columns.map { quoted(row[$0] ?? "") }.joined(separator: ","))
        }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static func quoted(_ cell: String) -> String {
        cell.utf8.contains { ",\"\n".utf8.contains($0) }
            ? "\""
                + cell.split(separator: "\"", omittingEmptySubsequences: false)
                .joined(separator: "\"\"") + "\""
            : cell
    }
}

extension [String: String] {
    /// The row with some cells changed.
    func with(_ cells: [String: String]) -> [String: String] {
        merging(cells) { _, new in new }
    }
}

/// Runs `body` with the path of a file of these bytes.
func withFile<Result>(
    _ bytes: [UInt8], _ body: (String) async throws -> Result
) async throws -> Result {
    var template = Array("/tmp/fangpin-feed-XXXXXX\0".utf8.map { CChar(bitPattern: $0) })
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard descriptor >= 0 else { throw FileFault(path: path, operation: "open") }
    defer { unlink(path) }
    var written = 0
    while written < bytes.count {
        let count = bytes[written...].withUnsafeBytes {
            write(descriptor, $0.baseAddress, $0.count)
        }
        guard count > 0 else { throw FileFault(path: path, operation: "write") }
        written += count
    }
    close(descriptor)
    return try await body(path)
}
