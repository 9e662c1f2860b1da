import Digests

/// 游标印鉴 - keyed codes over the places in lists that programs carry from page to page: nobody who
/// has not been given a place can make one up, or carry it to another list.
package struct CursorSeals: Sendable {
    private let keys: [HMACKey]

    package init(keys: KeyRing) {
        self.keys = keys.all(.commit).sorted { $0.id > $1.id }.map { key in
            var bytes = key.derive(.sha256, for: "cursor", count: Digest.length)
            defer { bytes.cleanse() }
            return HMACKey(.sha256, key: bytes)
        }
    }

    /// The code of a place, under the current key.
    package func code(of place: [UInt8]) -> Digest { keys[0].authenticate(place) }

    /// Whether a code is that of a place under any key of the ring.
    package func isCode(_ code: Digest, of place: [UInt8]) -> Bool {
        keys.contains { $0.authenticate(place).isSame(inConstantTime: code) }
    }
}
