import Digests
import Domain
import Store

/// 导出账簿 - the fund's book leaves the house as a file.
///
/// Who took what, when and in which form stays in the trail, committed before a row is read:
/// nothing leaves without a trace.
package struct ExportBook: Action {
    package static let name = "export_book"
    package static let permission = Permission.readFund

    package var form: TableForm
    /// The names of the columns.
    package var columns: [String]

    package init(as form: TableForm, columns: [String]) {
        self.form = form
        self.columns = columns
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(form.rawValue)
        request.append(columns.joined(separator: ","))
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        context.note("form", form.rawValue)
        context.note("columns", columns.joined(separator: " "))
        return Done()
    }
}
