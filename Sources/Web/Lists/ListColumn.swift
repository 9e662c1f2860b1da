import Domain
import Wording

/// One column of a list: its name and its value for programs, its heading and its words for people.
/// JSON, CSV, workbooks and the API's description are made of the same columns.
struct ListColumn<Row: Sendable>: Sendable {
    let name: String
    let heading: Text
    let kind: TableColumn.Kind
    let shape: Shape
    let value: @Sendable (Row) -> TableCell
    /// Nil where people read what programs do.
    var words: (@Sendable (Row, Language) -> TableCell)?

    func cell(_ row: Row, in language: Language) -> TableCell {
        words?(row, language) ?? value(row)
    }

    static func text(
        _ name: String, _ heading: Text, _ value: @escaping @Sendable (Row) -> String?
    ) -> ListColumn {
        ListColumn(name: name, heading: heading, kind: .text, shape: .text) {
            value($0).map { .text($0) } ?? TableCell.none
        }
    }

    /// The number of a record. In a spreadsheet it is text: nobody adds it up.
    static func number(
        _ name: String, _ heading: Text, _ value: @escaping @Sendable (Row) -> Int64
    ) -> ListColumn {
        ListColumn(name: name, heading: heading, kind: .text, shape: .integer) {
            .number(value($0))
        } words: { row, _ in
            .text(value(row).description)
        }
    }

    static func money(
        _ name: String, _ heading: Text, _ value: @escaping @Sendable (Row) -> Fen?
    ) -> ListColumn {
        ListColumn(name: name, heading: heading, kind: .money, shape: .yuan) {
            value($0).map { .money($0) } ?? TableCell.none
        }
    }

    static func day(
        _ name: String, _ heading: Text, _ value: @escaping @Sendable (Row) -> Day?
    ) -> ListColumn {
        ListColumn(name: name, heading: heading, kind: .day, shape: .day) {
            value($0).map { .day($0) } ?? TableCell.none
        }
    }

    /// One of a list of codes, which people read in words.
    static func choice<Code: RawRepresentable & CaseIterable & Sendable>(
        _ name: String, _ heading: Text, _ value: @escaping @Sendable (Row) -> Code,
        words: @escaping @Sendable (Code) -> Text
    ) -> ListColumn where Code.RawValue == String {
        ListColumn(name: name, heading: heading, kind: .text, shape: .choice(Code.self)) {
            .text(value($0).rawValue)
        } words: { row, language in
            .text(words(value(row))[language])
        }
    }
}
