import Digests
import Seeding
import Testing
import Trail
import Vault

@Suite struct NoteTests {
    /// The example of c2sp.org/signed-note.
    private let example = """
        Ognuno sta solo sul cuor della terra
        trafitto da un raggio di sole:

        ed è subito sera.

        \u{2014} quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJ\
        KONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=

        """

    @Test func theExampleOfTheSpecificationIsRead() throws {
        let note = try #require(SignedNote(example))
        #expect(note.text.hasSuffix("ed è subito sera.\n"))
        #expect(note.signatures.map(\.name) == ["quasimodo.example/salvatore"])
        #expect(note.signatures[0].id == 0x367B_A04B)
        #expect(note.signatures[0].bytes.count == 64)
        #expect("\(note)" == example)
        #expect(note.checkpoint == nil)
    }

    @Test(arguments: UInt64(1)...200)
    func aNoteIsWrittenAsItIsRead(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let letters = Array("aZ é一\n\n+—=\t\u{301}")
        let content = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            random.one(of: letters)
        }
        let signatures = (0..<Int.random(in: 1...4, using: &random)).map { index in
            SignedNote.Signature(
                name: "k\(index)/\(random.one(of: ["x", "是", "a.b"]))",
                id: UInt32.random(in: 0...UInt32.max, using: &random),
                bytes: random.bytes(Int.random(in: 1...80, using: &random)))
        }
        let note = SignedNote(text: String(content) + "\n", signatures: signatures)
        let read = SignedNote("\(note)")
        if content.contains("\t") {
            #expect(read == nil)
        } else {
            #expect(read == note)
        }
        // Whatever is read is written again to the byte.
        var bytes = Array("\(note)".utf8)
        bytes[Int.random(in: bytes.indices, using: &random)] = random.one(of: Array(" \nAz=+".utf8))
        let changed = String(decoding: bytes, as: UTF8.self)
        if let other = SignedNote(changed) {
            #expect(Array("\(other)".utf8) == Array(changed.utf8))
        }
    }

    @Test func onlyTheSignersKeyVerifies() throws {
        let signer = NoteSigner(SigningKeys(keys: .unstored()))
        let other = NoteSigner(SigningKeys(keys: .unstored()))
        let checkpoint = Checkpoint(
            origin: signer.name, size: 7, root: HashAlgorithm.sm3.hash("root"))
        #expect(Checkpoint(text: checkpoint.text) == checkpoint)
        let note = signer.sign(checkpoint)
        #expect(signer.own("\(note)") == checkpoint)
        #expect(other.own("\(note)") == nil)
        let key = try #require(signer.noteKeys.first)
        #expect(key.verifies(note.signatures[0], of: note.text))
        #expect(!key.verifies(note.signatures[0], of: note.text + "\n"))
        // A cosignature is none of the log's own signatures, though the key be the same.
        let cosignature = signer.cosign(checkpoint, at: 1_700_000_000)
        #expect(cosignature.time == 1_700_000_000)
        #expect(!key.verifies(cosignature, of: note.text))
        let witness = try #require(NoteKey(signer.name, .witness, signer.publicKeys[0]))
        #expect(witness.verifies(cosignature, of: note.text))
        #expect(!witness.verifies(note.signatures[0], of: note.text))
        let renamed = try #require(NoteKey("somebody", .witness, signer.publicKeys[0]))
        #expect(!renamed.verifies(cosignature, of: note.text))
    }

    @Test(arguments: [
        "a\n1\nAAAA\n", "a\n01\n", "\n1\n", "a\n1\n", "a\n-1\n", "a\n+1\n", "a\n1\nx\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
        "a\n99999999999999999999\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
    ])
    func otherTextsAreNoCheckpoint(_ text: String) { #expect(Checkpoint(text: text) == nil) }
}

@Suite struct WitnessTests {
    private let log = NoteSigner(SigningKeys(keys: .unstored()))
    private let tree = MerkleTree(
        .sm3, leafHashes: (0..<40).map { HashAlgorithm.sm3.hash("\($0)") })

    private func note(_ size: Int, in tree: MerkleTree? = nil) -> SignedNote {
        log.sign(
            Checkpoint(
                origin: log.name, size: size, root: (tree ?? self.tree).root(atSize: size)))
    }

    /// Every two sizes: what grew is signed, and a proof between other sizes is not.
    @Test func aWitnessSignsWhatGrewAndNothingElse() throws {
        let other = MerkleTree(
            .sm3, leafHashes: (0..<40).map { HashAlgorithm.sm3.hash($0 == 9 ? "x" : "\($0)") })
        for old in 1...40 {
            let memory = try WitnessMemory(keys: log.publicKeys, note: note(old))
            #expect(WitnessMemory("\(memory)") == memory)
            for new in 1...40 {
                let shown = note(new)
                let checkpoint = try WitnessMemory.checkpoint(of: shown, keys: memory.keys)
                guard new >= old else {
                    #expect(throws: WitnessRefusal.older(size: new, last: old)) {
                        try memory.check(checkpoint, grewBy: nil)
                    }
                    continue
                }
                let path = tree.consistencyProof(from: old, to: new).path
                let proof = GrowthProof(oldSize: old, path: path, note: shown)
                #expect(GrowthProof("\(proof)") == proof)
                try memory.check(checkpoint, grewBy: proof)
                guard new > 9 else { continue }
                let forked = try WitnessMemory.checkpoint(
                    of: note(new, in: other), keys: memory.keys)
                let forkedPath = other.consistencyProof(from: old, to: new).path
                let isFork = old > 9
                let fork = GrowthProof(oldSize: old, path: forkedPath, note: shown)
                if isFork {
                    #expect(throws: WitnessRefusal.twoHistories(size: new, last: old)) {
                        try memory.check(forked, grewBy: fork)
                    }
                }
            }
        }
    }

    @Test func onlyKnownKeysCount() throws {
        let other = NoteSigner(SigningKeys(keys: .unstored()))
        #expect(throws: WitnessRefusal.notSigned(origin: log.name)) {
            try WitnessMemory(keys: other.publicKeys, note: note(3))
        }
        #expect(throws: WitnessRefusal.noCheckpoint) {
            try WitnessMemory(
                keys: log.publicKeys,
                note: SignedNote(text: "a\n", signatures: note(3).signatures))
        }
        let memory = try WitnessMemory(keys: log.publicKeys, note: note(3))
        #expect(throws: WitnessRefusal.otherProof(from: 2, last: 3)) {
            try memory.check(
                memory.checkpoint(5, tree, log),
                grewBy: GrowthProof(oldSize: 2, path: [], note: note(5)))
        }
    }
}

extension WitnessMemory {
    fileprivate func checkpoint(_ size: Int, _ tree: MerkleTree, _ log: NoteSigner) -> Checkpoint {
        Checkpoint(origin: log.name, size: size, root: tree.root(atSize: size))
    }
}
