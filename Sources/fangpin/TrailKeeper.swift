import Casework
import Digests
import Domain
import Formats
import Glibc

/// How the trail stands after a verification.
struct TrailStanding: Sendable {
    var entries: Int
    var head: String
    var defects: [TrailDefect]

    var isVerified: Bool { defects.isEmpty }
}

/// Seals and signs the trail and keeps what was sealed and signed outside the database, where
/// somebody who can write the tables cannot change it: `trail-heads` of the state directory has a
/// line for each sealing, `trail-checkpoint` the last checkpoint.
struct TrailKeeper: Sendable {
    let casework: Casework
    let path: String
    let checkpointPath: String

    init(_ installation: Installation) {
        self.casework = installation.casework
        self.path = installation.settings.trailHeads
        self.checkpointPath = installation.settings.trailCheckpoint
    }

    /// What the sealer remembers here.
    var memory: TrailMemory {
        TrailMemory(
            noteHead: { try note($0) }, lastSigned: { try StateFile.text(checkpointPath) },
            noteSigned: { try StateFile.replace(checkpointPath, $0) })
    }

    /// Seals what is left, or waits until the daemon that does that work has, signs and verifies
    /// everything.
    func sealAndVerify() async throws -> TrailStanding {
        let holder = "replay-\(getpid())"
        // A daemon that died holding the lease is waited for as well: leases run out in that time.
        let deadline = ContinuousClock.now + .seconds(20)
        while try await casework.read(SealingIsBehind()), ContinuousClock.now < deadline {
            if let lease = try await casework.takeLease("sealer", holder: holder, seconds: 15),
                let head = try await casework.sealTrail(under: lease)
            {
                try note(head)
            } else {
                try await Task.sleep(for: .milliseconds(200))
            }
        }
        // Where a daemon holds the lease, it signs as well. A tree that must not be signed does
        // not verify either, so the refusal is told below.
        if let lease = try await casework.takeLease("sealer", holder: holder, seconds: 15) {
            _ = try await casework.signTrail(under: lease, remembering: memory, every: 0)
        }
        try await casework.releaseLeases(of: holder)
        return try await verify()
    }

    func verify() async throws -> TrailStanding {
        let answer = try await casework.read(
            VerifyTrail(witnessed: try heads(), signed: try StateFile.text(checkpointPath)))
        return TrailStanding(
            entries: answer.entries, head: answer.head.map(Hexadecimal.text) ?? "",
            defects: answer.defects)
    }

    /// Adds a head to the file and forces it to the disk.
    func note(_ head: TrailHead) throws {
        try StateFile.append(path, "\(head.size) \(Hexadecimal.text(head.root))")
    }

    /// The heads noted so far. A last line that a power loss cut short is passed over.
    func heads() throws -> [TrailHead] {
        let text = try StateFile.text(path) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let size = Int64(parts[0]),
                let root = Digest(hex: parts[1])?.bytes
            else { return nil }
            return TrailHead(size: size, root: root)
        }
    }
}
