import COpenSSL
import Digests

/// Suite 1. The contexts keep the expanded key, which would take as long to make as a value to
/// seal.
final class AES256GCM: SealCipher {
    private let sealing: OpaquePointer
    private let opening: OpaquePointer

    init(_ key: SecretKey) {
        var derived = key.derive(.sha256, for: "aes-256-gcm", count: 32)
        defer { derived.cleanse() }
        sealing = Cipher.context()
        opening = Cipher.context()
        Cipher.require(EVP_EncryptInit_ex2(sealing, AES256GCM.implementation, derived, nil, nil))
        Cipher.require(EVP_DecryptInit_ex2(opening, AES256GCM.implementation, derived, nil, nil))
    }

    deinit {
        EVP_CIPHER_CTX_free(sealing)
        EVP_CIPHER_CTX_free(opening)
    }

    func seal(
        _ plaintext: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        body: UnsafeMutableRawBufferPointer
    ) {
        let nonce = body.bytePointer
        let ciphertext = nonce + NonceSource.length
        let tag = ciphertext + plaintext.count
        var count: Int32 = 0
        Cipher.require(EVP_EncryptInit_ex2(sealing, nil, nil, nonce, nil))
        Cipher.require(
            EVP_EncryptUpdate(sealing, nil, &count, binding.bytePointer, Int32(binding.count)))
        if plaintext.count > 0 {
            Cipher.require(
                EVP_EncryptUpdate(
                    sealing, ciphertext, &count, plaintext.bytePointer, Int32(plaintext.count)))
        }
        Cipher.require(EVP_EncryptFinal_ex(sealing, tag, &count))
        Cipher.require(
            EVP_CIPHER_CTX_ctrl(sealing, EVP_CTRL_AEAD_GET_TAG, Int32(SealTag.length), tag))
    }

    func open(
        _ body: UnsafeRawBufferPointer, binding: UnsafeRawBufferPointer,
        plaintext: UnsafeMutableRawBufferPointer
    ) -> Bool {
        let nonce = body.bytePointer
        let ciphertext = nonce + NonceSource.length
        let tag = UnsafeMutableRawPointer(mutating: ciphertext + plaintext.count)
        var count: Int32 = 0
        Cipher.require(EVP_DecryptInit_ex2(opening, nil, nil, nonce, nil))
        Cipher.require(
            EVP_CIPHER_CTX_ctrl(opening, EVP_CTRL_AEAD_SET_TAG, Int32(SealTag.length), tag))
        Cipher.require(
            EVP_DecryptUpdate(opening, nil, &count, binding.bytePointer, Int32(binding.count)))
        if plaintext.count > 0 {
            Cipher.require(
                EVP_DecryptUpdate(
                    opening, plaintext.bytePointer, &count, ciphertext, Int32(plaintext.count)))
        }
        var rest: UInt8 = 0
        if EVP_DecryptFinal_ex(opening, &rest, &count) == 1 { return true }
        // What was decrypted before the tag was checked is nobody's business, and the failure is no
        // other user's of this thread's error queue.
        ERR_clear_error()
        OPENSSL_cleanse(plaintext.baseAddress, plaintext.count)
        return false
    }

    // OpenSSL counts references to what it fetched atomically and never changes it.
    nonisolated(unsafe) private static let implementation = Cipher.fetch("AES-256-GCM")
}
