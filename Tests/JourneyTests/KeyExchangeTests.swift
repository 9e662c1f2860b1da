import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// Keys are exchanged by the command while daemons run and are killed.
@Suite struct KeyExchangeTests {
    /// Two daemons, of which one is killed with -9 again and again while it makes values anew.
    @Test func anExchangeOutlivesKilledDaemons() async throws {
        try await Journey.with { journey in
            let replay = try await journey.fangpin("replay", Journey.exampleCounty)
            try #require(replay.status == 0, "\(replay.messages)")
            let staying = try await journey.daemon(port: FreePort.next())
            let port = FreePort.next()
            var dying = try await journey.daemon(port: port)
            for kind in ["seal", "index"] {
                let rotated = try await journey.fangpin("keys", "rotate", "--what", kind)
                #expect(rotated.status == 0 && rotated.text == "\(kind)-2\n", "\(rotated.messages)")
                for pause in [20, 400] {
                    try await Task.sleep(for: .milliseconds(pause))
                    dying.kill()
                    #expect(try await dying.end() == .signalled(SIGKILL))
                    dying = try await journey.daemon(port: port)
                }
                try await wait(seconds: 60) {
                    let standing = try await journey.fangpin("keys")
                    #expect(standing.status == 0, "\(standing.messages)")
                    return standing.text.contains("\(kind)-1\tsince")
                        && standing.text.contains("closed on")
                        && !standing.text.contains("older ones follow")
                }
                let wrong = try await journey.fangpin(
                    "keys", "destroy", kind, "1", "--confirm", "yes")
                #expect(wrong.status == 65 && wrong.messages.contains("key_not_confirmed"))
                let destroyed = try await journey.fangpin(
                    "keys", "destroy", kind, "1", "--confirm", "\(kind)-1")
                #expect(destroyed.status == 0, "\(destroyed.messages)")
                let keys = try FileManager.default.contentsOfDirectory(
                    atPath: journey.path("keys"))
                #expect(!keys.contains("\(kind)-1.key") && keys.contains("\(kind)-2.key"))
            }
            for daemon in [staying, dying] {
                daemon.kill(SIGTERM)
                #expect(try await daemon.end() == .exited(0))
            }
            try await journey.expectSound()
        }
    }

    /// The master key is exchanged without a row of the database, in far less than a minute.
    @Test func theMasterKeyIsExchangedAtOnce() async throws {
        try await Journey.with { journey in
            try #require(try await journey.fangpin("migrate").status == 0)
            let safe = try await journey.fangpin("keys", "export").text
            for master in 1...2 {
                let start = ContinuousClock.now
                let wrapped = try await journey.fangpin("keys", "rotate", "--what", "master")
                #expect(
                    wrapped.status == 0 && wrapped.text == "master-\(master)\n",
                    "\(wrapped.messages)")
                #expect(ContinuousClock.now - start < .seconds(60))
                let masters = try FileManager.default.contentsOfDirectory(
                    atPath: journey.path("master"))
                #expect(masters == ["master-\(master).key"])
                let text = String(decoding: try journey.bytes("keys/seal-1.key"), as: UTF8.self)
                #expect(text.hasPrefix("fangpin-key:2:seal:1:\(master):"))
                #expect(try await journey.fangpin("keys", "export").text == safe)
            }
            // The keys alone are worth nothing, and elsewhere the master keys are found by name.
            try FileManager.default.moveItem(
                atPath: journey.path("master"), toPath: journey.path("elsewhere"))
            let lost = try await journey.fangpin("check")
            #expect(lost.status == 78 && lost.messages.contains("master key 2"), "\(lost.messages)")
            let found = try await journey.fangpin(
                "check", variables: ["FANGPIN_MASTER_DIRECTORY=\(journey.path("elsewhere"))"])
            #expect(found.status == 0, "\(found.messages)")
        }
    }
}
