import Digests
import Glibc
import Testing
import Vault

@Suite struct KeyWrappingTests {
    /// A key directory with a place for master keys beside it.
    private func keys(_ scratch: ScratchDirectory) -> KeyDirectory {
        KeyDirectory(
            "\(scratch.path)/keys", masters: MasterDirectory("\(scratch.path)/master"))
    }

    private func line(_ text: [UInt8]) -> String { String(decoding: text, as: UTF8.self) }

    @Test func keysLieBareUntilThereIsAMaster() throws {
        let scratch = ScratchDirectory()
        let keys = keys(scratch)
        let ring = try KeyRing.open(directory: keys, createIfMissing: true)
        let lines = ring.export().split(separator: "\n")
        let bare = try #require(lines.first { $0.contains(":seal:") }).split(separator: ":")[4]
        #expect(line(scratch.read("seal-1.key")).contains(bare))
        #expect(try KeyRing.rewrap(keys, addingMaster: true) == 1)
        for name in scratch.names() {
            #expect(line(scratch.read(name)).hasPrefix("fangpin-key:2:"))
            #expect(!line(scratch.read(name)).contains(bare))
            #expect(scratch.mode("keys/\(name)") == 0o600)
        }
        #expect(scratch.names(in: "master") == ["master-1.key"])
        #expect(scratch.mode("master") == 0o700 && scratch.mode("master/master-1.key") == 0o600)
        let again = try KeyRing.open(directory: keys, createIfMissing: false)
        #expect(again.fingerprints == ring.fingerprints && again.export() == ring.export())
        // A key that comes later is wrapped at once.
        let more = try KeyRing.addKey(for: .seal, in: keys)
        #expect(more.current(.seal).id == 2)
        #expect(line(scratch.read("seal-2.key")).hasPrefix("fangpin-key:2:seal:2:1:"))
    }

    @Test func aFurtherMasterTakesThePlaceOfTheFirst() throws {
        let scratch = ScratchDirectory()
        let keys = keys(scratch)
        let ring = try KeyRing.open(directory: keys, createIfMissing: true)
        for master in 1...3 as ClosedRange<UInt16> {
            #expect(try KeyRing.rewrap(keys, addingMaster: true) == master)
            #expect(scratch.names(in: "master") == ["master-\(master).key"])
            let opened = try KeyRing.open(directory: keys, createIfMissing: false)
            #expect(opened.fingerprints == ring.fingerprints)
        }
        // Doing it again without a new master changes nothing that matters.
        #expect(try KeyRing.rewrap(keys, addingMaster: false) == 3)
    }

    /// Killed after any number of files, with both masters there: all keys are read, and the next
    /// try goes on.
    @Test func aRewrappingThatWasCutOffLosesNothing() throws {
        let scratch = ScratchDirectory()
        let keys = keys(scratch)
        let ring = try KeyRing.open(directory: keys, createIfMissing: true)
        _ = try KeyRing.rewrap(keys, addingMaster: true)
        let names = scratch.names()
        for done in 0...names.count {
            let current = try KeyRing.rewrap(keys, addingMaster: false)
            let name = "../master/master-\(current).key"
            let before = (names + [name]).map { ($0, scratch.read($0)) }
            #expect(try KeyRing.rewrap(keys, addingMaster: true) == current + 1)
            // As it was when the first so many had been done.
            for (name, bytes) in before.dropFirst(done) { scratch.write(bytes, to: name) }
            #expect(
                try KeyRing.open(directory: keys, createIfMissing: false).fingerprints
                    == ring.fingerprints)
            #expect(try KeyRing.rewrap(keys, addingMaster: false) == current + 1)
            #expect(scratch.names(in: "master") == ["master-\(current + 1).key"])
            #expect(
                try KeyRing.open(directory: keys, createIfMissing: false).export() == ring.export())
        }
    }

    @Test func withoutItsMasterAKeyIsNotRead() throws {
        let scratch = ScratchDirectory()
        let keys = keys(scratch)
        _ = try KeyRing.open(directory: keys, createIfMissing: true)
        _ = try KeyRing.rewrap(keys, addingMaster: true)
        #expect(unlink("\(scratch.path)/master/master-1.key") == 0)
        let refused = VaultError.masterMissing(id: 1, file: "\(keys.path)/commit-1.key")
        #expect(throws: refused) {
            try KeyRing.open(directory: keys, createIfMissing: false)
        }
        #expect(throws: refused) { try KeyRing.open(directory: keys, createIfMissing: true) }
        // Another master of the same number opens nothing.
        let other = ScratchDirectory()
        _ = try KeyRing.open(directory: self.keys(other), createIfMissing: true)
        _ = try KeyRing.rewrap(self.keys(other), addingMaster: true)
        scratch.write(other.read("../master/master-1.key"), to: "../master/master-1.key")
        #expect(throws: VaultError.keyDamaged(file: "\(keys.path)/commit-1.key")) {
            try KeyRing.open(directory: keys, createIfMissing: false)
        }
    }

    @Test func aWrappedKeyThatWasChangedOrMovedIsRefused() throws {
        let scratch = ScratchDirectory()
        let keys = keys(scratch)
        _ = try KeyRing.open(directory: keys, createIfMissing: true)
        _ = try KeyRing.rewrap(keys, addingMaster: true)
        let sound = scratch.read("seal-1.key")
        for place in sound.indices.dropLast() {
            var changed = sound
            let (zero, one) = (UInt8(ascii: "0"), UInt8(ascii: "1"))
            changed[place] = changed[place] == zero ? one : zero
            scratch.write(changed, to: "seal-1.key")
            #expect(throws: VaultError.self, "\(place)") {
                try KeyRing.open(directory: keys, createIfMissing: false)
            }
        }
        scratch.write(scratch.read("index-1.key"), to: "seal-1.key")
        #expect(throws: VaultError.keyDamaged(file: "\(keys.path)/seal-1.key")) {
            try KeyRing.open(directory: keys, createIfMissing: false)
        }
    }
}

@Suite struct KeyExchangeTests {
    @Test func aKeyMakesNothingBeforeItIsRecorded() throws {
        let scratch = ScratchDirectory()
        let first = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        let recorded = first.fingerprints
        let next = try KeyRing.nextKey(for: .seal, in: scratch.keys, recorded: recorded)
        #expect(next.purpose == .seal && next.id == 2)
        // Cut off here, the next try takes the key that is there.
        #expect(try KeyRing.nextKey(for: .seal, in: scratch.keys, recorded: recorded) == next)
        let before = try KeyRing.open(directory: scratch.keys, recorded: recorded)
        #expect(before.current(.seal).id == 1 && before.key(.seal, id: 2) == nil)
        let after = try KeyRing.open(directory: scratch.keys, recorded: recorded + [next])
        #expect(after.current(.seal).id == 2 && after.key(.seal, id: 1) != nil)
        let third = try KeyRing.nextKey(for: .seal, in: scratch.keys, recorded: after.fingerprints)
        #expect(third.id == 3)
    }

    @Test func aDestroyedKeyIsNotAskedFor() throws {
        let scratch = ScratchDirectory()
        let first = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        let next = try KeyRing.nextKey(for: .index, in: scratch.keys, recorded: first.fingerprints)
        try KeyRing.destroyKey(.index, id: 1, in: scratch.keys)
        try KeyRing.destroyKey(.index, id: 1, in: scratch.keys)
        #expect(!scratch.names().contains("index-1.key"))
        let left = first.fingerprints.filter { $0.purpose != .index } + [next]
        #expect(try KeyRing.open(directory: scratch.keys, recorded: left).fingerprints.count == 4)
        // One whose file came back from a backup is not read.
        #expect(throws: VaultError.self) {
            try KeyRing.open(directory: scratch.keys, recorded: first.fingerprints)
        }
    }
}
