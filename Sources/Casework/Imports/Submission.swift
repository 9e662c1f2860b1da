import Digests
import Domain
import Store

/// What somebody gets for handing files in.
package struct Submitted: Codable, Sendable, Equatable {
    package var job: ImportJob.Number
}

/// 提交导入 - what all actions that hand files in have in common. They say only that somebody wants
/// the files taken in; the daemon does that with the same actions as everybody, in the submitter's
/// name and with what the submitter may do then.
struct Submission: Sendable {
    var kind: ImportKind
    var channel: Channel?
    var files: [ImportFile]

    /// One file.
    init(_ kind: ImportKind, channel: Channel? = nil, _ digest: FileDigest, name: String) {
        self.init(
            kind, channel: channel, [ImportFile(part: .file, digest: digest, name: name)])
    }

    init(_ kind: ImportKind, channel: Channel? = nil, _ files: [ImportFile]) {
        self.kind = kind
        self.channel = channel
        self.files = files
    }

    func write(to request: inout CanonicalBytes) {
        request.append(kind.rawValue)
        request.append(channel?.rawValue)
        for file in files {
            request.append(file.part.rawValue)
            request.append(Digest(file.digest))
            request.append(file.name)
        }
    }

    /// Writes the import down, to be done as soon as possible.
    ///
    /// - Throws: ``Refusal/uploadNotFound(_:)`` for a file that the actor has not uploaded whole.
    func perform(in tx: Transaction, _ context: inout Context) async throws -> Submitted {
        var found: [(part: ImportPart, digest: Digest, name: String, upload: Int64)] = []
        // Locked in one order, so that two that hand in the same files do not wait for each other.
        for file in files.sorted(by: { $0.digest.rawValue < $1.digest.rawValue }) {
            let digest = Digest(file.digest)
            guard let upload = try await tx.lockUpload(digest, of: context.actor.id) else {
                throw Refusal.uploadNotFound(file.digest)
            }
            found.append((file.part, digest, file.name, upload.number))
        }
        let job = try await tx.insertImport(
            kind, channel: channel, of: context.actor.id, found, at: context.at)
        try await context.makeDue(.runImport(job, at: context.at), in: tx)
        context.note("job", Int(job))
        for file in found { context.note(file.part.rawValue, file.digest) }
        return Submitted(job: job)
    }
}
