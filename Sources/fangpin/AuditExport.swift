import ArgumentParser
import Casework
import Formats
import Synchronization
import Trail

/// `fangpin audit export`
struct AuditExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the sealed trail as a file that others can verify (导出).",
        discussion: """
            All entries up to the newest signed checkpoint, all checkpoints with their signatures, \
            and the public keys, as lines of text. Entries hold commitments to personal data, not \
            the data. 'fangpin audit check' and deploy/check-trail verify the file without a \
            database.
            """)

    @Option(help: "Begin behind the checkpoint with this many entries.")
    var from = 0
    @Option(help: "Where the trail goes.")
    var output: String

    func validate() throws {
        guard from >= 0 else { throw ValidationError("--from \(from) is no number of entries") }
    }

    func run() async throws {
        try await Installation.with(connections: 1) { installation in
            let file = Mutex(SentFile(try OutputFile(path: output)))
            let count = try await installation.casework.read(
                ExportTrail(
                    from: from, witnesses: try KnownWitnesses(installation.settings).keys(),
                    write: { bytes in try file.withLock { try $0.file.write(bytes) } }))
            try file.withLock { try $0.file.commit() }
            say("\(output): \(count) entries")
        }
    }

    /// A file that one transaction after the other writes to, under a lock.
    private struct SentFile: @unchecked Sendable {
        let file: OutputFile

        init(_ file: OutputFile) { self.file = file }
    }
}

/// `fangpin audit prove`
struct AuditProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write the entries of one case with the proof that they are sealed (存证).",
        discussion: """
            A small file with every entry of the case and its way to the newest signed checkpoint. \
            'fangpin audit check' and deploy/check-trail verify it without a database.
            """)

    @Argument(help: "The case's number.")
    var claim: Int64
    @Option(help: "Where the proof goes.")
    var output: String

    func run() async throws {
        try await Installation.with(connections: 1) { installation in
            let lines = try await installation.casework.read(
                ProveClaim(
                    claim, witnesses: try KnownWitnesses(installation.settings).keys()))
            let file = try OutputFile(path: output)
            try file.write(Array(lines.map { "\($0)\n" }.joined().utf8))
            try file.commit()
        }
    }
}

/// `fangpin audit checkpoint`
struct AuditCheckpoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the newest signed checkpoint with its cosignatures (检查点).",
        discussion: """
            Whoever keeps it can find out later whether entries before it were changed or cut off. \
            With --since it comes with the proof that the tree only grew, for a witness.
            """)

    @Option(help: "The number of entries of the checkpoint that the witness has.")
    var since: Int?

    func validate() throws {
        if let since, since < 0 {
            throw ValidationError("--since \(since) is no number of entries")
        }
    }

    func run() async throws {
        try await Installation.with(connections: 1) { installation in
            let text = try await installation.casework.read(ShowCheckpoint(since: since))
            try show(Array(text.utf8))
        }
    }
}

/// `fangpin audit key`
struct AuditKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Print the name and the public keys of this installation (公钥).",
        discussion: "Give them to those who check the trail by another way than the trail itself.")

    func run() async throws {
        try await Installation.with(connections: 1) { installation in
            let signer = try await installation.casework.read(SigningIdentity())
            try show(Array(TrailKeys.text(of: signer).utf8))
        }
    }
}
