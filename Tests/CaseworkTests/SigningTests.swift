import Casework
import Digests
import Domain
import Store
import TestSupport
import Testing
import Trail

@Suite struct SigningTests {
    private let signer = NoteSigner(TestOffice.keys.signing)

    private func sign(_ office: TestOffice, every interval: Int64 = 0) async throws -> Signing {
        let lease = try #require(
            try await office.casework.takeLease("sealer", holder: "test", seconds: 60))
        return try await office.casework.signTrail(
            under: lease, remembering: office.memory, every: interval)
    }

    private func pass(seconds: Int64, in office: TestOffice) {
        let now = office.casework.now.microseconds
        office.clock.set(Instant(microseconds: now + seconds * 1_000_000))
    }

    private func fill(_ office: TestOffice) async throws {
        for state in [ClaimState.accepted, .verified, .posted] {
            _ = try await office.given.claim(state)
            try await office.seal()
        }
    }

    /// Each checkpoint is the head of its size, signed, and remembered; nothing is signed twice.
    @Test func everySealingIsSigned() async throws {
        try await withOffice { office in
            try await fill(office)
            let last = try #require(office.lastSigned)
            let own = try #require(signer.own(last))
            #expect(own.root.bytes == office.witnessed.last?.root)
            #expect(Int64(own.size) == office.witnessed.last?.size)
            #expect(try await sign(office) == .nothing)
            #expect(try await office.number("select count(*) from checkpoint") == 3)
        }
    }

    /// Between checkpoints there is a minute, unless the clock was set back.
    @Test func checkpointsKeepTheirDistance() async throws {
        try await withOffice { office in
            try await office.seal()
            pass(seconds: 59, in: office)
            _ = try await office.given.claim(.accepted)
            try await sealOnly(office)
            #expect(try await sign(office, every: 60) == .nothing)
            pass(seconds: 2, in: office)
            let size = try #require(office.witnessed.last?.size)
            #expect(try await sign(office, every: 60) == .signed(size: size))
        }
    }

    /// A daemon that died between commit and noting, and one whose state directory is new.
    @Test func aMemoryThatIsBehindCatchesUp() async throws {
        try await withOffice { office in
            try await office.seal()
            let first = office.lastSigned
            try await fill(office)
            let last = office.lastSigned
            for memory in [first, nil] {
                office.note(signed: memory)
                #expect(try await sign(office) == .nothing)
                #expect(office.lastSigned == last)
            }
        }
    }

    /// Whoever changes the sealed trail gets no signature for it, and the verification says why.
    @Test(arguments: [
        "update sealed_leaf set leaf = decode(repeat('00', 32), 'hex') where seq = 8",
        "update tree_head set frontier = (select frontier from tree_head order by size limit 1)",
        "delete from sealed_leaf where seq = 8",
        "delete from checkpoint where size > 5",
        "delete from checkpoint",
        "update checkpoint set text = replace(text, e'\\n\\n', e'x\\n\\n')",
        "delete from tree_head where size > 5; delete from sealed_leaf where seq >= 5; "
            + "delete from checkpoint where size > 5",
    ])
    func whatWasChangedIsNotSigned(_ script: String) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            try await office.seal()
            try await fill(office)
            _ = try await office.given.claim(.accepted)
            try await office.corrupt(script)
            try await sealOnly(office)
            if script.split(separator: " ").prefix(3).contains("sealed_leaf") {
                // Before the last checkpoint only who was there looks: a daemon whose own last
                // checkpoint is older than the database's.
                let first = try #require(try await office.casework.read(CheckpointOfSize(5)))
                office.note(signed: "\(first)")
            }
            let before = office.lastSigned
            guard case .refused(let refusal) = try await sign(office) else {
                Issue.record("\(script): was signed")
                return
            }
            #expect(!"\(refusal)".isEmpty)
            #expect(office.lastSigned == before)
            let answer = try await office.casework.read(
                VerifyTrail(witnessed: [], signed: office.lastSigned))
            // Checkpoints that only the database has lost are missed by nobody but the signer; the
            // tree, sealed again, is the same.
            let isOnlyLost = script.contains("delete from checkpoint")
            #expect(!answer.defects.isEmpty || isOnlyLost, "\(script)")
            for defect in answer.defects { #expect("\(defect)".contains(" ")) }
        }
    }

    private func sealOnly(_ office: TestOffice) async throws {
        let lease = try #require(
            try await office.casework.takeLease("sealer", holder: "test", seconds: 60))
        _ = try await wait {
            if let head = try await office.casework.sealTrail(under: lease) {
                try office.memory.noteHead(head)
            }
            return try await !office.casework.read(SealingIsBehind())
        }
    }
}
