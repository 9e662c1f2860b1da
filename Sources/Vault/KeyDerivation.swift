import COpenSSL
import Digests

/// 密钥派生 - HKDF (RFC 5869): keys for many uses from one key, such that none tells anything of
/// another.
package enum KeyDerivation {
    /// - Parameters:
    ///   - salt: may be empty when the key is already uniformly random.
    ///   - purpose: what the derived key is for; other purposes give unrelated keys ("info").
    ///   - count: bytes wanted, at most 255 digests.
    package static func derive(
        _ algorithm: HashAlgorithm, from key: UnsafeRawBufferPointer, salt: [UInt8] = [],
        for purpose: [UInt8], count: Int
    ) -> [UInt8] {
        precondition((1...255 * Digest.length).contains(count), "HKDF gives at most 255 digests")
        // RFC 5869 takes a digest's length of zeros for no salt; HMAC pads an empty key alike.
        let extracted = HMACKey(algorithm, key: salt).authenticate(key)
        let expanding = extracted.withUnsafeBytes { HMACKey(algorithm, key: $0) }
        var derived: [UInt8] = []
        derived.reserveCapacity(count + Digest.length)
        var previous: [UInt8] = []
        var round: UInt8 = 1
        while derived.count < count {
            previous = expanding.authenticate(previous + purpose + [round]).bytes
            derived += previous
            round &+= 1
        }
        previous.cleanse()
        derived.cleanse(from: count)
        derived.removeLast(derived.count - count)
        return derived
    }
}

extension [UInt8] {
    /// Overwrites secret bytes that are no longer needed. What the compiler copied meanwhile stays;
    /// the point is that key material does not lie about for hours.
    mutating func cleanse(from start: Int = 0) {
        withUnsafeMutableBytes { bytes in
            let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[start...])
            OPENSSL_cleanse(rest.baseAddress, rest.count)
        }
    }
}
