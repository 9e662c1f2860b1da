/// A fault of the database, of the way to it, or of how it was asked.
///
/// `description` may be logged and shown: it names only the kind, the SQLSTATE and a constraint.
/// `debugDescription` has everything the server said, which can quote values, and so personal data.
/// A cancelled task gets Swift's `CancellationError` instead.
public struct PostgresError: Error, Sendable {
    public enum Kind: String, Sendable {
        /// The server refused a statement: see ``PostgresError/sqlstate``.
        case server
        /// No connection could be made, or it was lost; nothing was committed by this statement
        /// unless it ran outside a transaction.
        case connection
        /// The statement's time was up; it was cancelled.
        case timeout
        /// Every connection was in use, and the queue was full or the wait too long.
        case poolExhausted = "pool exhausted"
        /// The pool is closed.
        case poolClosed = "pool closed"
        /// The connection was lost during COMMIT: it may have been committed, or not.
        case commitUnknown = "commit unknown"
        /// COMMIT was answered with ROLLBACK, because a statement had failed and was passed over.
        case rolledBack = "rolled back"
        /// A cell does not fit the Swift type asked for.
        case decoding
        /// The caller broke a rule of this module, for example used a transaction after its end.
        case misuse
    }

    /// The step of a transaction in which it happened.
    public enum Phase: String, Sendable {
        case begin, body, commit, rollback
    }

    public var kind: Kind
    public var phase: Phase?
    /// What went wrong, in English; may quote values.
    public var message: String
    /// The five characters of the SQL standard's error code, if the server sent one.
    public var sqlstate: String?
    public var severity: String?
    public var detail: String?
    public var hint: String?
    public var context: String?
    public var schema: String?
    public var table: String?
    public var column: String?
    public var dataType: String?
    public var constraint: String?
    /// The function in PostgreSQL's source that raised it; unlike the message, never translated.
    public var routine: String?
    /// The text of the statement, with `$1` in place of values.
    public var statement: String?
    /// The place in a pipeline, counted from 0.
    public var index: Int?

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    func during(_ phase: Phase) -> PostgresError {
        var copy = self
        copy.phase = phase
        return copy
    }

    func of(_ sql: String, index: Int? = nil) -> PostgresError {
        var copy = self
        if copy.statement == nil { copy.statement = sql }
        copy.index = copy.index ?? index
        return copy
    }
}

extension PostgresError {
    /// Whether running the whole transaction again may succeed: a serialization failure, a
    /// deadlock, or a prepared statement that a change of the schema made stale. Nothing was
    /// committed.
    public var isRetryable: Bool {
        guard kind == .server || kind == .rolledBack else { return false }
        return sqlstate == "40001" || sqlstate == "40P01" || isStaleStatement
    }

    /// Whether it may pass by itself: the server is away, is being stopped or started (SQLSTATE
    /// class 57P), lacks room or connections (class 53), or all connections of the pool are in use.
    public var isTemporary: Bool {
        switch kind {
        case .connection, .poolExhausted, .poolClosed: true
        case .server: sqlstate.map { $0.hasPrefix("53") || $0.hasPrefix("57P") } ?? false
        case .timeout, .commitUnknown, .rolledBack, .decoding, .misuse: false
        }
    }

    /// Whether a prepared statement must be prepared anew: "cached plan must not change result
    /// type", or it is not known to the server.
    var isStaleStatement: Bool {
        guard kind == .server else { return false }
        return sqlstate == "26000" || sqlstate == "0A000" && routine == "RevalidateCachedQuery"
    }

    /// Whether the server ends the connection with this message: FATAL or PANIC.
    var isFatal: Bool { severity == "FATAL" || severity == "PANIC" }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
    /// For example `PostgreSQL: server, SQLSTATE 23505, constraint claim_pkey, during commit`.
    public var description: String {
        var text = "PostgreSQL: \(kind.rawValue)"
        if let sqlstate { text += ", SQLSTATE \(sqlstate)" }
        if let constraint { text += ", constraint \(constraint)" }
        if let phase { text += ", during \(phase.rawValue)" }
        return text
    }

    /// Everything that is known. It may hold personal data: keep it from the log of the public.
    public var debugDescription: String {
        let parts: [(String, String?)] = [
            ("severity", severity), ("detail", detail), ("hint", hint), ("context", context),
            ("schema", schema), ("table", table), ("column", column), ("type", dataType),
            ("routine", routine), ("index", index.map(String.init)), ("statement", statement),
        ]
        return parts.reduce("\(description): \(message)") { text, part in
            part.1.map { "\(text)\n  \(part.0): \($0)" } ?? text
        }
    }
}
