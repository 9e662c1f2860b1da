import Digests
import Testing

/// The definition of RFC 6962 section 2.1, word for word, and in nothing like the way of `Digests`.
private func definedRoot(_ leaves: ArraySlice<Digest>, _ hashing: MerkleHashing) -> Digest {
    if leaves.isEmpty { return hashing.algorithm.hash([]) }
    if leaves.count == 1 { return leaves.first! }
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    let middle = leaves.startIndex + split
    let children =
        definedRoot(leaves[..<middle], hashing).bytes
        + definedRoot(leaves[middle...], hashing).bytes
    return hashing.algorithm.hash([1] + children)
}

private func leafHashes(_ count: Int, _ hashing: MerkleHashing) -> [Digest] {
    (0..<count).map { hashing.leafHash(Array("entry \($0)".utf8)) }
}

@Suite struct MerkleTests {
    @Test(arguments: HashAlgorithm.allCases, 0...8)
    func agreesWithTheReferenceRoots(_ algorithm: HashAlgorithm, _ size: Int) throws {
        let hashing = MerkleHashing(algorithm)
        let leaves = MerkleVectors.entries.prefix(size).map { hashing.leafHash($0) }
        let expected = try #require(MerkleVectors.roots[algorithm]?[size])
        #expect(hashing.root(ofLeafHashes: leaves).hex == expected)
        #expect(MerkleTree(algorithm, leafHashes: leaves).root.hex == expected)
    }

    @Test(arguments: MerkleVectors.inclusions)
    func agreesWithTheReferenceInclusion(_ vector: MerkleVectors.Inclusion) {
        let hashing = MerkleHashing(vector.algorithm)
        let leaves = MerkleVectors.entries.map { hashing.leafHash($0) }
        let tree = MerkleTree(vector.algorithm, leafHashes: leaves)
        let proof = tree.inclusionProof(of: vector.index, atSize: vector.size)
        #expect(proof.path.map(\.hex) == vector.path)
    }

    @Test(arguments: MerkleVectors.consistencies)
    func agreesWithTheReferenceConsistency(_ vector: MerkleVectors.Consistency) {
        let hashing = MerkleHashing(vector.algorithm)
        let leaves = MerkleVectors.entries.map { hashing.leafHash($0) }
        let tree = MerkleTree(vector.algorithm, leafHashes: leaves)
        let proof = tree.consistencyProof(from: vector.old, to: vector.size)
        #expect(proof.path.map(\.hex) == vector.path)
    }

    @Test(arguments: HashAlgorithm.allCases)
    func frontierAndTreeHaveTheDefinedRootAtEverySize(_ algorithm: HashAlgorithm) {
        let hashing = MerkleHashing(algorithm)
        let leaves = leafHashes(200, hashing)
        let tree = MerkleTree(algorithm, leafHashes: leaves)
        var frontier = MerkleFrontier(algorithm)
        for size in 0...200 {
            let expected = definedRoot(leaves[..<size], hashing)
            #expect(frontier.root == expected, "size \(size)")
            #expect(tree.root(atSize: size) == expected, "size \(size)")
            #expect(frontier.size == size)
            #expect(frontier.peaks.count == size.nonzeroBitCount)
            #expect(MerkleFrontier(bytes: frontier.bytes) == frontier)
            if size < 200 { frontier.append(leaves[size]) }
        }
    }

    /// A frontier that was stored and read again goes on as if it had never been stored.
    @Test(arguments: 0...40)
    func aStoredFrontierGoesOn(_ size: Int) throws {
        let hashing = MerkleHashing(.sm3)
        let leaves = leafHashes(60, hashing)
        var frontier = MerkleFrontier(.sm3)
        for leaf in leaves[..<size] { frontier.append(leaf) }
        var read = try #require(MerkleFrontier(bytes: frontier.bytes))
        for leaf in leaves[size...] { read.append(leaf) }
        #expect(read.root == definedRoot(leaves[...], hashing))
    }

    @Test func damagedFrontiersAreRefused() {
        var frontier = MerkleFrontier(.sm3)
        for leaf in leafHashes(11, frontier.hashing) { frontier.append(leaf) }
        let bytes = frontier.bytes
        for length in 0..<bytes.count { #expect(MerkleFrontier(bytes: bytes[..<length]) == nil) }
        #expect(MerkleFrontier(bytes: bytes + [0]) == nil)
        #expect(MerkleFrontier(bytes: [2] + bytes[1...]) == nil)
        #expect(MerkleFrontier(bytes: [1, 3] + bytes[2...]) == nil)
        // A size with another number of peaks, and one beyond Int.
        #expect(MerkleFrontier(bytes: bytes[..<9] + [12] + bytes[10...]) == nil)
        #expect(MerkleFrontier(bytes: [1, 2, 0xc0, 0, 0, 0, 0, 0, 0, 1] + bytes[10...]) == nil)
    }

    @Test func anEntryIsNeverANode() {
        let hashing = MerkleHashing(.sm3)
        let leaves = leafHashes(2, hashing)
        let root = hashing.nodeHash(leaves[0], leaves[1])
        #expect(hashing.leafHash(leaves[0].bytes + leaves[1].bytes) != root)
        #expect(hashing.leafHash([]) != hashing.emptyRoot)
    }
}
