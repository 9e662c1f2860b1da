import Domain

/// 导出账簿 - the fund's book leaves the house as a file.
package struct ExportBook: Action, ListExport {
    package static let name = "export_book"
    package static let permission = Permission.readFund

    package var form: TableForm
    package var columns: [String]

    package init(as form: TableForm, columns: [String]) {
        self.form = form
        self.columns = columns
    }

    package var filters: [(name: String, text: String?)] { [] }
}
