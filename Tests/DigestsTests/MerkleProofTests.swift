import Digests
import Seeding
import Testing

@Suite struct MerkleProofTests {
    static func tree(_ algorithm: HashAlgorithm, _ size: Int) -> MerkleTree {
        let hashing = MerkleHashing(algorithm)
        return MerkleTree(
            algorithm, leafHashes: (0..<size).map { hashing.leafHash(Array("entry \($0)".utf8)) })
    }

    static func leaf(_ index: Int, _ hashing: MerkleHashing) -> Digest {
        hashing.leafHash(Array("entry \(index)".utf8))
    }

    @Test(arguments: HashAlgorithm.allCases)
    func everyLeafOfEveryTreeIsProved(_ algorithm: HashAlgorithm) {
        let tree = MerkleProofTests.tree(algorithm, 70)
        for size in 1...70 {
            let root = tree.root(atSize: size)
            for index in 0..<size {
                let proof = tree.inclusionProof(of: index, atSize: size)
                let leaf = MerkleProofTests.leaf(index, tree.hashing)
                #expect(
                    proof.verifies(leafHash: leaf, root: root, with: tree.hashing),
                    "leaf \(index) of \(size)")
            }
        }
    }

    @Test(arguments: HashAlgorithm.allCases)
    func everyGrowthIsProved(_ algorithm: HashAlgorithm) {
        let tree = MerkleProofTests.tree(algorithm, 70)
        for size in 0...70 {
            for old in 0...size {
                let proof = tree.consistencyProof(from: old, to: size)
                #expect(
                    proof.verifies(
                        oldRoot: tree.root(atSize: old), root: tree.root(atSize: size),
                        with: tree.hashing),
                    "\(old) to \(size)")
            }
        }
    }

    /// Every way to change a path: a bit in each digest, one left out, one twice, two exchanged,
    /// one more.
    static func mutations(of path: [Digest], _ random: inout Seeded) -> [[Digest]] {
        var mutations: [[Digest]] = []
        for place in path.indices {
            var bytes = path[place].bytes
            bytes[Int.random(in: 0..<32, using: &random)] ^=
                1 << UInt8.random(in: 0..<8, using: &random)
            var changed = path
            changed[place] = Digest(bytes: bytes)!
            mutations.append(changed)
            var shortened = path
            shortened.remove(at: place)
            mutations.append(shortened)
            var lengthened = path
            lengthened.insert(path[place], at: place)
            mutations.append(lengthened)
            if place > 0 {
                var exchanged = path
                exchanged.swapAt(place, place - 1)
                mutations.append(exchanged)
            }
        }
        mutations.append(path + [HashAlgorithm.sm3.hash("one more")])
        mutations.append([HashAlgorithm.sm3.hash("one more")] + path)
        return mutations
    }

    @Test(arguments: HashAlgorithm.allCases, 1...40)
    func noFalseInclusionIsProved(_ algorithm: HashAlgorithm, _ size: Int) {
        var random = Seeded(UInt64(size))
        let tree = MerkleProofTests.tree(algorithm, size)
        let hashing = tree.hashing
        for index in 0..<size {
            let proof = tree.inclusionProof(of: index, atSize: size)
            let leaf = MerkleProofTests.leaf(index, hashing)
            for path in MerkleProofTests.mutations(of: proof.path, &random) {
                let mutated = InclusionProof(index: index, size: size, path: path)
                #expect(!mutated.verifies(leafHash: leaf, root: tree.root, with: hashing))
            }
            for other in -1...size where other != index {
                let moved = InclusionProof(index: other, size: size, path: proof.path)
                #expect(!moved.verifies(leafHash: leaf, root: tree.root, with: hashing))
                let otherLeaf = MerkleProofTests.leaf(other, hashing)
                #expect(!proof.verifies(leafHash: otherLeaf, root: tree.root, with: hashing))
            }
            let otherRoot = MerkleProofTests.tree(algorithm, size + 1).root
            #expect(!proof.verifies(leafHash: leaf, root: otherRoot, with: hashing))
            let otherHashing = MerkleHashing(algorithm == .sm3 ? .sha256 : .sm3)
            if size > 1 {
                #expect(!proof.verifies(leafHash: leaf, root: tree.root, with: otherHashing))
            }
        }
    }

    @Test(arguments: HashAlgorithm.allCases, 1...40)
    func noFalseGrowthIsProved(_ algorithm: HashAlgorithm, _ size: Int) {
        var random = Seeded(UInt64(size))
        let tree = MerkleProofTests.tree(algorithm, size)
        let hashing = tree.hashing
        for old in 0...size {
            let proof = tree.consistencyProof(from: old, to: size)
            let oldRoot = tree.root(atSize: old)
            for path in MerkleProofTests.mutations(of: proof.path, &random) {
                let mutated = ConsistencyProof(oldSize: old, size: size, path: path)
                #expect(
                    !mutated.verifies(oldRoot: oldRoot, root: tree.root, with: hashing),
                    "\(old) to \(size)")
            }
            let forked = HashAlgorithm.sm3.hash("another history")
            #expect(!proof.verifies(oldRoot: forked, root: tree.root, with: hashing))
            if old > 0 {
                #expect(!proof.verifies(oldRoot: oldRoot, root: forked, with: hashing))
                for other in 1...size where other != old {
                    let root = tree.root(atSize: other)
                    #expect(!proof.verifies(oldRoot: root, root: tree.root, with: hashing))
                }
            }
            let shrunk = ConsistencyProof(oldSize: size + 1, size: size, path: proof.path)
            #expect(!shrunk.verifies(oldRoot: oldRoot, root: tree.root, with: hashing))
            let negative = ConsistencyProof(oldSize: -1, size: size, path: proof.path)
            #expect(!negative.verifies(oldRoot: oldRoot, root: tree.root, with: hashing))
        }
    }

    /// Changed, removed, inserted and reordered entries all give another tree, for which no proof
    /// from the old one holds.
    @Test(arguments: 1...60)
    func anotherHistoryIsFound(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let hashing = MerkleHashing(.sm3)
        let old = Int.random(in: 2...50, using: &random)
        let honest = (0..<old).map { MerkleProofTests.leaf($0, hashing) }
        var forged = honest
        let place = Int.random(in: 0..<old, using: &random)
        switch seed % 4 {
        case 0: forged[place] = hashing.leafHash(Array("forged".utf8))
        case 1: forged.remove(at: place)
        case 2: forged.insert(hashing.leafHash(Array("forged".utf8)), at: place)
        default: forged.swapAt(place, (place + 1) % old)
        }
        for extra in 0..<10 { forged.append(MerkleProofTests.leaf(1_000 + extra, hashing)) }
        let tree = MerkleTree(.sm3, leafHashes: forged)
        let proof = tree.consistencyProof(from: old, to: tree.size)
        let oldRoot = hashing.root(ofLeafHashes: honest)
        #expect(!proof.verifies(oldRoot: oldRoot, root: tree.root, with: hashing))
    }
}
