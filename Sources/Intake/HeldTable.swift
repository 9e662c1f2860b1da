import Domain

/// 现有记录表 - the records that are held for the serials of one department, in memory: what answers an
/// import's questions without a look-up in the store for each row.
package struct HeldTable: Sendable {
    private var serials: SerialIndex
    private var records: [HeldRecord] = []

    /// - Parameter expected: how many records will be put in; more are welcome.
    package init(expected: Int = 0) {
        self.serials = SerialIndex(expected: expected)
        self.records.reserveCapacity(expected)
    }

    package var count: Int { records.count }

    /// Sets what is held for a serial.
    package mutating func put(_ record: HeldRecord, for serial: UnsafeBufferPointer<UInt8>) {
        let (place, isNew) = serials.place(adding: serial, hash: SerialIndex.hash(serial))
        if isNew { records.append(record) } else { records[place] = record }
    }

    /// Takes in what an import has admitted.
    package mutating func put(_ batch: CostBatch) {
        for index in 0..<batch.count {
            let row = Int(batch.places[index])
            let record = HeldRecord(
                number: batch.firstNumber + Int64(index), revision: batch.revisions[index],
                person: batch.persons[index], household: batch.households[index],
                year: batch.rows.years[row], basis: Fen(batch.rows.bases[row]),
                content: batch.contents[index])
            batch.serials.withText(row) { put(record, for: $0) }
        }
    }

    /// What is held for the serial of each row; empty where nothing is held for any.
    package func answers(for matched: MatchedRows) -> [HeldRecord?] {
        if records.isEmpty { return [] }
        return (0..<matched.rows.count).map { row in
            matched.serials.withText(row) {
                serials.place(of: $0, hash: matched.serialHashes[row]).map { records[$0] }
            }
        }
    }

    /// Everything that is held, in no particular order.
    package var all: [HeldRecord] { records }
}
