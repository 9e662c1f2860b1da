import Casework
import Digests
import Domain
import Logging
import Postgres
import Store
import Synchronization
import Vault

/// 试验办公室 - a database of its own with the county of ``TestCounty`` in it, and the office that works
/// there: the scheme is loaded, the register stands, every applicant has a lead for every cause.
package final class TestOffice: Sendable {
    package let casework: Casework
    package let clock = TestClock()
    package let database: Database
    /// What fangpin itself works with.
    package let app: Pool
    /// The owner of the schema, whom no grant binds.
    package let owner: Pool
    /// The superuser, who can also switch triggers off.
    package let root: Pool
    /// Brings claims to where a test begins.
    package let given: Given
    private let heads = Mutex<[TrailHead]>([])
    private let signed = Mutex<String?>(nil)

    /// The keys of all test databases of this process: a template is sealed with them once.
    package static let keys: Keys = try! Keys(ring: ring)
    package static let ring = KeyRing.unstored()

    package init(url: String, keys: Keys = TestOffice.keys) {
        self.app = TestDatabase.pool(url, role: "fangpin_app", size: 10)
        self.owner = TestDatabase.pool(url, role: "fangpin_owner", size: 2)
        self.root = TestDatabase.pool(url, role: nil, size: 3)
        self.database = Database(pool: app, keys: keys)
        self.casework = Casework(
            database: database, clock: clock.wall, logger: TestDatabase.silence, hashing: .cheap)
        self.given = Given(casework: casework)
    }

    /// The heads of the sealed trail, as somebody outside the database noted them.
    package var witnessed: [TrailHead] { heads.withLock { $0 } }

    /// The last checkpoint that was signed, as it was noted outside the database.
    package var lastSigned: String? { signed.withLock { $0 } }

    /// Notes a checkpoint; nil forgets it.
    package func note(signed text: String?) { signed.withLock { $0 = text } }

    /// What the office remembers of its trail outside the database.
    package var memory: TrailMemory {
        TrailMemory(
            noteHead: { head in self.heads.withLock { $0.append(head) } },
            lastSigned: { self.lastSigned }, noteSigned: { self.note(signed: $0) })
    }

    package func close() async {
        await app.close()
        await owner.close()
        await root.close()
    }
}

extension TestOffice {
    /// The code with which an action is refused; nil when it is done.
    package func refusal<A: Action>(
        of action: A, by actor: Domain.Actor, key: String? = nil
    ) async throws -> String? {
        do {
            _ = try await casework.perform(action, by: actor, key: key)
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        }
    }

    /// Where a claim stands.
    package func state(of claim: Claim.ID) async throws -> ClaimState {
        try await casework.read(OpenCase(claim, for: casework)).row.state
    }

    /// One number from the database, asked by the superuser.
    package func number(_ sql: String) async throws -> Int64 {
        try await root.withConnection { connection in
            try await connection.query(Statement(unescaped: sql))[0].decode(Int64.self)
        }
    }

    /// Changes tables behind fangpin's back: as superuser, with all triggers off.
    package func corrupt(_ sql: String) async throws {
        try await root.withConnection { connection in
            try await connection.simple(
                "begin; set local session_replication_role = replica; \(sql); commit")
        }
    }

    /// Seals everything that has been written, and signs the tree. A transaction of another test
    /// may hold that up for a moment: PostgreSQL numbers transactions of all databases together.
    package func seal() async throws {
        while true {
            let lease = try await casework.takeLease("sealer", holder: "test", seconds: 60)
            guard let lease else { throw Unsound(findings: ["the sealer's lease is taken"]) }
            if let head = try await casework.sealTrail(under: lease) {
                heads.withLock { $0.append(head) }
            }
            let waiting = try await number(
                "select (select count(*) from action_log) - (select count(*) from sealed_leaf)")
            if waiting == 0 {
                let outcome = try await casework.signTrail(
                    under: lease, remembering: memory, every: 0)
                if case .refused(let refusal) = outcome {
                    throw Unsound(findings: ["the trail is not signed: \(refusal)"])
                }
                return
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Everything that the invariants and the verification of the trail find.
    package func unsoundness() async throws -> [String] {
        let findings = try await casework.read(RunChecks()).map { "\($0.check): \($0.detail)" }
        let trail = try await casework.read(VerifyTrail(witnessed: witnessed, signed: lastSigned))
        return findings + trail.defects.map { "trail: \($0)" }
    }
}

/// A database that its own invariants, or the verification of its trail, complain about.
package struct Unsound: Error, CustomStringConvertible {
    package var findings: [String]

    package init(findings: [String]) { self.findings = findings }

    package var description: String { findings.joined(separator: "\n") }
}

/// Opens an office for the time of `body`. Afterwards the trail is sealed, all checks must find
/// nothing and the trail must verify.
///
/// - Parameters:
///   - granted: what the treasury has granted the fund at the start.
///   - isSoundAtEnd: false for a test that corrupts the database itself.
/// - Throws: ``Unsound``.
package func withOffice(
    granted: Fen = .yuan(500_000), isSoundAtEnd: Bool = true,
    caller: isolated (any _Concurrency.Actor)? = #isolation,
    _ body: (TestOffice) async throws -> Void
) async throws {
    try await ScratchCluster.shared.withDatabase(template: .office) { url in
        let office = TestOffice(url: url)
        do {
            if granted > .zero { try await office.given.grant(granted) }
            try await body(office)
            if isSoundAtEnd {
                try await office.seal()
                let findings = try await office.unsoundness()
                guard findings.isEmpty else { throw Unsound(findings: findings) }
            }
        } catch {
            await office.close()
            throw error
        }
        await office.close()
    }
}
