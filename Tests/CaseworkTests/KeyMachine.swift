import Casework
import Digests
import Domain
import Foundation
import Postgres
import Store
import TestSupport
import Testing
import Vault

/// Opens an office whose keys lie in the directory of a machine.
func withKeyedOffice(
    _ body: (TestOffice, Machine) async throws -> Void
) async throws {
    try await withOffice { office in
        let machine = try Machine(office)
        try await FingerprintRegister(pool: office.app).record(TestOffice.ring.fingerprints)
        try await body(office, machine)
    }
}

/// 机器 - a machine with a key directory, on which any number of daemons run.
final class Machine: Sendable {
    let office: TestOffice
    let keys: KeyDirectory
    private let pool: Pool
    private let folder: String

    init(_ office: TestOffice) throws {
        self.office = office
        self.folder = FileManager.default.temporaryDirectory
            .appending(path: "fangpin-keys-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        self.keys = KeyDirectory("\(folder)/keys")
        self.pool = office.app
        _ = try KeyRing.importing(TestOffice.ring.export(), into: keys)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func hasFile(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(keys.path)/\(name)")
    }

    /// A daemon that was there before any exchange: of keys that were exchanged it has the first
    /// ones, as long as they are there, and learns of later ones by itself.
    func daemon() -> Casework {
        let first = TestOffice.ring.fingerprints.filter {
            hasFile("\($0.purpose.rawValue)-\($0.id).key")
        }
        let ring = try! KeyRing.open(directory: keys, recorded: first)
        return Casework(
            database: Database(pool: pool, keys: try! Keys(ring: ring), directory: keys),
            clock: office.clock.wall, logger: TestDatabase.silence, hashing: .cheap)
    }
}

extension Machine {
    /// Something in every place that has values of a key.
    func furnish() async throws {
        for household in TestCounty.applicants.prefix(3) {
            _ = try await office.casework.perform(
                RecordCrosschecks(
                    household: household,
                    crosschecks: [office.given.comparison(of: household)]), by: Staff.handler)
        }
        _ = try await office.enrol(try await office.session(of: Staff.approver).session)
    }

    func isRunning(_ kind: KeyKind) async throws -> Bool {
        try await office.casework.read(KeyStandings()).contains { $0.kind == kind && $0.isRunning }
    }

    /// Ends every connection that is at work, whatever it is at.
    func endConnections() async throws {
        for _ in 0..<3 {
            _ = try await office.number(
                """
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()
                    and state in ('active', 'idle in transaction')
                """)
        }
    }

    func register(
        _ id: HouseholdID, of persons: [Person], by daemon: Casework? = nil
    ) async throws {
        var register = CountyRegister()
        var household = TestCounty.households[0]
        household.id = id
        register.households = [household]
        register.persons = persons.map { person in
            var member = person
            member.household = id
            return member
        }
        _ = try await (daemon ?? self.daemon()).perform(
            RegisterCounty(register: register, digest: HashAlgorithm.sha256.hash("\(id)")),
            by: Staff.handler)
    }

    func finds(_ idNumber: String, by daemon: Casework? = nil) async throws -> Bool {
        let found = try await (daemon ?? self.daemon()).read(
            FindPerson(idNumber: try #require(IDNumber(idNumber))))
        return found.count == 1
    }

    /// How many rows of a department's file were taken.
    func feed(_ name: String, _ text: String, by daemon: Casework) async throws -> Int {
        let path = "\(folder)/\(name)"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        let bytes = Array(text.utf8)
        let outcome = try await daemon.perform(
            ImportFeed(
                fileName: name, channel: .medical, path: path,
                digest: HashAlgorithm.sha256.hash(bytes), for: daemon), by: Staff.handler)
        return outcome.accepted
    }

    func refusal(
        destroying kind: KeyKind, _ id: Int, with daemon: Casework, _ confirmation: String? = nil
    ) async throws -> String? {
        do {
            try await daemon.destroyKey(
                DestroyKey(kind, id: id, confirmation: confirmation ?? "\(kind.rawValue)-\(id)"),
                by: .operator)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// With what the database refuses a script of fangpin's own role.
    func code(of script: String) async throws -> String? {
        do {
            try await office.app.withConnection { connection in
                try await connection.transaction { try await $0.simple(script) }
            }
            return nil
        } catch let error as PostgresError where error.sqlstate != nil {
            return error.sqlstate
        }
    }
}

extension Machine {
    /// Opens every sealed value of the county, and finds everybody by the ID number.
    func expectAllReadable(
        _ when: Comment, by daemon: Casework? = nil, finding: Bool = true
    ) async throws {
        let daemon = daemon ?? self.daemon()
        for household in TestCounty.households {
            for (datum, value) in [
                (PersonalDatum.headIDNumber, household.headIDNumber),
                (.account, household.account.number.revealed),
                (.phone, household.phone.revealed),
            ] {
                let found = try await daemon.read(Datum(household: household.id, datum: datum))
                #expect(found == value, when)
            }
        }
        let rows = try await office.root.withConnection { connection in
            try await connection.query("select no, id_sealed from person")
                .map { try $0.decode((Int32, [UInt8]).self) }
        }
        let persons = try await daemon.read(PersonNumbers(rows: rows))
        for person in TestCounty.persons {
            #expect(persons.contains(person.idNumber.revealed), when)
            guard finding else { continue }
            #expect(try await finds(person.idNumber.revealed, by: daemon), when)
        }
    }

    /// What the household has, opened.
    private struct Datum: Inquiry {
        var household: HouseholdID
        var datum: PersonalDatum

        func answer(in tx: Store.Transaction) async throws -> String {
            try await tx.openText(datum, of: household)
        }
    }

    /// Persons' ID numbers, opened.
    private struct PersonNumbers: Inquiry {
        var rows: [(Int32, [UInt8])]

        func answer(in tx: Store.Transaction) async throws -> Set<String> {
            let column = SealedColumn(table: "person", column: "id_sealed")
            return Set(
                try rows.map { number, value in
                    try tx.keys.vault.openText(value, in: column, row: .number(Int64(number)))
                })
        }
    }
}

extension TestCounty {
    /// A person whom the register does not know.
    static func newcomer(_ number: Int) -> Person {
        let id = idNumber(500 + number)
        var person = persons[0]
        person.idNumber = Sensitive(id.rawValue)
        person.name = "新人\(number)"
        return person
    }
}
