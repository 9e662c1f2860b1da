import COpenSSL
import Digests

/// Suite 2: encrypt, then authenticate. The counter block is the nonce and a 32-bit counter from
/// zero, as in GCM, so that no two values share a block; the code covers the binding, the nonce and
/// the ciphertext.
final class SM4CTRWithHMACSM3: SealCipher {
    // Counter mode is its own inverse: one context seals and opens.
    private let counter: OpaquePointer
    private let code: HMACKey

    init(_ key: SecretKey) {
        var derived = key.derive(.sm3, for: "sm4-ctr", count: 16)
        var authenticating = key.derive(.sm3, for: "hmac-sm3", count: Digest.length)
        defer {
            derived.cleanse()
            authenticating.cleanse()
        }
        code = HMACKey(.sm3, key: authenticating)
        counter = Cipher.context()
        Cipher.require(
            EVP_EncryptInit_ex2(counter, SM4CTRWithHMACSM3.implementation, derived, nil, nil))
    }

    deinit { EVP_CIPHER_CTX_free(counter) }

    func seal(
        _ plaintext: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        body: UnsafeMutableRawBufferPointer
    ) {
        let start = NonceSource.length
        let end = start + plaintext.count
        apply(
            plaintext,
            nonce: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(body)[..<start]),
            to: UnsafeMutableRawBufferPointer(rebasing: body[start..<end]))
        let tag = UnsafeMutableRawBufferPointer(rebasing: body[end...])
        let sealed = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(body)[..<end])
        code.authenticate(binding, then: sealed).withUnsafeBytes {
            tag.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<SealTag.length]))
        }
    }

    func open(
        _ body: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        plaintext: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let start = NonceSource.length
        let end = start + plaintext.count
        let sealed = UnsafeRawBufferPointer(rebasing: body[..<end])
        let isAuthentic = code.authenticate(binding, then: sealed).withUnsafeBytes {
            CRYPTO_memcmp($0.baseAddress, body.baseAddress! + end, SealTag.length) == 0
        }
        guard isAuthentic else { return false }
        apply(
            UnsafeRawBufferPointer(rebasing: body[start..<end]),
            nonce: UnsafeRawBufferPointer(rebasing: body[..<start]), to: plaintext)
        return true
    }

    /// Combines the bytes with the key stream that begins at the nonce.
    private func apply(
        _ bytes: UnsafeRawBufferPointer, nonce: UnsafeRawBufferPointer,
        to target: UnsafeMutableRawBufferPointer
    ) {
        guard bytes.count > 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: 16, alignment: 8) { block in
            block.initializeMemory(as: UInt8.self, repeating: 0)
            block.copyMemory(from: nonce)
            var count: Int32 = 0
            Cipher.require(EVP_EncryptInit_ex2(counter, nil, nil, block.bytePointer, nil))
            Cipher.require(
                EVP_EncryptUpdate(
                    counter, target.bytePointer, &count, bytes.bytePointer, Int32(bytes.count)))
        }
    }

    // OpenSSL counts references to what it fetched atomically and never changes it.
    nonisolated(unsafe) private static let implementation = Cipher.fetch("SM4-CTR")
}
