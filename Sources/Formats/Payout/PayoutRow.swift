import Domain

/// 测算行 - a household as a row of the payout calculator's input (contract, section 2) gives it.
package struct PayoutRow {
    /// As it stands in the file. Valid while the row is the cursor's.
    package let householdID: CellBytes
    /// The place of its class among the scheme's classes.
    package let classIndex: Int
    package let members: Int
    package let income: Income
    package let bases: CauseAmounts
    package let excluded: Bool
    package let paidThisYear: Fen
}

/// What is wrong with a cell of a row that is left out.
package struct PayoutRowDefect: Equatable, Sendable, CustomStringConvertible {
    /// The name in the header.
    package let column: String
    /// What stands in the cell, shortened.
    package let value: String
    /// What is wrong with it and what to do.
    package let advice: String

    /// `column members: "0" is less than 1; …`.
    package var description: String { "column \(column): \(value.quoted) \(advice)" }
}

/// Reads the rows of the payout calculator's input.
package struct PayoutRowReader: Sendable {
    /// What is wrong with the row that was read last, if it was not usable.
    package private(set) var defects: [PayoutRowDefect] = []

    private let classes: [[UInt8]]
    private let defaultClass: Int
    private let header: CSVHeader
    private let places: [Int]

    private static let columns = [
        "household_id", "class", "members", "wage", "business_income", "business_cost", "property",
        "transfer", "illness", "education", "disaster", "accident", "excluded", "paid_this_year",
    ]

    /// - Throws: `CSVDefect.missingColumns`, `repeatedColumns`.
    package init(header: CSVHeader, scheme: Scheme) throws(CSVDefect) {
        places = try header.columns(PayoutRowReader.columns)
        guard let index = scheme.classes.firstIndex(where: { $0.id == scheme.defaultClass }) else {
            preconditionFailure("the default class is one of the scheme's classes")
        }
        self.header = header
        classes = scheme.classes.map { Array($0.id.rawValue.utf8) }
        defaultClass = index
    }

    /// Reads the cursor's row; nil, with ``defects``, if a cell of it is not usable.
    package mutating func read(_ rows: borrowing CSVRows) -> PayoutRow? {
        if !defects.isEmpty { defects.removeAll() }
        // A quote that is not closed swallows cells, so it is the reason for their wrong number.
        switch rows.defect {
        case nil, .strayQuote: break
        case .textAfterQuote(let cell), .unterminatedQuote(let cell):
            refuse(
                name(cell), rows.cell(cell),
                "has quotes that do not match; double the quotes inside a cell and close it")
            return nil
        }
        guard rows.count == header.count else {
            refuseCount(rows)
            return nil
        }
        let row = PayoutRow(
            householdID: rows.cell(places[0]),
            classIndex: classIndex(rows),
            members: members(rows),
            income: Income(
                wage: money(rows, 3), businessIncome: money(rows, 4),
                businessCost: money(rows, 5), property: money(rows, 6),
                transfer: money(rows, 7)),
            bases: CauseAmounts(
                illness: amount(rows, 8), education: amount(rows, 9),
                disaster: amount(rows, 10), accident: amount(rows, 11)),
            excluded: excluded(rows),
            paidThisYear: amount(rows, 13))
        return defects.isEmpty ? row : nil
    }

    private mutating func classIndex(_ rows: borrowing CSVRows) -> Int {
        let cell = rows.cell(places[1]).trimmed()
        if cell.isEmpty { return defaultClass }
        for index in classes.indices where classes[index].elementsEqual(cell) { return index }
        let known = classes.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", ")
        refuse(1, cell, "is no class of the scheme; use one of \(known), or leave it empty")
        return defaultClass
    }

    private mutating func members(_ rows: borrowing CSVRows) -> Int {
        let cell = rows.cell(places[2])
        do throws(FieldDefect) {
            let members = try FieldReader.number(cell)
            if members >= 1 { return members }
            refuse(2, cell, "is less than 1; give the number of people in the household")
        } catch {
            let advice =
                error == .unreadable
                ? "is no whole number; give the number of people in the household"
                : error.description
            refuse(2, cell, advice)
        }
        return 1
    }

    @inline(__always)
    private mutating func money(_ rows: borrowing CSVRows, _ column: Int) -> Fen {
        let cell = rows.cell(places[column])
        do throws(FieldDefect) { return try FieldReader.money(cell) } catch {
            refuse(
                column, cell,
                error == .unreadable
                    ? "is no amount of yuan; write it like 1234.50" : error.description
            )
            return .zero
        }
    }

    @inline(__always)
    private mutating func amount(_ rows: borrowing CSVRows, _ column: Int) -> Fen {
        let amount = money(rows, column)
        if amount < .zero {
            refuse(column, rows.cell(places[column]), "is negative; give zero or more")
        }
        return amount
    }

    private mutating func excluded(_ rows: borrowing CSVRows) -> Bool {
        let cell = rows.cell(places[12])
        if cell.count == 1, cell[0] == Byte.zero || cell[0] == Byte.zero + 1 {
            return cell[0] != Byte.zero
        }
        do throws(FieldDefect) {
            switch try FieldReader.number(cell) {
            case 0: return false
            case 1: return true
            default: throw .unreadable
            }
        } catch {
            refuse(12, cell, "is neither 0 nor 1; give 1 for an excluded household, else 0")
            return false
        }
    }

    private mutating func refuse(_ column: Int, _ cell: CellBytes, _ advice: String) {
        refuse(PayoutRowReader.columns[column], cell, advice)
    }

    private mutating func refuse(_ column: String, _ cell: CellBytes, _ advice: String) {
        // What is shown is shortened anyway; a cell may be as long as a file.
        let value = String(decoding: cell.prefix(200), as: UTF8.self)
        defects.append(PayoutRowDefect(column: column, value: value, advice: advice))
    }

    /// The name of a cell; its number, from 1, where the header has no name for it.
    private func name(_ cell: Int) -> String {
        cell < header.count ? header.names[cell] : "\(cell + 1)"
    }

    private mutating func refuseCount(_ rows: borrowing CSVRows) {
        let isShort = rows.count < header.count
        let last = rows.cell(isShort ? rows.count - 1 : header.count)
        refuse(
            name(isShort ? rows.count : header.count), isShort ? last.part(0, 0) : last,
            "is \(isShort ? "missing" : "too much"): the row has \(rows.count) cells, the header "
                + "\(header.count); a comma inside a cell needs quotes around the cell")
    }
}
