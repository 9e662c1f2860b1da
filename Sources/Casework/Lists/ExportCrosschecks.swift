import Domain

/// 导出比对结果 - what the departments answered leaves the house as a file, masked.
package struct ExportCrosschecks: Action, ListExport {
    package static let name = "export_crosschecks"
    package static let permission = Permission.readCases

    package var area: String?
    package var form: TableForm
    package var columns: [String]

    package init(area: String?, as form: TableForm, columns: [String]) {
        self.area = area
        self.form = form
        self.columns = columns
    }

    package var filters: [(name: String, text: String?)] { [("area", area)] }
}
