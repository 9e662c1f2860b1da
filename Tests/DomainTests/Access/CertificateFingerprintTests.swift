import Domain
import Testing

@Suite("Fingerprints of certificates, as they are typed")
struct CertificateFingerprintTests {
    private static let hex = (0..<32).map { $0 < 16 ? "0f" : "a5" }.joined()

    @Test(
        "what openssl prints, and what people make of it",
        arguments: [
            (hex, true), (hex.uppercased(), true),
            (
                stride(from: 0, to: 64, by: 2).map { index in
                    String(Array(hex)[index..<(index + 2)]).uppercased()
                }.joined(separator: ":"), true
            ),
            ("sha256 Fingerprint=\(hex)", true), ("SHA256 Fingerprint= \(hex) ", true),
            ("", false), ("=", false), (String(hex.dropLast()), false), (hex + "0", false),
            (String(hex.dropLast()) + "g", false), (String(hex.dropLast()) + "０", false),
            ("x=\(hex.dropLast())", false),
        ] as [(String, Bool)])
    func typed(text: String, isOne: Bool) {
        let found = CertificateFingerprint(typed: text)
        #expect(found?.hex == (isOne ? CertificateFingerprintTests.hex : nil))
    }
}
