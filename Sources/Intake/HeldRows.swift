import Domain

/// The rows that are held now for the serials of a file, by the place of the serial: of the store,
/// or of the file itself.
///
/// Column by column, for a file may have millions; a row of the store keeps its whole record aside.
struct HeldRows: Sendable {
    private var contents: [ContentDigest] = []
    /// Place in the register of whose it is.
    private var owners: [Int32] = []
    /// Which new record it is, counted from 0; the complement of a place in ``stored`` for one that
    /// the store held before.
    private var numbers: [Int32] = []
    private var revisions: [Int32] = []
    private var years: [Int16] = []
    private var bases: [Int64] = []
    private var stored: [HeldRecord] = []

    mutating func reserve(_ count: Int) {
        contents.reserveCapacity(count)
        owners.reserveCapacity(count)
        numbers.reserveCapacity(count)
        revisions.reserveCapacity(count)
        years.reserveCapacity(count)
        bases.reserveCapacity(count)
    }

    /// Appends what the store holds for the next serial.
    mutating func append(_ record: HeldRecord) {
        stored.append(record)
        put(
            at: contents.count, content: record.content, owner: 0,
            number: ~Int32(stored.count - 1), revision: record.revision, year: record.year,
            basis: record.basis.rawValue)
    }

    /// Sets what is held for a serial, or appends it for the next one.
    mutating func put(
        at serial: Int, content: ContentDigest, owner: Int32, number: Int32, revision: Int32,
        year: Int16, basis: Int64
    ) {
        if serial < contents.count {
            contents[serial] = content
            owners[serial] = owner
            numbers[serial] = number
            revisions[serial] = revision
            years[serial] = year
            bases[serial] = basis
            return
        }
        precondition(serial == contents.count, "serials come in the order of their places")
        contents.append(content)
        owners.append(owner)
        numbers.append(number)
        revisions.append(revision)
        years.append(year)
        bases.append(basis)
    }

    func record(at serial: Int, _ register: Register, _ firstNumber: Int64) -> HeldRecord {
        let number = numbers[serial]
        if number < 0 { return stored[Int(~number)] }
        let (person, household) = register.numbers(at: Int(owners[serial]))
        return HeldRecord(
            number: firstNumber + Int64(number), revision: revisions[serial], person: person,
            household: household, year: years[serial], basis: Fen(bases[serial]),
            content: contents[serial])
    }
}
