import Casework
import Digests
import Domain
import Formats

extension Replay {
    mutating func loadScheme(on day: Day) async throws -> Scheme {
        let file = try SchemeFile(path: folder.path(of: .scheme))
        let digest = HashAlgorithm.sha256.hash(file.bytes)
        _ = try await casework.perform(
            LoadScheme(bytes: file.bytes), by: Recorder.actor(Recorder.office),
            key: "replay/scheme/\(digest)", on: .on(day))
        return file.scheme
    }

    /// The register, with everybody who acts in the records.
    mutating func registerCounty(_ records: ReplayRecords) async throws {
        var register = CountyRegister()
        var running = RunningDigest(.sha256)
        register.areas = try take(folder.villages()).map(\.entry)
        let verifiers = try take(folder.verifiers()).map(\.entry)
        register.vehicles = try take(folder.vehicles()).map(\.entry)
        register.calendar = try take(folder.calendarDays()).map(\.entry)
        let households = try folder.households()
        while let table = try households.next() {
            register.households += try take(table).map(\.entry)
        }
        let persons = try folder.persons()
        while let table = try persons.next() { register.persons += try take(table).map(\.entry) }
        register.officers = officers(verifiers, records)
        for file in [
            CountyFolder.File.villages, .households, .persons, .verifiers, .vehicles, .approvals,
        ] where folder.holds(file) {
            running.update(try InputFile.bytes(path: folder.path(of: file)))
        }
        let digest = running.finish()
        let outcome = try await casework.perform(
            RegisterCounty(register: register, digest: digest),
            by: Recorder.actor(Recorder.office), key: "replay/register/\(digest)",
            on: .on(records.opening))
        _ = outcome
    }

    /// Verifiers with their number; who prepared and who approved with their name. A name on paper
    /// is no appointment, so these hold no role; that nobody does two things for one claim is
    /// checked at each.
    private func officers(_ verifiers: [Verifier], _ records: ReplayRecords) -> [Officer] {
        let names = Set(records.approvals.flatMap { [$0.step.handler, $0.step.approver] })
        let office = names.subtracting(verifiers.map(\.id)).sorted().map { id in
            Officer(id: id, name: id.rawValue, roles: [])
        }
        let insurer = verifiers.map { verifier in
            Officer(
                id: verifier.id, name: verifier.name, roles: [.verifier],
                insurer: verifier.insurer, homeVillage: verifier.homeVillage,
                phone: verifier.phone)
        }
        return Recorder.all + office + insurer
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
