/// 密码套件 - how a value is sealed. The raw value is the first byte of every sealed value: it
/// never changes.
package enum SealSuite: UInt8, CaseIterable, Hashable, Sendable {
    /// AES-256-GCM (NIST SP 800-38D).
    case aes256GCM = 1
    /// SM4-CTR (GB/T 32907, GB/T 17964), then HMAC-SM3 (GB/T 15852.2) over all of it, for sites
    /// that must use 国密. OpenSSL 3.0 has no SM4-GCM.
    case sm4CTRWithHMACSM3 = 2

    /// The suite's working keys, derived from a key of the ring.
    func cipher(_ key: SecretKey) -> any SealCipher {
        switch self {
        case .aes256GCM: AES256GCM(key)
        case .sm4CTRWithHMACSM3: SM4CTRWithHMACSM3(key)
        }
    }
}

/// 密封格式 - a sealed value: suite (1 byte), key id (2 bytes, big-endian), nonce (12), ciphertext,
/// tag (16). It is 31 bytes longer than what is sealed, in either suite.
package struct SealedHeader: Hashable, Sendable {
    /// What the value was sealed with.
    package let suite: SealSuite
    /// Which seal key it was sealed under.
    package let keyID: UInt16

    static let length = 3
    static let overhead = SealedHeader.length + NonceSource.length + SealTag.length

    init(_ suite: SealSuite, keyID: UInt16) {
        self.suite = suite
        self.keyID = keyID
    }

    /// Reads how a value was sealed, which is not yet proof that it is authentic.
    package init(of sealed: some RandomAccessCollection<UInt8>) throws(VaultError) {
        guard sealed.count >= SealedHeader.overhead else { throw .sealedValueMalformed }
        var bytes = sealed.makeIterator()
        let (first, high, low) = (bytes.next()!, bytes.next()!, bytes.next()!)
        guard let suite = SealSuite(rawValue: first) else { throw .unknownSuite(first) }
        self.init(suite, keyID: UInt16(high) << 8 | UInt16(low))
    }

    func write(to target: UnsafeMutableRawBufferPointer) {
        target[0] = suite.rawValue
        target[1] = UInt8(keyID >> 8)
        target[2] = UInt8(truncatingIfNeeded: keyID)
    }
}

/// The proof at the end of a sealed value that nobody changed it.
enum SealTag {
    /// 128 bits in both suites: all that GCM has, and half of an HMAC, the least that RFC 2104
    /// section 5 lets one keep.
    static let length = 16
}

/// One suite under one key. Not for two threads at the same time.
///
/// `body` is nonce, ciphertext and tag as they lie in a sealed value; `binding` is what the value
/// is bound to, and tells suite, key and place apart without any doubt about where one ends.
protocol SealCipher: AnyObject {
    /// Writes ciphertext and tag behind the nonce, which is already in the body.
    func seal(
        _ plaintext: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        body: UnsafeMutableRawBufferPointer)

    /// Writes the plaintext; false, and nothing useful in the plaintext, if the tag is not right.
    func open(
        _ body: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        plaintext: UnsafeMutableRawBufferPointer
    ) -> Bool
}
