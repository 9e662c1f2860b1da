import Domain

/// 自主申报表 - reads `applications.csv`: who asks for help, for which cause.
///
/// The rows are checked as those of the feeds are (contract, section 5), as far as they have the
/// columns: there is no name to compare.
package enum ApplicationForm {
    package static let filedOn = "申请日期"
    package static let way = "渠道"
    package static let idNumber = "申请人证件号码"
    package static let cause = "原因"
    package static let statedAmount = "申报金额"
    package static let remark = "说明"

    /// Columns that a file must have; `渠道` and `说明` may be missing.
    package static let columns = [filedOn, idNumber, cause, statedAmount]

    /// Reads a file that is in memory.
    ///
    /// - Throws: `CSVDefect`.
    package static func read(_ bytes: [UInt8]) throws(CSVDefect) -> ApplicationRows {
        let table = try CSVTable(bytes)
        _ = try table.header.columns(columns)
        var parsed = ApplicationRows(idColumn: idNumber)
        table.withRows { rows in
            while rows.next() {
                do throws(RowRefusal) {
                    parsed.rows.append(try row(rows, table.header))
                } catch {
                    parsed.rejects.append(error.reject)
                }
            }
        }
        return parsed
    }

    private static func row(
        _ rows: borrowing CSVRows, _ header: CSVHeader
    ) throws(RowRefusal) -> ApplicationRows.Row {
        let cells = try Cells(rows, header)
        let idNumber = try cells.read(rows, idNumber) {
            cell throws(FieldDefect) in try FieldReader.idNumber(cell)
        }
        let amount = try cells.read(rows, statedAmount, refusing: .amount) {
            cell throws(FieldDefect) in try FieldReader.money(cell)
        }
        let filedOn = try cells.read(rows, filedOn, refusing: .date) {
            cell throws(FieldDefect) in try FieldReader.day(cell)
        }
        let cause = try cells.read(rows, cause, refusing: .cause) {
            cell throws(FieldDefect) in
            let term = String(decoding: cell.trimmed(), as: UTF8.self)
            guard let cause = Cause(term: term) else { throw .unreadable }
            return cause
        }
        return ApplicationRows.Row(
            line: rows.line, idNumber: idNumber,
            application: Application(
                filedOn: filedOn, way: cells.text(rows, way), cause: cause,
                statedAmount: amount, remark: cells.text(rows, remark)))
    }

    /// The columns of one row by name.
    private struct Cells {
        let header: CSVHeader

        init(_ rows: borrowing CSVRows, _ header: CSVHeader) throws(RowRefusal) {
            self.header = header
            if let reject = rows.refusal(expecting: header.count) {
                throw RowRefusal(reject: reject)
            }
        }

        /// Reads a cell; without a defect of its own the cell is an ID number.
        func read<Value>(
            _ rows: borrowing CSVRows, _ column: String, refusing defect: RowDefect? = nil,
            _ read: (CellBytes) throws(FieldDefect) -> Value
        ) throws(RowRefusal) -> Value {
            let cell = rows.cell(header.index(of: column)!)
            do throws(FieldDefect) { return try read(cell) } catch {
                let ofID = error == .damaged ? RowDefect.idDamaged : .idCheck
                throw RowRefusal(
                    reject: RowReject(
                        line: rows.line, defect: defect ?? ofID, column: column,
                        maskedValue: defect == nil
                            ? ShownCell.idNumber(cell) : ShownCell.value(cell)))
            }
        }

        func text(_ rows: borrowing CSVRows, _ column: String) -> String {
            header.index(of: column).map { rows.trimmedText($0) } ?? ""
        }
    }

    private struct RowRefusal: Error {
        let reject: RowReject
    }
}
