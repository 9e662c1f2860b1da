import Domain

/// 导出初筛结果 - what the towns made of the leads leaves the house as a file, masked.
package struct ExportPrescreenings: Action, ListExport {
    package static let name = "export_prescreenings"
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
