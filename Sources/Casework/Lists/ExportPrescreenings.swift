import Digests
import Domain
import Store

/// 导出初筛结果 - what the towns made of the leads leaves the house as a file, masked.
///
/// Who took what, when and in which form stays in the trail, committed before a row is read:
/// nothing leaves without a trace.
package struct ExportPrescreenings: Action {
    package static let name = "export_prescreenings"
    package static let permission = Permission.readCases

    package var area: String?
    package var form: TableForm
    /// The names of the columns.
    package var columns: [String]

    package init(area: String?, as form: TableForm, columns: [String]) {
        self.area = area
        self.form = form
        self.columns = columns
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(area)
        request.append(form.rawValue)
        request.append(columns.joined(separator: ","))
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        if let area { context.note("area", area) }
        context.note("form", form.rawValue)
        context.note("columns", columns.joined(separator: " "))
        return Done()
    }
}
