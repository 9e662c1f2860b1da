import Digests
import Domain
import Store

/// 导出案件 - a list of cases leaves the house as a file.
///
/// Who took what, when and in which form stays in the trail, committed before a row is read:
/// nothing leaves without a trace.
package struct ExportCases: Action {
    package static let name = "export_cases"
    package static let permission = Permission.readCases

    package var filter: CaseFilter
    package var form: TableForm
    /// The names of the columns.
    package var columns: [String]

    package init(filter: CaseFilter, as form: TableForm, columns: [String]) {
        self.filter = filter
        self.form = form
        self.columns = columns
    }

    package func write(to request: inout CanonicalBytes) {
        for value in ExportCases.values(filter) { request.append(value.text) }
        request.append(form.rawValue)
        request.append(columns.joined(separator: ","))
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        for (name, text) in ExportCases.values(filter) {
            if let text { context.note(name, text) }
        }
        context.note("form", form.rawValue)
        context.note("columns", columns.joined(separator: " "))
        return Done()
    }

    private static func values(_ filter: CaseFilter) -> [(name: String, text: String?)] {
        [
            ("state", filter.state?.rawValue), ("cause", filter.cause?.rawValue),
            ("channel", filter.channel?.rawValue), ("area", filter.area),
        ]
    }
}
