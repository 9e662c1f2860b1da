/// 存在性证明 - that an entry is in a tree: the hashes beside the way from its leaf to the root,
/// from the leaf upwards (RFC 6962 section 2.1.1).
///
/// A proof says nothing by itself about the size of the tree; size and root must come from one
/// signed or otherwise trusted tree head.
package struct InclusionProof: Hashable, Sendable {
    /// The leaf's place, from 0.
    package let index: Int
    /// The number of leaves of the tree.
    package let size: Int
    /// The hashes beside the way, from the leaf upwards.
    package let path: [Digest]

    /// A proof as it was received; nothing about it is checked yet.
    package init(index: Int, size: Int, path: [Digest]) {
        self.index = index
        self.size = size
        self.path = path
    }

    /// Whether the leaf is at its place in the tree with this root (RFC 9162 section 2.1.3.2).
    package func verifies(leafHash: Digest, root: Digest, with hashing: MerkleHashing) -> Bool {
        guard index >= 0, index < size else { return false }
        var node = index
        var last = size - 1
        var hash = leafHash
        for sibling in path {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                hash = hashing.nodeHash(sibling, hash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = hashing.nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}

/// 一致性证明 - that a tree only grew: nothing under the old root was changed, removed or moved
/// (RFC 6962 section 2.1.2).
package struct ConsistencyProof: Hashable, Sendable {
    /// The number of leaves of the older tree.
    package let oldSize: Int
    /// The number of leaves of the newer tree.
    package let size: Int
    /// The hashes that both roots can be computed from, in the order of RFC 6962.
    package let path: [Digest]

    /// A proof as it was received; nothing about it is checked yet.
    package init(oldSize: Int, size: Int, path: [Digest]) {
        self.oldSize = oldSize
        self.size = size
        self.path = path
    }

    /// Whether both roots belong to one growing tree (RFC 9162 section 2.1.4.2). Every tree is
    /// consistent with the empty one.
    package func verifies(oldRoot: Digest, root: Digest, with hashing: MerkleHashing) -> Bool {
        guard oldSize >= 0, oldSize <= size else { return false }
        if oldSize == 0 { return path.isEmpty && oldRoot == hashing.emptyRoot }
        if oldSize == size { return path.isEmpty && oldRoot == root }
        // A full old tree is a node of the new one, and the proof leaves out what is known.
        let isFull = oldSize.nonzeroBitCount == 1
        guard let start = isFull ? oldRoot : path.first else { return false }
        let shift = (~(oldSize - 1)).trailingZeroBitCount
        var node = (oldSize - 1) >> shift
        var last = (size - 1) >> shift
        var oldHash = start
        var newHash = start
        for sibling in isFull ? path[...] : path.dropFirst() {
            if last == 0 { return false }
            if node & 1 == 1 || node == last {
                oldHash = hashing.nodeHash(sibling, oldHash)
                newHash = hashing.nodeHash(sibling, newHash)
                while node & 1 == 0, node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                newHash = hashing.nodeHash(newHash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == root
    }
}
