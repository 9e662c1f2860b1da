import Domain

/// Takes values out of the parts of a bank's message. What cannot be taken is noted with its place
/// and comes back as nil, so that the reading goes on to the next mistake.
struct PartReader {
    var problems: ProblemList

    /// A descendant that must be there.
    mutating func required(_ parent: XMLPart, _ names: String...) -> XMLPart? {
        var part = parent
        for name in names {
            guard let next = part.first(name) else {
                let path = ([parent.name] + names).joined(separator: "/")
                problems.add(
                    .missing, line: part.line, column: part.column, "\(path) is missing")
                return nil
            }
            part = next
        }
        return part
    }

    /// The text of a descendant that must be there and say something.
    mutating func text(_ parent: XMLPart, _ name: String) -> String? {
        guard let part = required(parent, name) else { return nil }
        let value = part.value
        if value.isEmpty {
            problems.add(.missing, line: part.line, column: part.column, "\(name) is empty")
            return nil
        }
        return value
    }

    /// An amount in CNY.
    mutating func amount(_ part: XMLPart) -> Fen? {
        let currency = part.attributes["Ccy"] ?? ""
        guard currency == "CNY" else {
            let shown = currency.isEmpty ? "no currency" : "the currency '\(shortened(currency))'"
            problems.add(
                .currency, line: part.line, column: part.column,
                "\(part.name) has \(shown) where only CNY is kept",
                "ask the bank for the statement of the CNY account")
            return nil
        }
        do throws(FieldDefect) {
            return try XMLValues.amount(part.value)
        } catch {
            add(.amount, part, error)
            return nil
        }
    }

    /// The amount of a child that must be there.
    mutating func requiredAmount(_ parent: XMLPart) -> Fen? {
        guard let part = required(parent, "Amt") else { return nil }
        return amount(part)
    }

    /// The day of a `DateAndDateTime` choice, which holds `Dt` or `DtTm`.
    mutating func day(_ parent: XMLPart) -> Day? {
        guard let part = parent.first("Dt") ?? parent.first("DtTm") else {
            problems.add(
                .missing, line: parent.line, column: parent.column,
                "\(parent.name) has neither Dt nor DtTm")
            return nil
        }
        return plainDay(part)
    }

    /// The day that an element itself holds.
    mutating func plainDay(_ part: XMLPart) -> Day? {
        do throws(FieldDefect) {
            return try XMLValues.day(part.value)
        } catch {
            add(.date, part, error)
            return nil
        }
    }

    /// The child `CdtDbtInd`, which must be there.
    mutating func direction(_ parent: XMLPart) -> BankDirection? {
        guard let part = required(parent, "CdtDbtInd") else { return nil }
        return direction(of: part)
    }

    /// What a `CdtDbtInd` says.
    mutating func direction(of part: XMLPart) -> BankDirection? {
        switch part.value {
        case "CRDT": return .credit
        case "DBIT": return .debit
        default:
            problems.add(
                .direction, line: part.line, column: part.column,
                "CdtDbtInd '\(shortened(part.value))' is neither CRDT nor DBIT")
            return nil
        }
    }

    private mutating func add(
        _ kind: BankFileProblem.Kind, _ part: XMLPart, _ defect: FieldDefect
    ) {
        let what =
            switch defect {
            case .empty: "is empty"
            case .tooManyDecimals: "has more than two decimals"
            case .tooLarge: "is larger than any county's money"
            case .noSuchDay: "is no day of the calendar"
            case .unreadable, .misplacedComma, .damaged, .check: "cannot be read"
            }
        problems.add(
            kind, line: part.line, column: part.column,
            "\(part.name) '\(shortened(part.value))' \(what)")
    }
}

extension BankStatement {
    /// Whether the entries together move more than any county's money. What is read is bounded so
    /// that no sum of it can be too large for a `Fen`.
    var isBeyondBounds: Bool {
        entries.reduce(Int128(0)) { $0 + Int128($1.amount.rawValue) }
            > Int128(Fen.readableLimit.rawValue)
    }
}

/// The beginning of a value, enough to find it in the file and no way to flood a report.
func shortened(_ text: String, to length: Int = 40) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= length ? text : String(scalars.prefix(length)) + "…"
}
