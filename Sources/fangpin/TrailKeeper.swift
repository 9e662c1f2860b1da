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

/// Seals the trail and keeps its heads outside the database, where somebody who can write the
/// tables cannot change them: a line for each sealing in `trail-heads` of the state directory.
struct TrailKeeper: Sendable {
    let casework: Casework
    let path: String

    init(_ installation: Installation) {
        self.casework = installation.casework
        self.path = installation.settings.trailHeads
    }

    /// Seals what is left, or waits until the daemon that does that work has, and verifies
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
        try await casework.releaseLeases(of: holder)
        return try await verify()
    }

    func verify() async throws -> TrailStanding {
        let answer = try await casework.read(VerifyTrail(witnessed: try heads()))
        return TrailStanding(
            entries: answer.entries, head: answer.head.map(Hexadecimal.text) ?? "",
            defects: answer.defects)
    }

    /// Adds a head to the file and forces it to the disk.
    func note(_ head: TrailHead) throws {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileFault(path: path, operation: "open") }
        defer { close(file) }
        let line = Array("\(head.size) \(Hexadecimal.text(head.root))\n".utf8)
        guard write(file, line, line.count) == line.count, fsync(file) == 0 else {
            throw FileFault(path: path, operation: "write")
        }
    }

    /// The heads noted so far. A last line that a power loss cut short is passed over.
    func heads() throws -> [TrailHead] {
        guard access(path, F_OK) == 0 else { return [] }
        let text = String(decoding: try InputFile.bytes(path: path), as: UTF8.self)
        return text.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: " ")
            guard parts.count == 2, let size = Int64(parts[0]),
                let root = Digest(hex: parts[1])?.bytes
            else { return nil }
            return TrailHead(size: size, root: root)
        }
    }
}
