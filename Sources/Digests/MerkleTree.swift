/// 默克尔树 - a hash tree (RFC 6962) with all its full nodes at hand, for proofs: two digests of
/// memory for each leaf. Who only appends keeps a ``MerkleFrontier``.
package struct MerkleTree: Sendable {
    /// How the tree hashes.
    package let hashing: MerkleHashing

    /// `levels[h][i]` is the root of the full subtree over the leaves `i·2^h ..< (i+1)·2^h`.
    private var levels: [[Digest]] = [[]]

    /// A tree over the leaf hashes, in their order.
    package init(_ algorithm: HashAlgorithm, leafHashes: some Sequence<Digest> = []) {
        self.hashing = MerkleHashing(algorithm)
        for leaf in leafHashes { append(leaf) }
    }

    /// How many leaves the tree has.
    package var size: Int { levels[0].count }

    /// Adds one leaf at the end, with every full subtree that it completes.
    package mutating func append(_ leafHash: Digest) {
        levels[0].append(leafHash)
        var height = 0
        while levels[height].count.isMultiple(of: 2) {
            let count = levels[height].count
            let parent = hashing.nodeHash(levels[height][count - 2], levels[height][count - 1])
            height += 1
            if height == levels.count { levels.append([]) }
            levels[height].append(parent)
        }
    }

    /// The root of the tree as it was when it had `size` leaves.
    package func root(atSize size: Int) -> Digest {
        precondition((0...self.size).contains(size), "no such size of this tree")
        return size == 0 ? hashing.emptyRoot : subtree(0..<size)
    }

    /// The root of the whole tree.
    package var root: Digest { root(atSize: size) }

    /// Proves that leaf `index` is in the tree of `size` leaves (RFC 6962 section 2.1.1).
    package func inclusionProof(of index: Int, atSize size: Int) -> InclusionProof {
        precondition(index >= 0 && index < size && size <= self.size, "no such leaf in this tree")
        var range = 0..<size
        var path: [Digest] = []
        while range.count > 1 {
            let middle = range.lowerBound + MerkleTree.split(range.count)
            if index < middle {
                path.append(subtree(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(subtree(range.lowerBound..<middle))
                range = middle..<range.upperBound
            }
        }
        return InclusionProof(index: index, size: size, path: path.reversed())
    }

    /// Proves that the tree of `size` leaves only appended to the tree of `old` leaves (RFC 6962
    /// section 2.1.2). The proof from the empty tree, and of a tree with itself, is empty.
    package func consistencyProof(from old: Int, to size: Int) -> ConsistencyProof {
        precondition(old >= 0 && old <= size && size <= self.size, "no such sizes of this tree")
        var path: [Digest] = []
        var range = 0..<size
        // The old tree's root is known to the verifier for as long as the path went only left.
        var isWholeOldTree = true
        while old > 0, old != range.upperBound {
            let middle = range.lowerBound + MerkleTree.split(range.count)
            if old <= middle {
                path.append(subtree(middle..<range.upperBound))
                range = range.lowerBound..<middle
            } else {
                path.append(subtree(range.lowerBound..<middle))
                range = middle..<range.upperBound
                isWholeOldTree = false
            }
        }
        if old > 0, !isWholeOldTree { path.append(subtree(range)) }
        return ConsistencyProof(oldSize: old, size: size, path: path.reversed())
    }

    /// The root over a range that is a node of some tree over these leaves: its start is a multiple
    /// of the smallest power of two that is not less than its length.
    private func subtree(_ range: Range<Int>) -> Digest {
        if range.count.nonzeroBitCount == 1 {
            let height = range.count.trailingZeroBitCount
            return levels[height][range.lowerBound >> height]
        }
        let middle = range.lowerBound + MerkleTree.split(range.count)
        return hashing.nodeHash(
            subtree(range.lowerBound..<middle), subtree(middle..<range.upperBound))
    }

    /// The largest power of two less than `count`, which is two or more.
    private static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }
}
