import Domain

/// 导出案件 - a list of cases leaves the house as a file.
package struct ExportCases: Action, ListExport {
    package static let name = "export_cases"
    package static let permission = Permission.readCases

    package var filter: CaseFilter
    package var form: TableForm
    package var columns: [String]

    package init(filter: CaseFilter, as form: TableForm, columns: [String]) {
        self.filter = filter
        self.form = form
        self.columns = columns
    }

    package var filters: [(name: String, text: String?)] {
        [
            ("state", filter.state?.rawValue), ("cause", filter.cause?.rawValue),
            ("channel", filter.channel?.rawValue), ("area", filter.area),
        ]
    }
}
