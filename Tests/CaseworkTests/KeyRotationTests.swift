import Casework
import Domain
import Foundation
import Postgres
import Seeding
import Store
import TestSupport
import Testing
import Vault

/// Keys are exchanged while the county works: nothing is lost, nobody waits, and a daemon that has
/// not the new key yet finds it or says that it needs it.
@Suite struct KeyRotationTests {
    /// Whatever is exchanged, and however often it is cut off: every value is readable, everybody
    /// is found, and the older key goes only when nothing of it is left.
    @Test(arguments: TestRun.cases(0..<40, sample: 4))
    func everyValueStaysReadable(number: Int) async throws {
        try await withKeyedOffice { office, machine in
            var random = Seeded(UInt64(number))
            let kind: KeyKind = number.isMultiple(of: 2) ? .seal : .index
            try await machine.furnish()
            try await machine.expectAllReadable("before")
            var daemon = machine.daemon()
            _ = try await daemon.rotateKey(kind, by: .operator)
            #expect(
                try await machine.refusal(destroying: kind, 1, with: daemon) == "key_in_use")
            var rounds = 0
            while try await machine.isRunning(kind) {
                rounds += 1
                try #require(rounds < 400)
                switch Int.random(in: 0..<4, using: &random) {
                case 0:
                    // kill -9: the server loses the daemon in the middle of whatever it does.
                    let dying = daemon
                    async let work = try? dying.renewValues(limit: 3)
                    try await machine.endConnections()
                    _ = await work
                    daemon = machine.daemon()
                case 1:
                    // Somebody goes on working with the key of before.
                    let id = HouseholdID("N\(rounds)")
                    let person = TestCounty.newcomer(rounds)
                    try await machine.register(id, of: [person])
                    #expect(try await machine.finds(person.idNumber.revealed))
                default:
                    let limit = Int.random(in: 1...9, using: &random)
                    _ = try await daemon.renewValues(limit: limit)
                }
                if rounds % 5 == 0 { try await machine.expectAllReadable("round \(rounds)") }
            }
            try await machine.expectAllReadable("after")
            let left = try await office.number(
                """
                with scope as (select set_config('fangpin.area', '/', false),
                    set_config('fangpin.insurer', '/', false))
                select values_under('\(kind.rawValue)', 1) from scope
                """)
            #expect(left == 0)
            try await daemon.destroyKey(
                DestroyKey(kind, id: 1, confirmation: "\(kind.rawValue)-1"), by: .operator)
            #expect(!machine.hasFile("\(kind.rawValue)-1.key"))
            try await machine.expectAllReadable("without the old key", by: machine.daemon())
            let leaves = try await office.number(
                """
                select count(*) from action_log where action in ('rotate_key', 'destroy_key')
                """)
            #expect(leaves == 2)
        }
    }

    /// A daemon that was there before reads, writes and finds as if it had always had the key.
    @Test func anOlderDaemonTakesTheNewKeyByItself() async throws {
        try await withKeyedOffice { office, machine in
            let (older, newer) = (machine.daemon(), machine.daemon())
            for kind in KeyKind.allCases { _ = try await newer.rotateKey(kind, by: .operator) }
            let person = TestCounty.newcomer(1)
            try await machine.register("N1", of: [person], by: older)
            let under = try await office.number(
                """
                select count(*) from person where sealed_key(id_sealed) = 2 and id_index_key = 2
                """)
            #expect(under == 1)
            while try await newer.renewValues() {}
            try await machine.expectAllReadable("by the older daemon", by: older)
            #expect(try await machine.finds(person.idNumber.revealed, by: older))
        }
    }

    /// A daemon on a machine without the key neither writes nor looks up, and says why; it reads
    /// what is under its own keys. With the key it goes on.
    @Test func aDaemonWithoutTheNewKeyRefusesUntilItHasIt() async throws {
        try await withKeyedOffice { office, machine in
            let elsewhere = try Machine(office)
            let stranger = elsewhere.daemon()
            for kind in KeyKind.allCases {
                _ = try await machine.daemon().rotateKey(kind, by: .operator)
            }
            let person = TestCounty.newcomer(1)
            await #expect(throws: KeysOutdated.self) {
                try await machine.register("N1", of: [person], by: stranger)
            }
            await #expect(throws: KeysOutdated.self) {
                _ = try await machine.finds(TestCounty.persons[0].idNumber.revealed, by: stranger)
            }
            await #expect(throws: KeysOutdated.self) {
                _ = try await stranger.read(KeysAreCurrent())
            }
            try await elsewhere.expectAllReadable("before they are renewed", finding: false)
            while try await machine.daemon().renewValues() {}
            await #expect(throws: KeysOutdated.self) {
                try await elsewhere.expectAllReadable("after", finding: false)
            }
            _ = try KeyRing.importing(
                KeyRing.open(directory: machine.keys, createIfMissing: false).export(),
                into: elsewhere.keys)
            try await elsewhere.expectAllReadable("with the key", by: stranger)
            try await elsewhere.register("N1", of: [person], by: stranger)
            #expect(try await elsewhere.finds(person.idNumber.revealed, by: stranger))
        }
    }

    /// A feed that comes in the middle of an exchange matches everybody, whichever code they have.
    @Test func feedsAndComparisonsMatchInTheMiddle() async throws {
        try await withKeyedOffice { office, machine in
            let household = TestCounty.applicants[3]
            let check = office.given.comparison(of: household, ruling: .explained)
            func compare(_ daemon: Casework) async throws -> CrosscheckList.Outcome {
                try await daemon.perform(
                    CrosscheckList(rows: [.init(household: household, crosscheck: check)]),
                    by: Staff.handler)
            }
            let daemon = machine.daemon()
            #expect(try await compare(daemon).recorded == 1)
            _ = try await daemon.rotateKey(.index, by: .operator)
            for round in 0..<60 where try await machine.isRunning(.index) {
                _ = try await daemon.renewValues(limit: 5)
                #expect(try await compare(daemon).standing == 1, "round \(round)")
                guard round % 3 == 0 else { continue }
                var feed = MedicalFeed()
                for (place, person) in TestCounty.persons.enumerated() {
                    feed.add(person, "R\(round)-\(place)", own: .yuan(10))
                }
                let outcome = try await machine.feed("r\(round).csv", feed.text, by: daemon)
                #expect(outcome == TestCounty.persons.count, "round \(round)")
            }
            #expect(try await !machine.isRunning(.index))
            #expect(try await compare(machine.daemon()).standing == 1)
        }
    }

    @Test func aKeyEndsInItsOrder() async throws {
        try await withKeyedOffice { office, machine in
            let daemon = machine.daemon()
            func destroying(_ id: Int, _ confirmation: String? = nil) async throws -> String? {
                try await machine.refusal(destroying: .seal, id, with: daemon, confirmation)
            }
            #expect(try await destroying(7) == "key_not_found")
            #expect(try await destroying(1) == "key_in_use")
            _ = try await daemon.rotateKey(.seal, by: .operator)
            await #expect(throws: Refusal.keyChangeRuns("seal-2")) {
                _ = try await daemon.rotateKey(.seal, by: .operator)
            }
            await #expect(throws: Refusal.notPermitted(.operate)) {
                _ = try await daemon.rotateKey(.index, by: Staff.securityAdministrator)
            }
            #expect(try await destroying(1) == "key_in_use")
            // Not by SQL either.
            let scope = """
                select set_config('fangpin.area', '/', true),
                    set_config('fangpin.insurer', '/', true);
                """
            for (change, code) in [
                ("destroyed_at = now()", "23514"),
                ("closed_at = now(), destroyed_at = now()", "FP010"),
            ] {
                let found = try await machine.code(
                    of: "\(scope) update key_fingerprint set \(change) "
                        + "where purpose = 'seal' and key_id = 1")
                #expect(found == "FP010" || found == code, "\(change): \(found ?? "-")")
            }
            let blind = try await machine.code(
                of: """
                    update key_fingerprint set closed_at = now(), destroyed_at = now()
                    where purpose = 'seal' and key_id = 1
                    """)
            #expect(blind == "FP010")
            while try await daemon.renewValues() {}
            #expect(try await destroying(1, "seal-2") == "key_not_confirmed")
            #expect(try await destroying(2) == "key_in_use")
            #expect(try await destroying(1) == nil)
            #expect(try await destroying(1) == nil)
            _ = try await daemon.rotateKey(.seal, by: .operator)
            #expect(try await daemon.read(KeyStandings()).last { $0.kind == .seal }?.id == 3)
        }
    }

    /// A value that nobody can read any more is left as it is and counted; its key is kept.
    @Test func whatCannotBeReadIsLeftAndKeepsItsKey() async throws {
        try await withKeyedOffice { office, machine in
            try await office.corrupt(
                """
                update person set id_sealed =
                    set_byte(id_sealed, 20, 255 - get_byte(id_sealed, 20)) where no = 3
                """)
            let value = "select hashtext(id_sealed::text)::bigint from person where no = 3"
            let before = try await office.number(value)
            let daemon = machine.daemon()
            _ = try await daemon.rotateKey(.seal, by: .operator)
            while try await daemon.renewValues(limit: 4) {}
            let standing = try #require(
                try await daemon.read(KeyStandings()).last { $0.kind == .seal })
            #expect(!standing.isRunning && standing.skipped == 1)
            #expect(
                try await machine.refusal(destroying: .seal, 1, with: daemon) == "key_in_use")
            #expect(try await office.number(value) == before)
        }
    }
}
