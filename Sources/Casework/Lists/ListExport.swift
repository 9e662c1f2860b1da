import Digests
import Domain
import Store

/// 导出 - a list leaves the house as a file.
///
/// Who took what, when and in which form stays in the trail, committed before a row is read:
/// nothing leaves without a trace.
package protocol ListExport: Action where Outcome == Done {
    /// What of the list is taken, each part by its name in the trail; nil where all of it is.
    var filters: [(name: String, text: String?)] { get }
    var form: TableForm { get }
    /// The names of the columns.
    var columns: [String] { get }
}

extension ListExport {
    package func write(to request: inout CanonicalBytes) {
        for filter in filters { request.append(filter.text) }
        request.append(form.rawValue)
        request.append(columns.joined(separator: ","))
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        for (name, text) in filters {
            if let text { context.note(name, text) }
        }
        context.note("form", form.rawValue)
        context.note("columns", columns.joined(separator: " "))
        return Done()
    }
}
