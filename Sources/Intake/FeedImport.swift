import Domain

/// 数据收录 - decides for the rows of one file, in their order, what becomes of them: a new record, a
/// duplicate of one that is held, the replacement of one, or a refusal (contract, section 5); and
/// keeps the totals.
///
///     var intake = FeedImport(of: form.shape, register: register, firstNumber: next)
///     // for each part of the file, in order:
///     let batch = try intake.admit(matched, held: try await tx.heldRecords(matched.serials))
///     try await copy.write(batch)
///     // behind the last:
///     let outcome = try intake.finish()
package struct FeedImport: Sendable {
    private let register: Register
    private let shape: FeedShape
    private let firstNumber: Int64
    private var counts = ImportCounts()
    private var totals: RunningTotals
    private var control: ControlSums
    private var serials: SerialIndex
    /// By place of the serial: the row that is held for it now.
    private var current = HeldRows()
    private var accepted: Int32 = 0
    private var replacements: [Replacement] = []

    /// - Parameters:
    ///   - firstNumber: number of the first new record; the others follow without a gap.
    ///   - expectedRows: how many rows the file has, about.
    package init(
        of shape: FeedShape, register: Register, firstNumber: Int64, expectedRows: Int = 0
    ) {
        precondition(shape.channel.cause != nil, "applications are no feed")
        self.shape = shape
        self.register = register
        self.firstNumber = firstNumber
        self.totals = RunningTotals(register: register)
        self.control = ControlSums(columns: shape.moneyColumns)
        self.serials = SerialIndex(expected: expectedRows)
        self.current.reserve(expectedRows)
    }

    /// Decides for the rows of the next part of the file.
    ///
    /// - Parameter held: by row, the record that is held in the store for its serial; empty where
    ///   the store holds none for any. Rows of this file need not be among them.
    /// - Throws: `totalTooLarge`; then the import as a whole is refused.
    package mutating func admit(
        _ matched: MatchedRows, held: [HeldRecord?] = []
    ) throws(FeedRefusal) -> CostBatch {
        let rows = matched.rows
        precondition(rows.shape == shape, "the rows are another department's")
        precondition(held.isEmpty || held.count == rows.count, "one answer for each row")
        var batch = CostBatch(
            rows: rows, serials: matched.serials, firstNumber: firstNumber + Int64(accepted))
        batch.rejects = rows.rejects
        for row in 0..<rows.count {
            if row % Register.stride == 0 { warm(matched, row) }
            let place = matched.places[row]
            if place < 0 {
                batch.rejects.append(refusal(rows, row, place))
            } else if try !admit(matched, row, held.isEmpty ? nil : held[row], &batch) {
                batch.duplicates.append(rows.lines[row])
            }
        }
        batch.rejects.sort { $0.line < $1.line }
        warn(of: &batch)
        count(batch)
        control.add(rows)
        return batch
    }

    /// Has the memory that the next rows need brought near.
    private func warm(_ matched: MatchedRows, _ row: Int) {
        let next = row..<min(row + Register.stride, matched.rows.count)
        serials.warm(matched.serialHashes[next])
        totals.warm(matched.places[next])
    }

    /// Decides for one row whose person is known; false for a duplicate.
    private mutating func admit(
        _ matched: MatchedRows, _ row: Int, _ held: HeldRecord?, _ batch: inout CostBatch
    ) throws(FeedRefusal) -> Bool {
        let (serial, isNew) = matched.serials.withText(row) {
            serials.place(adding: $0, hash: matched.serialHashes[row])
        }
        let place = Int(matched.places[row])
        let rows = matched.rows
        let (person, household) = (matched.persons[row], matched.households[row])
        var revision: Int32 = 1
        if isNew, let held { current.append(held) }
        if !isNew || held != nil {
            let before = current.record(at: serial, register, firstNumber)
            if before.person == person, before.content == matched.contents[row] { return false }
            counts.superseded += 1
            revision = before.revision + 1
            replacements.append(
                Replacement(replaced: before.number, by: firstNumber + Int64(accepted)))
            let isSamePlace = before.person == person && before.household == household
            let isTaken =
                isSamePlace
                ? totals.add(-before.basis.rawValue, at: place, year: before.year)
                : totals.add(
                    -before.basis.rawValue, person: before.person,
                    household: before.household, year: before.year)
            guard isTaken else { throw .totalTooLarge(line: Int(rows.lines[row])) }
        }
        guard totals.add(rows.bases[row], at: place, year: rows.years[row]) else {
            throw .totalTooLarge(line: Int(rows.lines[row]))
        }
        current.put(
            at: serial, content: matched.contents[row], owner: Int32(place), number: accepted,
            revision: revision, year: rows.years[row], basis: rows.bases[row])
        batch.append(row, person, household, matched.contents[row], revision)
        accepted += 1
        return true
    }

    private func refusal(_ rows: FeedRows, _ row: Int, _ place: Int32) -> RowReject {
        if place == MatchedRows.otherName {
            return RowReject(
                line: Int(rows.lines[row]), defect: .nameMismatch, column: shape.nameColumn,
                maskedValue: Mask.name(rows.names.text(row)))
        }
        let idNumber = rows.idNumbers[row * 18..<(row + 1) * 18]
        return RowReject(
            line: Int(rows.lines[row]), defect: .personUnknown, column: shape.idColumn,
            maskedValue: Mask.idNumber(String(decoding: idNumber, as: UTF8.self)))
    }

    /// Warns of the accepted rows whose parts do not add up.
    private func warn(of batch: inout CostBatch) {
        var record = 0
        for row in batch.rows.unbalanced {
            while record < batch.count, batch.places[record] < row.place { record += 1 }
            guard record < batch.count, batch.places[record] == row.place else { continue }
            batch.warnings.append(
                RowWarning(
                    line: batch.line(record), warning: .unbalanced,
                    column: shape.moneyColumns[0], stated: row.stated, computed: row.parts))
        }
    }

    private mutating func count(_ batch: CostBatch) {
        counts.rows += batch.rows.rowCount
        counts.accepted += batch.count
        counts.duplicates += batch.duplicates.count
        for reject in batch.rejects { counts.rejected[reject.defect, default: 0] += 1 }
        for warning in batch.warnings { counts.warnings[warning.warning, default: 0] += 1 }
    }

    /// What the file has brought, when all of its parts are admitted.
    ///
    /// - Throws: `totalTooLarge`.
    package consuming func finish() throws(FeedRefusal) -> FeedOutcome {
        let differences = control.differences()
        if !differences.isEmpty { counts.warnings[.controlTotal] = 1 }
        precondition(counts.areClosed, "a row went two ways, or none")
        guard let changes = totals.changes(of: shape.channel.cause!) else {
            throw .totalTooLarge(line: nil)
        }
        return FeedOutcome(
            counts: counts, numbers: firstNumber..<firstNumber + Int64(accepted),
            replacements: replacements, persons: changes.persons,
            households: changes.households, controlDifferences: differences)
    }
}

extension CostBatch {
    fileprivate mutating func append(
        _ row: Int, _ person: Int32, _ household: Int32, _ content: ContentDigest,
        _ revision: Int32
    ) {
        places.append(Int32(row))
        persons.append(person)
        households.append(household)
        contents.append(content)
        revisions.append(revision)
    }
}
