import Digests
import Seeding
import Testing
import Vault

@Suite struct SigningTests {
    /// GB/T 32918.5-2017, A.2: the standard's own key, message and signature, which
    /// `openssl pkeyutl -verify` also takes.
    @Test func theExampleOfTheStandardVerifies() throws {
        let key = try #require(
            VerifyingKey(
                spki: bytes(
                    "3059301306072a8648ce3d020106082a811ccf5501822d03420004"
                        + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13")))
        let signature = bytes(
            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa")
        let message = Array("message digest".utf8)
        #expect(key.isSignature(signature, of: message))
        #expect(!key.isSignature(signature, of: message + [0]))
        for bit in 0..<512 {
            var other = signature
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.isSignature(other, of: message))
        }
        let zeros = [UInt8](repeating: 0, count: 64)
        for other in [[], Array(signature.dropLast()), signature + [0], zeros] {
            #expect(!key.isSignature(other, of: message))
        }
    }

    /// The public key of the ring of ``SealVector``, and a signature by it: computed by a Python
    /// program (HKDF with SM3, and the curve's arithmetic by hand) and made by
    /// `openssl pkeyutl -sign -rawin -digest sm3`.
    @Test func keyAndSignatureAgreeWithPythonAndOpenSSL() {
        let keys = SigningKeys(keys: SealVector.ring)
        #expect(
            Hexadecimal.text(keys.current.publicKey.spki)
                == "3059301306072a8648ce3d020106082a811ccf5501822d03420004"
                + "f73901a0e46a8f7a0f78c904b225db896e938671ee37897ad0ec71a4ef4bd2d1"
                + "1c0d27fc31d67d0c5c3891e406d1b3a2888e50b5f32245753d6eddf2d3fb0bbb")
        let signature = bytes(
            "df6c5bc4eb0661968a8d023224431bcfd2fd94b0f689e429efb20d02c1224289"
                + "90082e62a3e0ab471a360c9c5fa84763dc97fb12fe49ff4e4ca32be52d992fd0")
        #expect(keys.current.publicKey.isSignature(signature, of: Array("message digest".utf8)))
    }

    @Test(arguments: UInt64(1)...10)
    func whatAKeySignedItVerifiesAndNoOther(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let (own, other) = (SigningKeys(keys: .unstored()), SigningKeys(keys: .unstored()))
        for count in [0, 1, 31, 32, 33, 200, 5_000] {
            let message = random.bytes(count)
            let signature = own.current.sign(message)
            #expect(signature.count == 64)
            #expect(signature != own.current.sign(message))
            #expect(own.current.publicKey.isSignature(signature, of: message))
            #expect(!other.current.publicKey.isSignature(signature, of: message))
            #expect(!own.current.publicKey.isSignature(signature, of: message + [1]))
        }
    }

    @Test func theNewestKeySigns() throws {
        let secrets = [1, 2, 10].map { SecretKey(random: .sign, id: UInt16($0)) }
        let rest = [KeyPurpose.seal, .index, .commit].map { SecretKey(random: $0, id: 1) }
        let keys = SigningKeys(keys: try KeyRing(secrets.reversed() + rest))
        #expect(keys.all.map(\.id) == [1, 2, 10])
        #expect(keys.current.id == 10)
        #expect("\(keys.current)" == "sign-10")
        #expect(Set(keys.all.map(\.publicKey)).count == 3)
        // The same secret under the same number gives the same pair, wherever it is.
        #expect(SigningKey(secrets[0]).publicKey == keys.all[0].publicKey)
    }

    @Test func publicKeysGoThroughPEM() throws {
        let keys = (1...3).map { _ in SigningKeys(keys: .unstored()).current.publicKey }
        for key in keys { #expect(VerifyingKey(spki: key.spki) == key) }
        let text = "name x\n" + keys.map(\.pem).joined(separator: "\n# more\n")
        #expect(VerifyingKey.keys(pem: text) == keys)
        #expect(
            VerifyingKey.keys(pem: text.replacing("\n", with: "\r\n")) == keys)
        #expect(VerifyingKey.keys(pem: "") == [])
        #expect(VerifyingKey.keys(pem: text.dropLast(30)) == nil)
        for place in keys[0].spki.indices {
            var other = keys[0].spki
            other[place] ^= 1
            #expect(VerifyingKey(spki: other) == nil, "byte \(place)")
        }
    }

    private func bytes(_ hex: String) -> [UInt8] { Hexadecimal.bytes(hex) ?? [] }
}
