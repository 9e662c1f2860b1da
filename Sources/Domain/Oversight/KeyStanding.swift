/// 可更换密钥 - what a key that can be exchanged is for. The raw value stands in the database.
package enum KeyKind: String, CaseIterable, Sendable {
    /// Seals columns.
    case seal
    /// Makes the codes by which sealed values are found.
    case index
}

/// 密钥状况 - a key as the database knows it: never the key, only how far it has come.
package struct KeyStanding: Sendable, Equatable {
    package var kind: KeyKind
    /// From 1; the highest makes new values.
    package var id: Int
    package var recordedAt: Instant
    /// From when on nothing can be made with it any more.
    package var closedAt: Instant?
    /// When it was destroyed. Nothing that it made was left then.
    package var destroyedAt: Instant?
    /// What is brought under it, table by table; empty for the first key.
    package var passes: [KeyPass]

    package init(
        kind: KeyKind, id: Int, recordedAt: Instant, closedAt: Instant?, destroyedAt: Instant?,
        passes: [KeyPass]
    ) {
        self.kind = kind
        self.id = id
        self.recordedAt = recordedAt
        self.closedAt = closedAt
        self.destroyedAt = destroyedAt
        self.passes = passes
    }

    /// `seal-2`
    package var name: String { "\(kind.rawValue)-\(id)" }

    /// Whether values of older keys are still being made anew under this one.
    package var isRunning: Bool { passes.contains { $0.endedAt == nil } }

    /// How many values stayed under older keys, since nobody can read them or say whose they are.
    package var skipped: Int64 { passes.reduce(0) { $0 + $1.skipped } }
}

/// 换密进度 - how far the values of one table have been brought under a key.
package struct KeyPass: Sendable, Equatable {
    /// The table, and so a sealed column or a code of it.
    package var target: String
    /// The row number that was last looked at, and the highest that there is.
    package var position: Int64
    package var last: Int64
    /// Rows that were made anew.
    package var replaced: Int64
    /// Values that could not be.
    package var skipped: Int64
    package var endedAt: Instant?

    package init(
        target: String, position: Int64, last: Int64, replaced: Int64, skipped: Int64,
        endedAt: Instant?
    ) {
        self.target = target
        self.position = position
        self.last = last
        self.replaced = replaced
        self.skipped = skipped
        self.endedAt = endedAt
    }
}
