import Casework
import Domain
import Foundation
import Seeding
import Store
import TestSupport
import Testing
import Trail
import Vault

/// The trail as others get it, checked by fangpin and by `deploy/check-trail`, which have no code
/// in common: what one finds, the other finds.
@Suite struct TrailFileTests {
    private let log = NoteSigner(TestOffice.keys.signing)
    private let forger = NoteSigner(SigningKeys(keys: .unstored()))

    /// Every mutation of an export is found by both, and no clean export or proof is complained of.
    @Test func bothCheckersFindEveryMutation() async throws {
        try await withOffice { office in
            let folder = try ScratchFolder()
            let claims = try await furnish(office)
            let lines = try await export(office)
            let newest = try #require(office.lastSigned)
            try folder.write("newest", newest)
            try folder.write("key.pem", log.publicKeys[0].pem)
            var expected: [(name: String, isSound: Bool)] = []
            for number in TestRun.cases(0..<1_000, sample: 50) {
                var random = Seeded(UInt64(number))
                let kind = TrailMutation.allCases[number % TrailMutation.allCases.count]
                var changed = lines
                kind.apply(to: &changed, log: log, forger: forger, &random)
                #expect(changed != lines, "\(kind) changes nothing")
                let name = "\(number)-\(kind)"
                try folder.write(name, changed.map { "\($0)\n" }.joined())
                expected.append((name, false))
            }
            for number in TestRun.cases(0..<100, sample: 5) {
                let name = "clean-\(number)"
                // Exports of all and from a checkpoint on, and proofs of cases.
                let clean =
                    number % 2 == 0
                    ? try await export(office, from: number % 4 == 0 ? 0 : firstSize(of: lines))
                    : try await office.casework.read(
                        ProveClaim(claims[number % claims.count], witnesses: []))
                try folder.write(name, clean.map { "\($0)\n" }.joined())
                expected.append((name, true))
            }
            let ours = try expected.map { try isSound(folder.read($0.name), newest) }
            let others = try folder.checkTrail(expected.map(\.name))
            for (index, (name, isSound)) in expected.enumerated() {
                #expect(ours[index] == isSound, "fangpin: \(name)")
                #expect(others[name] == isSound, "check-trail: \(name)")
            }
        }
    }

    /// Both say where it is, in the same words.
    @Test func bothSayTheSameOfADefect() async throws {
        try await withOffice { office in
            _ = try await furnish(office)
            var lines = try await export(office)
            let place = try #require(lines.firstIndex { $0.entry?.number == 7 })
            lines.remove(at: place)
            let report = try report(lines.map { "\($0)\n" }.joined(), TrailTrust())
            #expect(report.defects.first?.description.hasPrefix("order: entry 8: ") ?? false)
            let folder = try ScratchFolder()
            try folder.write("cut", lines.map { "\($0)\n" }.joined())
            let (status, output) = try folder.run(["cut"])
            #expect(status == 1)
            #expect(output == report.lines.map { "cut: \($0)\n" }.joined())
        }
    }

    /// A file that is of another form, or not there, or a call that is none.
    @Test func checkTrailEndsAsTheContractSays() throws {
        let folder = try ScratchFolder()
        try folder.write("other", "no trail\n")
        #expect(try folder.run(["other"]).status == 65)
        #expect(try folder.run(["missing"]).status == 66)
        #expect(try folder.run([]).status == 64)
        #expect(try folder.run(["--what", "other"]).status == 64)
        #expect(try folder.run(["--key", "other", "other"]).status == 65)
        #expect(throws: TrailFormFault(line: 1)) { try report("no trail\n", TrailTrust()) }
    }

    private func furnish(_ office: TestOffice) async throws -> [Claim.ID] {
        var claims: [Claim.ID] = []
        for state in [ClaimState.paid, .posted, .ineligible, .eligible] {
            claims.append(try await office.given.claim(state))
            try await office.seal()
        }
        return claims
    }

    private func export(_ office: TestOffice, from: Int = 0) async throws -> [TrailLine] {
        let text = Collected()
        _ = try await office.casework.read(
            ExportTrail(from: from, witnesses: [], write: { text.append($0) }))
        return text.lines
    }

    private func firstSize(of lines: [TrailLine]) -> Int {
        for case .checkpoint(let size, _) in lines { return size }
        return 0
    }

    private func isSound(_ text: String, _ newest: String) throws -> Bool {
        let anchor = try #require(SignedNote(newest))
        let trust = TrailTrust(
            keys: [("key.pem", log.publicKeys[0])], anchors: [("newest", anchor)])
        do {
            return try report(text, trust).isSound
        } catch is TrailFormFault {
            return false
        }
    }

    private func report(_ text: String, _ trust: TrailTrust) throws -> TrailReport {
        var check = TrailCheck(trust: trust)
        for line in text.split(separator: "\n") { try check.take(line) }
        return check.finish()
    }
}

/// What an export wrote.
private final class Collected: @unchecked Sendable {
    // One transaction writes, and only then is it read.
    private var bytes: [UInt8] = []

    func append(_ more: [UInt8]) { bytes += more }

    var lines: [TrailLine] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { TrailLine($0) }
    }
}

/// A folder for files that `deploy/check-trail` is to read.
private final class ScratchFolder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "trail-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appending(path: name))
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: url.appending(path: name)), as: UTF8.self)
    }

    /// Which files `deploy/check-trail` finds sound, in one call for all.
    func checkTrail(_ names: [String]) throws -> [String: Bool] {
        let (_, output) = try run(["--key", "key.pem", "--against", "newest"] + names)
        var sound: [String: Bool] = [:]
        for line in output.split(separator: "\n") {
            let parts = line.split(separator: ": ", maxSplits: 1)
            guard parts.count == 2 else { continue }
            if parts[1].hasPrefix("verified") { sound[String(parts[0])] = true }
            if parts[1].hasPrefix("NOT VERIFIED") { sound[String(parts[0])] = false }
        }
        return sound
    }

    func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        let tool = try Command(
            "env",
            ["-C", url.path(), root.joined(separator: "/") + "/deploy/check-trail"] + arguments,
            variables: ["PATH=/usr/bin:/bin"], output: url.appending(path: ".output").path(),
            messages: "/dev/null")
        guard case .exited(let status) = tool.endAtOnce() else { return (-1, "") }
        return (status, try read(".output"))
    }
}
