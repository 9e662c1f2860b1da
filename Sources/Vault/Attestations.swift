import Digests

/// 佐证 - keyed codes over what the database itself holds, by a key that the database has not: who
/// can write the tables still cannot write an entry that looks as if fangpin had.
package struct Attestations: Sendable {
    private let entries: [HMACKey]
    private let requests: [HMACKey]

    package init(keys: KeyRing) {
        let commits = keys.all.filter { $0.purpose == .commit }.sorted { $0.id > $1.id }
        func derived(_ use: String) -> [HMACKey] {
            commits.map { key in
                var bytes = key.derive(.sm3, for: use, count: Digest.length)
                defer { bytes.cleanse() }
                return HMACKey(.sm3, key: bytes)
            }
        }
        self.entries = derived("entry")
        self.requests = derived("request")
    }

    /// The code of a trail entry's leaf, under the current key.
    package func entry(_ leaf: Digest) -> Digest {
        leaf.withUnsafeBytes { entries[0].authenticate($0) }
    }

    /// Whether a code is that of a leaf under any key of the ring.
    package func isEntry(_ code: Digest, of leaf: Digest) -> Bool {
        entries.contains { key in
            leaf.withUnsafeBytes { key.authenticate($0) }.isSame(inConstantTime: code)
        }
    }

    /// The hash of a request, which may hold identity numbers that no unkeyed hash hides.
    package func request(_ bytes: [UInt8]) -> Digest { requests[0].authenticate(bytes) }

    /// Whether a hash is that of a request under any key of the ring.
    package func isRequest(_ hash: Digest, of bytes: [UInt8]) -> Bool {
        requests.contains { $0.authenticate(bytes).isSame(inConstantTime: hash) }
    }
}
