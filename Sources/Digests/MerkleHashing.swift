/// 默克尔树 - how the hash tree of RFC 6962 section 2.1 hashes, with a hash function of one's
/// choice.
///
/// Leaves and inner nodes are hashed behind different first bytes, so that no node can be passed
/// off as an entry (a second preimage).
package struct MerkleHashing: Hashable, Sendable {
    /// The hash function: SM3 in the trail, SHA-256 for others' trees.
    package let algorithm: HashAlgorithm

    /// The rules with a hash function.
    package init(_ algorithm: HashAlgorithm) { self.algorithm = algorithm }

    /// The root of the tree without leaves: the digest of nothing.
    package var emptyRoot: Digest { algorithm.hash([]) }

    /// The hash of an entry: of the byte 0x00 and the entry's bytes.
    package func leafHash(_ entry: some Collection<UInt8>) -> Digest {
        let prefixed = [UInt8](unsafeUninitializedCapacity: entry.count + 1) { bytes, count in
            bytes[0] = 0x00
            _ = UnsafeMutableBufferPointer(rebasing: bytes[1...]).initialize(from: entry)
            count = entry.count + 1
        }
        return algorithm.hash(prefixed)
    }

    /// The hash of an inner node: of the byte 0x01 and the hashes of its two children.
    package func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest.length, alignment: 8) { node in
            node[0] = 0x01
            left.withUnsafeBytes { $0.copyBytes(to: node, at: 1) }
            right.withUnsafeBytes { $0.copyBytes(to: node, at: 1 + Digest.length) }
            return algorithm.hash(UnsafeRawBufferPointer(node))
        }
    }

    /// The root over the leaf hashes, in one pass and without keeping inner nodes.
    package func root(ofLeafHashes leaves: some Sequence<Digest>) -> Digest {
        var frontier = MerkleFrontier(algorithm)
        for leaf in leaves { frontier.append(leaf) }
        return frontier.root
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func copyBytes(to target: UnsafeMutableRawBufferPointer, at offset: Int) {
        UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + count])
            .copyMemory(from: self)
    }
}
