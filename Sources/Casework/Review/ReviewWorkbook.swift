import Domain
import Formats

extension Casework {
    /// 工作簿 - tables as one Excel workbook, for the doors, which do not see `Formats`.
    package static func workbook(of sheets: [TableSheet]) -> [UInt8] {
        Formats.workbook(of: sheets)
    }
}
