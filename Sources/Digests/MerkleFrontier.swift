/// 默克尔前沿 - the right edge of a growing hash tree (a "compact range" from zero): all that is
/// needed to append leaves and to know the root, in at most 63 digests however many leaves there
/// are.
package struct MerkleFrontier: Hashable, Sendable {
    /// How the tree hashes.
    package let hashing: MerkleHashing

    /// How many leaves the tree has.
    package private(set) var size: Int

    /// The roots of the full subtrees, the largest first: one for each one-bit of ``size``.
    package private(set) var peaks: [Digest]

    /// The frontier of the empty tree.
    package init(_ algorithm: HashAlgorithm) {
        self.hashing = MerkleHashing(algorithm)
        self.size = 0
        self.peaks = []
    }

    /// The frontier of a tree of `size` leaves from its peaks, as somebody tells them: only a root
    /// that is known otherwise proves them. Nil for a number of peaks that the size does not have.
    package init?(_ algorithm: HashAlgorithm, size: Int, peaks: [Digest]) {
        guard size >= 0, size.nonzeroBitCount == peaks.count else { return nil }
        self.hashing = MerkleHashing(algorithm)
        self.size = size
        self.peaks = peaks
    }

    /// Adds one leaf at the end: two full subtrees of one size become one of twice the size for as
    /// long as there are two, as in adding one to a binary number.
    package mutating func append(_ leafHash: Digest) {
        precondition(size < Int.max, "a tree holds fewer than 2^63 leaves")
        var node = leafHash
        for _ in 0..<(~size).trailingZeroBitCount {
            node = hashing.nodeHash(peaks.removeLast(), node)
        }
        peaks.append(node)
        size += 1
    }

    /// The root of the whole tree (RFC 6962, "MTH"): the smaller subtrees join from the right.
    package var root: Digest {
        guard var node = peaks.last else { return hashing.emptyRoot }
        for peak in peaks.dropLast().reversed() { node = hashing.nodeHash(peak, node) }
        return node
    }
}

extension MerkleFrontier {
    /// The frontier as bytes: format 1, the algorithm (1 SHA-256, 2 SM3), the size in eight bytes,
    /// big-endian, and the peaks. Equal frontiers have equal bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [MerkleFrontier.format, hashing.algorithm == .sha256 ? 1 : 2]
        bytes.reserveCapacity(MerkleFrontier.headerLength + peaks.count * Digest.length)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: size >> shift))
        }
        for peak in peaks { peak.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return bytes
    }

    /// Reads what ``bytes`` wrote; nil for anything else, such as a number of peaks that does not
    /// belong to the size.
    package init?(bytes: some Collection<UInt8>) {
        let bytes = Array(bytes)
        guard bytes.count >= MerkleFrontier.headerLength, bytes[0] == MerkleFrontier.format,
            bytes[1] == 1 || bytes[1] == 2
        else { return nil }
        let size = bytes[2..<10].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let expected = MerkleFrontier.headerLength + size.nonzeroBitCount * Digest.length
        guard let size = Int(exactly: size), bytes.count == expected else { return nil }
        self.hashing = MerkleHashing(bytes[1] == 1 ? .sha256 : .sm3)
        self.size = size
        self.peaks = stride(from: MerkleFrontier.headerLength, to: bytes.count, by: Digest.length)
            .compactMap { Digest(bytes: bytes[$0..<$0 + Digest.length]) }
    }

    private static let format: UInt8 = 1
    private static let headerLength = 10
}
