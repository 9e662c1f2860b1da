import Digests
import Glibc
import Testing
import Vault

@Suite struct KeyFileTests {
    let scratch = ScratchDirectory()

    init() throws { _ = try KeyRing.open(directory: scratch.keys, createIfMissing: true) }

    private var keyFile: String { "\(scratch.keys.path)/seal-1.key" }

    private func open() throws -> KeyRing {
        try KeyRing.open(directory: scratch.keys, createIfMissing: false)
    }

    @Test func damageOfAnyByteIsFound() throws {
        let content = scratch.read("seal-1.key")
        for place in content.indices {
            var damaged = content
            damaged[place] ^= 1
            scratch.write(damaged, to: "seal-1.key")
            #expect(throws: VaultError.keyDamaged(file: keyFile), "byte \(place)") { try open() }
            if place < content.count - 1 {
                scratch.write(Array(content[..<place]), to: "seal-1.key")
                #expect(throws: VaultError.keyDamaged(file: keyFile)) { try open() }
            }
        }
        for other in [content + content, Array(repeating: 0x20, count: 5_000)] {
            scratch.write(other, to: "seal-1.key")
            #expect(throws: VaultError.keyDamaged(file: keyFile)) { try open() }
        }
        scratch.write(content, to: "seal-1.key")
        _ = try open()
    }

    @Test(arguments: ["seal-2.key", "index-2.key"])
    func aKeyUnderAnotherNameIsFound(_ name: String) {
        scratch.write(scratch.read("seal-1.key"), to: name)
        #expect(throws: VaultError.keyDamaged(file: "\(scratch.keys.path)/\(name)")) {
            try open()
        }
    }

    @Test(arguments: [
        "seal-0.key", "seal-01.key", "seal-1.key.bak", "seal.key", "seal-1-2.key", "tls-1.key",
        "seal-70000.key", "README",
    ])
    func otherFilesAreLeftAlone(_ name: String) throws {
        scratch.write(Array("what ever".utf8), to: name, mode: 0o644)
        #expect(try open().fingerprints.count == 4)
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644, 0o610, 0o601, 0o777] as [mode_t])
    func keysThatOthersMayReadAreRefused(_ mode: mode_t) throws {
        chmod(keyFile, mode)
        #expect(throws: VaultError.keyExposed(path: keyFile, mode: UInt32(mode))) { try open() }
        chmod(keyFile, 0o400)
        _ = try open()
    }

    @Test(arguments: [0o750, 0o705, 0o711, 0o777] as [mode_t])
    func directoriesThatOthersMayEnterAreRefused(_ mode: mode_t) {
        let path = scratch.keys.path
        chmod(path, mode)
        for create in [true, false] {
            #expect(throws: VaultError.keyExposed(path: path, mode: UInt32(mode))) {
                try KeyRing.open(directory: scratch.keys, createIfMissing: create)
            }
        }
        chmod(path, 0o700)
    }

    @Test func keysOfOtherUsersAreRefused() {
        let path = scratch.keys.path
        let other = KeyDirectory(path, owner: geteuid() + 1)
        #expect(throws: VaultError.keyOwnedByOther(path: path, owner: geteuid())) {
            try KeyRing.open(directory: other, createIfMissing: false)
        }
    }

    @Test func aLinkOrADirectoryIsNoKey() {
        rename(keyFile, "\(scratch.path)/elsewhere")
        symlink("\(scratch.path)/elsewhere", keyFile)
        #expect(throws: VaultError.systemFailure(call: "open", path: keyFile, errno: ELOOP)) {
            try open()
        }
        unlink(keyFile)
        mkdir(keyFile, 0o700)
        #expect(throws: VaultError.keyDamaged(file: keyFile)) { try open() }
        rmdir(keyFile)
        mkfifo(keyFile, 0o600)
        #expect(throws: VaultError.keyDamaged(file: keyFile)) { try open() }
    }

    @Test func credentialsOfTheServiceManagerAreReadAndNeverWritten() throws {
        let path = scratch.keys.path
        let credentials = KeyDirectory(path, kind: .credentials)
        // With an access list for the service, systemd's files show as readable for the group.
        for name in scratch.names() { chmod("\(path)/\(name)", 0o440) }
        chmod(path, 0o550)
        defer { chmod(path, 0o700) }
        let ring = try KeyRing.open(directory: credentials, createIfMissing: true)
        #expect(ring.fingerprints.count == 4)
        let refusal = VaultError.systemFailure(call: "write", path: path, errno: EROFS)
        #expect(throws: refusal) { try KeyRing.addKey(for: .seal, in: credentials) }
        #expect(throws: refusal) { try KeyRing.importing(ring.export(), into: credentials) }
        chmod(keyFile, 0o444)
        #expect(throws: VaultError.keyExposed(path: keyFile, mode: 0o444)) {
            try KeyRing.open(directory: credentials, createIfMissing: true)
        }
        chmod(path, 0o700)
        unlink(keyFile)
        #expect(throws: VaultError.keyMissing(.seal, id: nil, directory: path)) {
            try KeyRing.open(directory: credentials, createIfMissing: true)
        }
        #expect(scratch.names() == ["commit-1.key", "index-1.key", "sign-1.key"])
    }

    @Test func failuresOfTheSystemNameTheFile() {
        let file = KeyDirectory("\(scratch.keys.path)/seal-1.key")
        #expect(throws: VaultError.systemFailure(call: "open", path: file.path, errno: ENOTDIR)) {
            try KeyRing.open(directory: file, createIfMissing: false)
        }
        let deep = KeyDirectory("\(scratch.path)/no/such/directory")
        #expect(throws: VaultError.systemFailure(call: "mkdir", path: deep.path, errno: ENOENT)) {
            try KeyRing.open(directory: deep, createIfMissing: true)
        }
    }
}

@Suite struct KeyExportTests {
    @Test func keysComeBackFromTheSafe() throws {
        let first = ScratchDirectory()
        _ = try KeyRing.open(directory: first.keys, createIfMissing: true)
        let ring = try KeyRing.addKey(for: .index, in: first.keys)
        let second = ScratchDirectory()
        let text = ring.export()
        let imported = try KeyRing.importing(text, into: second.keys)
        #expect(imported.fingerprints == ring.fingerprints)
        #expect(second.names() == first.names())
        for name in first.names() {
            #expect(second.read(name) == first.read(name))
            #expect(second.mode("keys/\(name)") == 0o600)
        }
        // Again, and with the line ends of another system: the same.
        let windows = text.utf8.flatMap { $0 == 10 ? [13, 10] : [$0] }
        let again = try KeyRing.importing(
            String(decoding: windows, as: UTF8.self), into: second.keys)
        #expect(again.export() == text)
    }

    @Test func damagedExportsAreRefused() throws {
        let text = KeyRing.unstored().export()
        let bytes = Array(text.utf8)
        let start = try #require(text.utf8.firstRange(of: "fangpin-key".utf8)).lowerBound
        let offset = text.utf8.distance(from: text.startIndex, to: start)
        let scratch = ScratchDirectory()
        for place in offset..<bytes.count - 1 {
            var damaged = bytes
            damaged[place] ^= 1
            for other in [damaged, Array(bytes[..<place])] {
                #expect(throws: VaultError.self) {
                    try KeyRing.importing(
                        String(decoding: other, as: UTF8.self), into: scratch.keys)
                }
            }
        }
        var lines = text.split(separator: "\n").map(String.init)
        let index = try #require(lines.firstIndex { $0.hasPrefix("fangpin-key:1:index") })
        lines.remove(at: index)
        #expect(throws: VaultError.exportDamaged(line: lines.count)) {
            try KeyRing.importing(lines.joined(separator: "\n"), into: scratch.keys)
        }
        #expect(throws: VaultError.exportDamaged(line: 1)) {
            try KeyRing.importing("", into: scratch.keys)
        }
        #expect(scratch.names(in: "") == [])
    }

    /// An export from before there was a signing key is still the other keys'; the missing one is
    /// made where no database knows one, and asked for where one does.
    @Test func exportsWithoutASigningKeyAreTaken() throws {
        let old = SealVector.ring.fingerprints.filter { $0.purpose != .sign }
        let lines = SealVector.ring.export().split(separator: "\n")
            .filter { $0.hasPrefix("fangpin-key:1:") && !$0.hasPrefix("fangpin-key:1:sign") }
        let check = HashAlgorithm.sha256.hash(lines.joined(separator: "\n")).hex.prefix(16)
        let text = (lines + ["fangpin-keys-end:\(lines.count):\(check)"]).joined(separator: "\n")
        let scratch = ScratchDirectory()
        #expect(try KeyRing.importing(text, into: scratch.keys).fingerprints == old)
        #expect(throws: VaultError.keyMissing(.sign, id: 1, directory: scratch.keys.path)) {
            try KeyRing.open(
                directory: scratch.keys, recorded: SealVector.ring.fingerprints)
        }
        let ring = try KeyRing.open(directory: scratch.keys, recorded: old)
        #expect(ring.fingerprints.count == old.count + 1)
    }

    @Test func otherKeysAreNotOverwritten() throws {
        let scratch = ScratchDirectory()
        let ring = try KeyRing.open(directory: scratch.keys, createIfMissing: true)
        unlink("\(scratch.keys.path)/commit-1.key")
        #expect(throws: VaultError.keyMismatch(.index, id: 1)) {
            try KeyRing.importing(KeyRing.unstored().export(), into: scratch.keys)
        }
        #expect(scratch.names() == ["index-1.key", "seal-1.key", "sign-1.key"])
        let whole = try KeyRing.importing(ring.export(), into: scratch.keys)
        #expect(whole.fingerprints == ring.fingerprints)
    }
}
