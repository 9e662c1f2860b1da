/// An SQL statement with its values.
///
/// It is written as a string in which every `\(value)` is a binding, never text:
///
///     let rows = try await tx.query("select name from person where id = \(id)")
///
/// The only door for text is `\(unescaped:)`, for names that the program itself chose.
public struct Statement: Sendable {
    /// The text, with `$1`, `$2`, ... where the values go.
    public internal(set) var sql: String
    var bindings: [Binding]
    var values: PostgresBuffer

    /// One value: where its placeholder stands in `sql`, and where its bytes are in `values`.
    struct Binding: Sendable {
        var position: Int32
        var type: PostgresType
        var offset: Int32
        /// -1 for NULL.
        var length: Int32
    }

    /// The most bindings that the protocol allows in one statement: their number has 16 bits.
    public static let maximumBindings = 65_535

    init(sql: String, bindings: [Binding] = [], values: PostgresBuffer = .init(capacity: 0)) {
        self.sql = sql
        self.bindings = bindings
        self.values = values
    }

    /// A statement without values, from text that the program itself made: a migration, a script.
    public init(unescaped sql: String) { self.init(sql: sql) }

    /// The statements one after another, with a separator between them.
    public init(
        joined statements: some Sequence<Statement>, separator: Statement = ", "
    ) {
        self.init(sql: "")
        var isFirst = true
        for statement in statements {
            if !isFirst { append(separator) }
            append(statement)
            isFirst = false
        }
    }

    public static func + (left: Statement, right: Statement) -> Statement {
        var sum = left
        sum.append(right)
        return sum
    }

    public static func += (left: inout Statement, right: Statement) { left.append(right) }

    mutating func bind<Value: PostgresEncodable>(_ value: Value) {
        let start = values.count
        let isNull = value.isPostgresNull
        if !isNull { value.encode(into: &values) }
        bindings.append(
            Binding(
                position: Int32(sql.utf8.count), type: Value.postgresType, offset: Int32(start),
                length: isNull ? -1 : Int32(values.count - start)))
        sql += "$"
        sql += String(bindings.count)
    }

    /// Whether the text ends with the `$n` of the last binding.
    var endsInPlaceholder: Bool {
        guard let last = bindings.last else { return false }
        return sql.utf8.dropFirst(Int(last.position) + 1)
            .allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }

    /// Appends another statement; its placeholders are renumbered.
    mutating func append(_ other: Statement) {
        if other.bindings.isEmpty {
            sql += other.sql
            return
        }
        let text = other.sql.utf8
        var copied = text.startIndex
        for binding in other.bindings {
            let placeholder = text.index(text.startIndex, offsetBy: Int(binding.position))
            sql += String(other.sql[copied..<placeholder])
            let end = text[text.index(after: placeholder)...]
                .firstIndex { $0 < UInt8(ascii: "0") || $0 > UInt8(ascii: "9") }
            copied = end ?? text.endIndex
            var moved = binding
            moved.position = Int32(sql.utf8.count)
            moved.offset = Int32(values.count)
            other.values.withUnsafeBytes { bytes in
                guard binding.length > 0 else { return }
                let start = Int(binding.offset)
                values.append(
                    UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(binding.length)]))
            }
            bindings.append(moved)
            sql += "$\(bindings.count)"
        }
        sql += String(other.sql[copied...])
    }
}

extension Statement: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { self.init(sql: value) }

    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.statement }

    public struct StringInterpolation: StringInterpolationProtocol {
        var statement: Statement

        public init(literalCapacity: Int, interpolationCount: Int) {
            var sql = ""
            sql.reserveCapacity(literalCapacity + interpolationCount * 3)
            statement = Statement(
                sql: sql, values: PostgresBuffer(capacity: interpolationCount * 16))
            statement.bindings.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            // `\(x)0` must not become `$10`.
            if statement.endsInPlaceholder, let first = literal.utf8.first,
                first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9")
            {
                statement.sql += " "
            }
            statement.sql += literal
        }

        /// A value: becomes `$n`.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value) {
            statement.bind(value)
        }

        /// A value or NULL. The overload tells the compiler that nil is meant here, and not
        /// forgotten.
        public mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
            statement.bind(value)
        }

        /// A value that is cast on the server: `\(state, as: "case_state")` becomes
        /// `$n::case_state`. The type's name is text; it must be the program's own.
        public mutating func appendInterpolation<Value: PostgresEncodable>(
            _ value: Value, as type: StaticString
        ) {
            statement.bind(value)
            statement.sql += "::\(type)"
        }

        /// A comparison with any of the values: `where id \(in: ids)` becomes `where id = any($1)`,
        /// and `where id = $1` for a single one. The server keeps the plan of an equality, but
        /// makes the one of an array anew each time, for it cannot know how long arrays will be.
        public mutating func appendInterpolation<Value: PostgresEncodable>(in values: [Value])
        where [Value]: PostgresEncodable {
            if values.count == 1 {
                statement.sql += "= "
                statement.bind(values[0])
            } else {
                statement.sql += "= any("
                statement.bind(values)
                statement.sql += ")"
            }
        }

        /// How many rows at most, as text: `limit \(rows: 51)`. The server keeps the plan of a
        /// limit that it knows. For one that is a value it expects a tenth of the table, finds that
        /// dear, and plans the statement anew each time, which can take longer than its rows.
        public mutating func appendInterpolation(rows: Int) {
            precondition(rows >= 0, "a limit of \(rows) rows")
            statement.sql += String(rows)
        }

        /// Another statement, with its values.
        public mutating func appendInterpolation(_ part: Statement) { statement.append(part) }

        /// Text that is not a value: the name of a table or a column that the program chose. Never
        /// anything that came from outside.
        public mutating func appendInterpolation(unescaped text: String) {
            statement.sql += text
        }
    }
}

extension Statement: CustomStringConvertible {
    /// The text without the values, so that it can be logged.
    public var description: String { sql }
}
