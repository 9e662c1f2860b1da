import ArgumentParser
import Casework
import Digests
import Domain
import Formats
import Trail
import Vault

/// `fangpin audit cosign` - run by the witness; needs no database.
struct AuditCosign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cosign",
        abstract: "Witness another installation's trail: cosign its newest checkpoint (见证).",
        discussion: """
            FILE is an export, a checkpoint, or a checkpoint with the proof of growth since the \
            one that was cosigned last ('audit checkpoint --since'). What was cosigned last is kept \
            in the state directory; a trail that does not contain it is not cosigned (exit status \
            1). Prints the checkpoint with the cosignature, for 'audit accept' on the other side.
            """)

    @Argument(help: "What the other installation sent.")
    var file: String
    @Option(help: "Its public key (PEM), from another source; needed the first time.")
    var key: [String] = []

    func run() throws {
        let settings = try Settings.fromEnvironment()
        let ring = try KeyRing.open(directory: settings.keys, createIfMissing: false)
        let signer = NoteSigner(SigningKeys(keys: ring))
        try OutputFolder.make(settings.witnessedLogs)
        let note = try StateFile.alone(in: settings.witnessedLogs) {
            try cosign(by: signer, in: settings.witnessedLogs)
        }
        try show(Array("\(note)".utf8))
    }

    private func cosign(by signer: NoteSigner, in folder: String) throws -> SignedNote {
        let shown = try WitnessedFile(path: file)
        let path = "\(folder)/\(HashAlgorithm.sm3.hash(shown.origin).hex.prefix(32))"
        let memory = try StateFile.text(path).map { text in
            guard let memory = WitnessMemory(text) else {
                throw Failure(.configuration, "\(path): is not as it was written; put it back")
            }
            return memory
        }
        var keys = memory?.keys ?? []
        for key in try key.flatMap(TrailKeys.read) where !keys.contains(key) { keys.append(key) }
        guard !keys.isEmpty else {
            throw Failure(
                .usage, "\(shown.origin) was never cosigned here: give its public key with --key")
        }
        let note = try shown.note(provedBy: keys, after: memory)
        let checkpoint = try WitnessMemory.checkpoint(of: note, keys: keys)
        // First remembered, then signed: whoever crashes in between has promised nothing.
        try StateFile.replace(path, "\(try WitnessMemory(keys: keys, note: note))")
        var cosigned = note
        let seconds = WallClock.system.now().microseconds / 1_000_000
        cosigned.add(signer.cosign(checkpoint, at: seconds))
        return cosigned
    }
}

/// What a witness is shown.
private struct WitnessedFile {
    let path: String
    let origin: String
    private let form: Form

    private enum Form {
        case trail
        case checkpoint(SignedNote, GrowthProof?)
    }

    init(path: String) throws {
        self.path = path
        var head: [String] = []
        _ = try? InputFile.lines(path: path) { line in
            head.append(String(line))
            if head.count == 2 { throw Enough() }
        }
        if head.first == "\(TrailLine.trail)", case .origin(let name) = TrailLine(head.last ?? "") {
            (origin, form) = (name, .trail)
            return
        }
        let text = String(decoding: try InputFile.bytes(path: path), as: UTF8.self)
        let proof = GrowthProof(text)
        guard let note = proof?.note ?? SignedNote(text), let checkpoint = note.checkpoint else {
            throw Failure(.data, "\(path): is no trail and no signed checkpoint")
        }
        (origin, form) = (checkpoint.origin, .checkpoint(note, proof))
    }

    private struct Enough: Error {}

    /// The newest checkpoint, once it is proven to continue the last one that was cosigned.
    func note(provedBy keys: [VerifyingKey], after memory: WitnessMemory?) throws -> SignedNote {
        switch form {
        case .checkpoint(let note, let proof):
            let checkpoint = try WitnessMemory.checkpoint(of: note, keys: keys)
            try memory?.check(checkpoint, grewBy: proof)
            return note
        case .trail:
            var trust = TrailTrust(
                keys: keys.map { ("--key", $0) },
                anchors: memory.map { [("the last cosigned checkpoint", $0.note)] } ?? [])
            trust.everyKeySigns = false
            let report = try TrailReport.checking(path, by: trust)
            guard report.isSound, let note = report.newest else {
                let lines = report.lines.map { "\(path): \($0)" }
                throw Failure(.partial, lines.joined(separator: "\n"))
            }
            return note
        }
    }
}

/// `fangpin audit accept`
struct AuditAccept: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept",
        abstract: "Take in a witness's cosignature, to be shown with the checkpoint (收见证).",
        discussion: "FILE is what 'audit cosign' printed at a witness that is known here.")

    @Argument(help: "The cosigned checkpoint.")
    var file: String

    func run() async throws {
        guard let note = try SignedNote(path: file), let checkpoint = note.checkpoint else {
            throw Failure(.data, "\(file): is no signed checkpoint")
        }
        try await Installation.with(connections: 1) { installation in
            let casework = installation.casework
            let own = try await casework.read(CheckpointOfSize(checkpoint.size))
            guard own?.text == note.text else {
                throw Failure(.partial, "\(file): is no checkpoint of this installation")
            }
            let known = try KnownWitnesses(installation.settings).keys()
            let accepted = note.signatures.filter { signature in
                known.contains { $0.verifies(signature, of: note.text) }
            }
            guard !accepted.isEmpty else {
                throw Failure(
                    .partial,
                    "\(file): has no valid cosignature of a known witness; "
                        + "'fangpin audit witness' shows and adds them")
            }
            for signature in accepted {
                let isNew = try await casework.accept(signature, ofSize: Int64(checkpoint.size))
                say("\(signature.name): \(isNew ? "accepted" : "is there already")")
            }
        }
    }
}

/// `fangpin audit witness`
struct AuditWitness: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Show the witnesses whose cosignatures are taken in, or add one (见证人).",
        discussion: """
            FILE is what 'audit key' printed at the witness, received by a way that can be trusted. \
            The witnesses are kept in the state directory.
            """)

    @Option(help: "The witness's name and public key.")
    var add: String?

    func run() throws {
        let settings = try Settings.fromEnvironment()
        let witnesses = KnownWitnesses(settings)
        if let add {
            let keys = try TrailKeys.witness(add)
            try OutputFolder.make(settings.stateDirectory)
            try witnesses.add(keys)
        }
        for key in try witnesses.keys() { try show("\(TrailLine.witness(key.name, key.key))") }
    }
}
