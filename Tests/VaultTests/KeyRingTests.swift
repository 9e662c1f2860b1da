import Digests
import Glibc
import Testing
import Vault

private let fileNames = ["commit-1.key", "index-1.key", "seal-1.key", "sign-1.key"]

@Suite struct KeyRingTests {
    @Test func keysAreMadeOnceAndKept() throws {
        let scratch = ScratchDirectory()
        let made = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        #expect(scratch.names() == fileNames)
        #expect(scratch.mode("keys") == 0o700)
        for name in fileNames { #expect(scratch.mode("keys/\(name)") == 0o600) }
        let files = fileNames.map { scratch.read($0) }
        #expect(Set(files).count == 4)
        for create in [true, false] {
            let again = try KeyRing.open(directory: scratch.keys, createIfMissing: create)
            #expect(again.fingerprints == made.fingerprints)
            #expect(fileNames.map { scratch.read($0) } == files)
        }
        #expect(scratch.names() == fileNames)
        let other = ScratchDirectory()
        let others = try KeyRing.open(directory: other.keys, createIfMissing: true)
        #expect(Set(made.fingerprints).isDisjoint(with: others.fingerprints))
    }

    /// The form of key files is fixed: this one was written by hand from its description.
    @Test func aKeyFileIsOneLine() throws {
        let line =
            "fangpin-key:1:seal:1:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
            + ":3ff79d699220f2a9"
        let scratch = ScratchDirectory()
        _ = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        for ending in ["", "\n", "\r\n", " \n\n"] {
            scratch.write(Array((line + ending).utf8), to: "seal-1.key")
            let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: false)
            #expect(
                Hexadecimal.text(ring.fingerprints[2].bytes) == "1f2588a644f5939897135ddc494310c0")
            #expect(ring.export().contains(line + "\n"))
        }
    }

    @Test func aMissingDirectoryOrKeyIsNeverReplacedOverOldData() throws {
        let scratch = ScratchDirectory()
        #expect(throws: VaultError.keyMissing(.seal, id: nil, directory: scratch.keys.path)) {
            try KeyRing.open(directory: scratch.keys, createIfMissing: false)
        }
        #expect(scratch.names(in: "") == [])
        let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        for (name, purpose) in zip(fileNames, [KeyPurpose.commit, .index, .seal, .sign]) {
            let content = scratch.read(name)
            unlink("\(scratch.keys.path)/\(name)")
            #expect(throws: VaultError.keyMissing(purpose, id: nil, directory: scratch.keys.path)) {
                try KeyRing.open(directory: scratch.keys, createIfMissing: false)
            }
            #expect(throws: VaultError.keyMissing(purpose, id: 1, directory: scratch.keys.path)) {
                try KeyRing.open(directory: scratch.keys, recorded: ring.fingerprints)
            }
            #expect(scratch.names() == fileNames.filter { $0 != name })
            scratch.write(content, to: name)
        }
        let again = try KeyRing.open(directory: scratch.keys, recorded: ring.fingerprints)
        #expect(again.fingerprints == ring.fingerprints)
    }

    @Test func wrongKeysOverOldDataAreFound() throws {
        let first = ScratchDirectory()
        let second = ScratchDirectory()
        let ring = try KeyRing.open(directory: first.keys, createIfMissing: true)
        _ = try KeyRing.open(directory: second.keys, createIfMissing: true)
        #expect(throws: VaultError.keyMismatch(.commit, id: 1)) {
            try KeyRing.open(directory: second.keys, recorded: ring.fingerprints)
        }
        first.write(second.read("seal-1.key"), to: "seal-1.key")
        #expect(throws: VaultError.keyMismatch(.seal, id: 1)) {
            try KeyRing.open(directory: first.keys, recorded: ring.fingerprints)
        }
        #expect(throws: VaultError.keyMismatch(.seal, id: 1)) {
            try KeyRing.open(directory: first.keys, createIfMissing: false)
                .check(against: ring.fingerprints)
        }
        // Key 2 was used, and only key 1 was put back.
        let later = [KeyFingerprint(.index, id: 2, bytes: ring.fingerprints[1].bytes)]
        #expect(throws: VaultError.keyMissing(.index, id: 2, directory: first.keys.path)) {
            try KeyRing.open(directory: first.keys, recorded: later)
        }
    }

    @Test func aPurposeWithoutRecordMayGetItsKey() throws {
        let scratch = ScratchDirectory()
        let new = try KeyRing.open(directory: scratch.keys, recorded: [])
        #expect(scratch.names() == fileNames)
        unlink("\(scratch.keys.path)/commit-1.key")
        let recorded = new.fingerprints.filter { $0.purpose != .commit }
        let ring = try KeyRing.open(directory: scratch.keys, recorded: recorded)
        #expect(scratch.names() == fileNames)
        #expect(ring.fingerprints.filter { $0.purpose != .commit } == recorded)
        #expect(ring.fingerprints != new.fingerprints)
        // A directory that is gone altogether is not made anew while anything is recorded.
        let gone = ScratchDirectory()
        #expect(throws: VaultError.keyMissing(.index, id: 1, directory: gone.keys.path)) {
            try KeyRing.open(directory: gone.keys, recorded: recorded)
        }
        #expect(gone.names(in: "") == [])
    }

    @Test func theHighestKeyWrites() throws {
        let scratch = ScratchDirectory()
        let before = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        let after = try KeyRing.addKey(for: .seal, in: scratch.keys)
        #expect("\(after)" == "KeyRing(commit-1 index-1 seal-1 seal-2 sign-1)")
        #expect(after.current(.seal).id == 2 && after.current(.index).id == 1)
        #expect(after.key(.seal, id: 1) != nil && after.key(.seal, id: 3) == nil)
        #expect(Set(before.fingerprints).isSubset(of: after.fingerprints))
        // Numbers, not texts: 10 comes after 9.
        for _ in 3...11 { _ = try KeyRing.addKey(for: .seal, in: scratch.keys) }
        let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: false)
        #expect(ring.current(.seal).id == 11)
        #expect(ring.key(.index, id: 1) != nil)
    }

    @Test func creatingAtTheSameTimeGivesTheSameKeys() {
        for _ in 0..<10 {
            let scratch = ScratchDirectory()
            let rings = onThreads(16) { _ in
                (try? KeyRing.open(directory: scratch.keys, createIfMissing: true))?.fingerprints
            }
            #expect(Set(rings).count == 1)
            #expect(rings[0]?.count == 4)
            #expect(scratch.names() == fileNames)
        }
    }

    @Test func addingAtTheSameTimeGivesDifferentKeys() throws {
        let scratch = ScratchDirectory()
        _ = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        let ids = onThreads(12) { _ in
            (try? KeyRing.addKey(for: .index, in: scratch.keys)) != nil
        }
        #expect(ids.allSatisfy { $0 })
        let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: false)
        #expect(ring.current(.index).id == 13)
        #expect(Set(ring.fingerprints).count == 16)
    }

    @Test func whatAnInterruptedWriterLeftIsNoKey() throws {
        let scratch = ScratchDirectory()
        mkdir(scratch.keys.path, 0o700)
        scratch.write(Array("fangpin-key:1:se".utf8), to: ".seal-1.key.new")
        let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        #expect(ring.fingerprints.count == 4)
        #expect(scratch.names() == fileNames)
        // Killed between giving the key its name and removing the draft: a second copy of the key.
        scratch.write(scratch.read("seal-1.key"), to: ".seal-1.key.new")
        let again = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        #expect(again.fingerprints == ring.fingerprints)
        #expect(scratch.names() == fileNames)
    }

    @Test func aRingLacksNoPurpose() {
        #expect(throws: VaultError.keyMissing(.commit, id: nil, directory: "memory")) {
            try KeyRing([SecretKey(random: .seal, id: 1), SecretKey(random: .index, id: 1)])
        }
        #expect(SecretKey(.seal, id: 0, bytes: Array(repeating: 1, count: 32)) == nil)
        #expect(SecretKey(.seal, id: 1, bytes: Array(repeating: 1, count: 31)) == nil)
    }
}
