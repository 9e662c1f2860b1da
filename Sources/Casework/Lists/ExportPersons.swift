import Domain

/// 导出名册 - the register's persons leave the house as a file, masked.
package struct ExportPersons: Action, ListExport {
    package static let name = "export_persons"
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
