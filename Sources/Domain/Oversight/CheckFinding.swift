/// 检查发现 - a row that an invariant gave: something that must not be.
package struct CheckFinding: Sendable, Equatable {
    package var check: String
    /// The row's cells, as text.
    package var detail: String

    package init(
        check: String, detail: String
    ) {
        self.check = check
        self.detail = detail
    }
}
