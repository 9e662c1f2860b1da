import COpenSSL
import Digests

/// 签名钥 - an SM2 key pair (GB/T 32918) that signs with SM3 under the identity that GM/T 0009 gives
/// for signers without one of their own, `1234567812345678`.
///
/// The private number is derived from a key of the ring, so the ring's files, exports and
/// fingerprints are all that there is to keep.
package final class SigningKey: @unchecked Sendable {
    /// Tells it from the other signing keys of the ring, from 1.
    package let id: UInt16

    /// What others verify its signatures with.
    package let publicKey: VerifyingKey

    // OpenSSL does not change a key that it signs with.
    private let pair: OpaquePointer

    package convenience init(_ key: SecretKey) {
        // 48 bytes, so that the remainder is uniform but for 2^-128 (FIPS 186-5, A.2.1).
        var seed = key.derive(.sm3, for: "sm2", count: 48)
        defer { seed.cleanse() }
        self.init(id: key.id, seed: seed)
    }

    /// A pair whose private number is `seed mod (n - 2) + 1`, with n the order of the curve.
    init(id: UInt16, seed: [UInt8]) {
        var (scalar, point) = SM2Curve.pair(fromSeed: seed)
        defer { scalar.cleanse() }
        self.id = id
        self.publicKey = VerifyingKey(trusting: point)
        self.pair = SM2Curve.key(point: point, scalar: scalar)
    }

    deinit { EVP_PKEY_free(pair) }

    /// Signs a message: r and s of 32 bytes each. The same message gives another signature each
    /// time.
    package func sign(_ message: [UInt8]) -> [UInt8] {
        let context = SM2Curve.context()
        defer { EVP_MD_CTX_free(context) }
        var inner: OpaquePointer?
        require(EVP_DigestSignInit_ex(context, &inner, "SM3", nil, nil, pair, nil))
        SM2Curve.setIdentity(of: inner)
        var count = 0
        require(EVP_DigestSign(context, nil, &count, message, message.count))
        var der = [UInt8](repeating: 0, count: count)
        require(EVP_DigestSign(context, &der, &count, message, message.count))
        return SM2Signature.fixed(der: der.prefix(count))
    }
}

extension SigningKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "sign-\(id)" }
    package var customMirror: Mirror { Mirror(self, children: ["key": description]) }
}

/// The signing keys of an installation, of which the newest signs.
package struct SigningKeys: Sendable {
    /// All of them, by id: never empty.
    package let all: [SigningKey]

    package init(keys: KeyRing) { self.all = keys.all(.sign).map(SigningKey.init) }

    /// The key that new signatures are made with.
    package var current: SigningKey { all[all.count - 1] }
}

/// 公钥 - what verifies SM2 signatures. It is shown to everybody.
package final class VerifyingKey: @unchecked Sendable {
    /// The key as SubjectPublicKeyInfo in DER: 91 bytes, the uncompressed point in the last 65.
    package let spki: [UInt8]

    private let key: OpaquePointer

    /// Reads a SubjectPublicKeyInfo; nil unless it is that of a point on the curve in this form.
    package init?(spki: [UInt8]) {
        let head = SM2Curve.spkiHead
        guard spki.count == head.count + SM2Curve.pointLength, spki.starts(with: head),
            SM2Curve.isPoint(Array(spki.dropFirst(head.count)))
        else { return nil }
        self.spki = spki
        self.key = SM2Curve.key(point: Array(spki.dropFirst(head.count)), scalar: nil)
    }

    fileprivate init(trusting point: [UInt8]) {
        self.spki = SM2Curve.spkiHead + point
        self.key = SM2Curve.key(point: point, scalar: nil)
    }

    deinit { EVP_PKEY_free(key) }

    /// Whether a signature of 64 bytes is this key's over the message.
    package func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let der = SM2Signature.der(fixed: signature) else { return false }
        let context = SM2Curve.context()
        defer {
            EVP_MD_CTX_free(context)
            // A refused signature leaves its reasons in the thread's queue.
            ERR_clear_error()
        }
        var inner: OpaquePointer?
        require(EVP_DigestVerifyInit_ex(context, &inner, "SM3", nil, nil, key, nil))
        SM2Curve.setIdentity(of: inner)
        return EVP_DigestVerify(context, der, der.count, message, message.count) == 1
    }
}

extension VerifyingKey: Hashable {
    package static func == (left: VerifyingKey, right: VerifyingKey) -> Bool {
        left.spki == right.spki
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(spki) }
}

extension VerifyingKey {
    /// The key as PEM, for other programs.
    package var pem: String {
        var text = PEM.begin + "\n"
        var rest = Base64.text(spki)[...]
        while !rest.isEmpty {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        }
        return text + PEM.end + "\n"
    }

    /// The keys of a PEM text, which may hold other lines before and between them; nil where one
    /// of them is no SM2 public key.
    package static func keys(pem text: some StringProtocol) -> [VerifyingKey]? {
        var keys: [VerifyingKey] = []
        var content: String?
        for line in text.split(whereSeparator: \.isNewline) {
            if line == PEM.begin {
                content = ""
            } else if line == PEM.end {
                guard let base64 = content, let spki = Base64.bytes(base64),
                    let key = VerifyingKey(spki: spki)
                else { return nil }
                keys.append(key)
                content = nil
            } else {
                content? += line
            }
        }
        return content == nil ? keys : nil
    }

    private enum PEM {
        static let begin = "-----BEGIN PUBLIC KEY-----"
        static let end = "-----END PUBLIC KEY-----"
    }
}
