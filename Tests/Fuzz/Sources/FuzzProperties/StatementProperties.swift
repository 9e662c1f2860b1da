import Domain
import Formats

/// camt.053: what is taken has sums that can be formed and places that are there; a document type,
/// with which every attack on a reader of XML begins, is never taken.
enum CamtProperties {
    static func check(_ bytes: [UInt8]) throws {
        let file: StatementFile
        do throws(BankFileRefusal) {
            file = try CamtReader.read(bytes, file: "statement.xml")
        } catch {
            return try StatementProperties.check(error.problems, bytes)
        }
        try hold(!file.statements.isEmpty, "a file without statements")
        for statement in file.statements { try StatementProperties.check(statement) }
        try StatementProperties.check(file.notes, bytes)
        try hold(!declares(bytes), "a document type is taken")
        try same(
            BankStatement.inOrder(file.statements).count, file.statements.count, "statements")
    }

    /// Whether something begins with `<!` that is neither comment nor character data.
    private static func declares(_ bytes: [UInt8]) -> Bool {
        guard var rest = (try? SourceText(bytes)).map({ $0.string[...] }) else { return false }
        while let start = rest.firstIndex(of: "<") {
            rest = rest[start...]
            let kinds = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")]
            guard let kind = kinds.first(where: { rest.hasPrefix($0.0) }) else {
                if rest.hasPrefix("<!") { return true }
                rest = rest.dropFirst()
                continue
            }
            guard let end = rest.dropFirst(kind.0.count).firstRange(of: kind.1) else {
                return false
            }
            rest = rest[end.upperBound...]
        }
        return false
    }
}

/// A bank's CSV by its mapping, in each of the ways that banks write amounts.
enum MappedStatementProperties {
    static func check(_ bytes: [UInt8]) throws {
        for mapping in mappings {
            for (opening, closing) in [(nil, nil), (Fen.yuan(100_000), Fen?.some(.zero))] {
                let heading = StatementHeading(
                    key: StatementKey(account: "6228", id: "S-1", sequence: 1), opening: opening,
                    closing: closing)
                try check(bytes, heading, mapping)
            }
        }
    }

    private static func check(
        _ bytes: [UInt8], _ heading: StatementHeading, _ mapping: StatementMapping
    ) throws {
        let file: StatementFile
        do throws(BankFileRefusal) {
            file = try MappedStatementReader.read(
                bytes, file: "statement.csv", heading: heading, mapping: mapping)
        } catch {
            return try StatementProperties.check(error.problems, bytes)
        }
        for statement in file.statements { try StatementProperties.check(statement) }
    }

    private static let mappings = [
        StatementMapping(bookedOn: "日期", amounts: .signed("金额"), endToEndID: "附言"),
        StatementMapping(
            bookedOn: "日期", amounts: .split(debit: "借方", credit: "贷方"), endToEndID: "附言",
            remittance: "附言", balance: "余额"),
        StatementMapping(
            bookedOn: "日期", valueOn: "起息日",
            amounts: .marked("金额", by: "借贷", debit: ["借", "D"], credit: ["贷", "C"]),
            endToEndID: "附言", servicerReference: "流水号", balance: "余额", newestFirst: true),
    ]
}

/// What holds for statements, whichever form they came in.
enum StatementProperties {
    static func check(_ statement: BankStatement) throws {
        let limit = Int128(Fen.readableLimit.rawValue)
        let moved = statement.entries.reduce(Int128(0)) { $0 + Int128($1.amount.rawValue) }
        try hold(moved <= limit, "the entries move \(moved) fen")
        let sum = statement.entries.reduce(Int128(statement.opening.rawValue)) {
            $0 + ($1.direction == .credit ? 1 : -1) * Int128($1.amount.rawValue)
        }
        try same(statement.unproven, Int128(statement.closing.rawValue) - sum, "what is unproven")
        try hold(!statement.key.account.isEmpty, "a statement without account")
        for entry in statement.entries {
            try hold(entry.amount >= .zero, "an amount below zero")
            guard let movements = entry.movements else { continue }
            let parts = movements.reduce(Int128(0)) { $0 + Int128($1.signed.rawValue) }
            try same(parts, Int128(entry.signed.rawValue), "the movements of an entry")
        }
    }

    static func check(_ problems: [BankFileProblem], _ bytes: [UInt8]) throws {
        let lines = bytes.count { $0 == 10 } + 1
        for problem in problems {
            try hold((1...lines).contains(problem.line ?? 1), "\(problem) is in no line")
            try hold((problem.column ?? 1) >= 1, "\(problem) is in no column")
            try hold(!problem.what.isEmpty && !problem.remedy.isEmpty, "\(problem) says nothing")
        }
    }
}
