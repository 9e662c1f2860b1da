import Casework
import Digests
import Domain
import Formats

extension Replay {
    func load(_ file: SchemeFile, on day: Day) async throws -> Scheme {
        let digest = HashAlgorithm.sha256.hash(file.bytes)
        _ = try await casework.perform(
            LoadScheme(bytes: file.bytes), by: Recorder.actor(Recorder.office),
            key: "replay/scheme/\(digest)", on: .on(day))
        return file.scheme
    }

    func register(_ files: ReplayFiles) async throws {
        let digest = files.registerDigest
        _ = try await casework.perform(
            RegisterCounty(register: files.register, digest: digest),
            by: Recorder.actor(Recorder.office), key: "replay/register/\(digest)",
            on: .on(files.records.opening))
    }

    func importFeed(_ feed: FeedFile, on day: Day) async throws -> Digest {
        let path = folder.path(of: feed.name)
        let digest = try InputFile.digest(path: path)
        try await naming(feed.name) {
            _ = try await casework.perform(
                ImportFeed(
                    fileName: feed.name, channel: feed.channel, path: path, digest: digest,
                    for: casework), by: Recorder.actor(Recorder.office),
                key: "replay/feed/\(feed.name)/\(digest)", on: .on(day))
        }
        return digest
    }

    func importApplications(on day: Day) async throws -> Digest {
        let name = CountyFolder.File.applications.rawValue
        let bytes = try InputFile.bytes(path: folder.path(of: .applications))
        let digest = HashAlgorithm.sha256.hash(bytes)
        try await naming(name) {
            _ = try await casework.perform(
                ImportApplications(fileName: name, bytes: bytes, for: casework),
                by: Recorder.actor(Recorder.office), key: "replay/applications/\(digest)",
                on: .on(day))
        }
        return digest
    }

    /// Names the file that is no table of its form.
    private func naming(_ file: String, _ work: () async throws -> Void) async throws {
        do { try await work() } catch let defect as CSVDefect {
            throw Failure(invalid: file, defect)
        }
    }

    /// Leads are opened once all feeds and applications are in; again when any of them is new.
    func openLeads(_ scheme: Scheme, after digests: [Digest], on day: Day) async throws {
        let all = HashAlgorithm.sha256.hash(digests.flatMap(\.bytes))
        _ = try await casework.perform(
            OpenLeads(scheme: scheme.id), by: Recorder.actor(Recorder.office),
            key: "replay/leads/\(scheme.id)/\(all)", on: .on(day))
    }
}
