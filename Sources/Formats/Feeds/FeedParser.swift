import Domain

/// Reads the rows of a department's feed: cells to values, the first thing wrong with a row to a
/// reject.
///
/// A parser knows where the columns of one file are. It holds no state between calls and may be
/// used by several threads at once, each with its own part of the file.
package struct FeedParser: Sendable {
    package let form: FeedForm
    private let cellCount: Int
    private let idNumber: Int
    private let name: Int
    private let serial: Int
    private let schoolYear: Int?
    private let dates: [Int]
    private let amounts: [Int]
    private let texts: [Int]

    /// - Throws: `CSVDefect.missingColumns`, `CSVDefect.repeatedColumns`.
    package init(_ form: FeedForm, header: CSVHeader) throws(CSVDefect) {
        _ = try header.columns(form.columns)
        let shape = form.shape
        self.form = form
        self.cellCount = header.count
        self.idNumber = header.index(of: shape.idColumn)!
        self.name = header.index(of: shape.nameColumn)!
        self.serial = header.index(of: shape.serialColumn)!
        self.schoolYear = form.schoolYearColumn.map { header.index(of: $0)! }
        self.dates = shape.dateColumns.map { header.index(of: $0)! }
        self.amounts = shape.moneyColumns.map { header.index(of: $0)! }
        self.texts = shape.textColumns.map { header.index(of: $0)! }
    }

    /// Reads all rows that are left under the cursor.
    ///
    /// - Parameter count: how many they are, about, so that room can be made at once.
    package func parse(_ rows: inout CSVRows, expecting count: Int = 0) -> FeedRows {
        var parsed = FeedRows(shape: form.shape)
        parsed.reserve(rows: count)
        while rows.next() {
            if isControlTotal(rows.cell(0)) {
                parsed.controlTotals.append(controlTotal(rows))
            } else if let reject = take(rows, into: &parsed) {
                parsed.rejects.append(reject)
            }
        }
        return parsed
    }

    /// About how many rows so many bytes are; rather too many than too few.
    func expectedRows(in length: Int) -> Int { length / (cellCount * FeedParser.cellLength) }

    /// Whether the first cell of a row says `合计`: then the row is the file's own control total.
    private func isControlTotal(_ cell: CellBytes) -> Bool {
        guard cell.count >= FeedParser.total.count, !Byte.isDigit(cell[0]) else { return false }
        return cell.trimmed().elementsEqual(FeedParser.total)
    }

    private static let total = Array("合计".utf8)

    /// Bytes of a cell with its comma: less than the files of any department have.
    private static let cellLength = 9

    private func controlTotal(_ rows: borrowing CSVRows) -> ControlTotal {
        var cells: [ControlTotal.Cell] = []
        for column in amounts {
            // The cell with the word itself states nothing.
            if column == 0 || column >= rows.count || rows.isEmpty(column) {
                cells.append(.blank)
            } else if let amount = try? rows.money(column) {
                cells.append(.amount(amount))
            } else {
                cells.append(.unreadable)
            }
        }
        return ControlTotal(line: rows.line, cells: cells)
    }

    /// Reads one row into `parsed`, or says why it is refused.
    private func take(_ rows: borrowing CSVRows, into parsed: inout FeedRows) -> RowReject? {
        // Such a row adds nothing to the sums: no cell of it belongs to a column.
        if let reject = rows.refusal(expecting: cellCount) { return reject }
        let unread = takeAmounts(rows, into: &parsed)
        var refused: RowReject?
        do throws(FieldDefect) {
            let key = try rows.idNumberKey(idNumber)
            refused = unread.map {
                refusal(rows, .amount, amounts[$0], form.shape.moneyColumns[$0])
            }
            refused = refused ?? takeDates(rows, into: &parsed)
            if refused == nil { take(rows, key, into: &parsed) }
        } catch {
            let defect = error == .damaged ? RowDefect.idDamaged : .idCheck
            refused = refusal(rows, defect, idNumber, form.shape.idColumn)
        }
        if refused != nil { drop(from: &parsed) }
        return refused
    }

    /// Appends the row's amounts, counts them in the sums, and names the first that cannot be read.
    private func takeAmounts(_ rows: borrowing CSVRows, into parsed: inout FeedRows) -> Int? {
        var unread: Int?
        for index in amounts.indices {
            do throws(FieldDefect) {
                let amount = try rows.money(amounts[index]).rawValue
                parsed.columnSums[index] += Int128(amount)
                parsed.amounts.append(amount)
            } catch {
                parsed.amounts.append(0)
                if unread == nil { unread = index }
            }
        }
        return unread
    }

    /// Appends the row's dates and its year, or refuses it.
    private func takeDates(_ rows: borrowing CSVRows, into parsed: inout FeedRows) -> RowReject? {
        var last = Day(number: 0)
        for index in dates.indices {
            do throws(FieldDefect) {
                last = try rows.day(dates[index])
                parsed.dates.append(last.number)
            } catch {
                return refusal(rows, .date, dates[index], form.shape.dateColumns[index])
            }
        }
        guard let schoolYear else {
            parsed.years.append(Int16(last.year))
            return nil
        }
        guard let year = SchoolYear.beginning(rows.cell(schoolYear)) else {
            return refusal(rows, .date, schoolYear, form.schoolYearColumn!)
        }
        parsed.years.append(year)
        return nil
    }

    /// Appends the rest of a row with which nothing is wrong.
    private func take(
        _ rows: borrowing CSVRows, _ key: IDNumberKey, into parsed: inout FeedRows
    ) {
        let place = parsed.lines.count
        parsed.lines.append(Int32(clamping: rows.line))
        appendIDNumber(rows.cell(idNumber), key, to: &parsed.idNumbers)
        parsed.names.append(rows.name(name))
        appendSerial(rows.cell(serial), to: &parsed.serials)
        for column in texts { parsed.texts.append(rows.cell(column).trimmed()) }
        let first = place * amounts.count
        var basis: Int64 = 0
        for index in amounts.indices {
            basis += form.weights[index] * parsed.amounts[first + index]
        }
        parsed.bases.append(basis)
        guard form.isBalanced else { return }
        let stated = parsed.amounts[first]
        let parts = parsed.amounts[(first + 1)...].reduce(0, +)
        if parts != stated {
            parsed.unbalanced.append(
                UnbalancedRow(place: Int32(place), stated: Fen(stated), parts: Int128(parts)))
        }
    }

    /// Takes back what a row left that was refused in the middle.
    private func drop(from parsed: inout FeedRows) {
        let count = parsed.lines.count
        parsed.amounts.removeLast(parsed.amounts.count - count * amounts.count)
        parsed.dates.removeLast(parsed.dates.count - count * dates.count)
        parsed.years.removeLast(parsed.years.count - count)
    }

    private func refusal(
        _ rows: borrowing CSVRows, _ defect: RowDefect, _ cell: Int, _ column: String
    ) -> RowReject {
        let isIDNumber = defect == .idCheck || defect == .idDamaged
        return RowReject(
            line: rows.line, defect: defect, column: column,
            maskedValue: isIDNumber
                ? ShownCell.idNumber(rows.cell(cell)) : ShownCell.value(rows.cell(cell)))
    }
}

/// Appends the eighteen characters of an ID number.
private func appendIDNumber(_ cell: CellBytes, _ key: IDNumberKey, to target: inout [UInt8]) {
    // Nearly every cell is the number already; only the `x` may be small.
    if cell.count == 18, Byte.isDigit(cell[0]), Byte.isDigit(cell[16]) {
        target.append(contentsOf: cell.part(0, 17))
        target.append(cell[17] == UInt8(ascii: "x") ? UInt8(ascii: "X") : cell[17])
    } else {
        target.append(contentsOf: key.text.utf8)
    }
}

/// Appends a serial without white space at its ends, full-width characters made half-width: the
/// same number typed in another width is the same number.
private func appendSerial(_ cell: CellBytes, to serials: inout TextColumn) {
    let trimmed = cell.trimmed()
    guard trimmed.contains(where: { $0 >= 0x80 }) else {
        serials.append(trimmed)
        return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: trimmed.count) { target in
        let length = writeHalfWidth(trimmed, to: target)
        let written = CellBytes(UnsafeMutableBufferPointer(rebasing: target[..<length]))
        serials.append(written.trimmed())
    }
}
