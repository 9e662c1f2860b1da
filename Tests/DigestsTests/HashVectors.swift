import Digests
import Testing

struct HashVector: Sendable, CustomTestStringConvertible {
    let algorithm: HashAlgorithm
    let input: [UInt8]
    let digest: String
    let source: String

    init(
        _ algorithm: HashAlgorithm, _ input: String, times: Int = 1, _ digest: String,
        _ source: String
    ) {
        self.algorithm = algorithm
        self.input = (0..<times).flatMap { _ in Array(input.utf8) }
        self.digest = digest
        self.source = source
    }

    /// Not the input: one of them is a million bytes long.
    var testDescription: String { source }

    static let all: [HashVector] = [
        HashVector(
            .sha256, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "NIST CAVP, SHA256ShortMsg, Len = 0"),
        HashVector(
            .sha256, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "FIPS 180-4, example 1"),
        HashVector(
            .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "FIPS 180-4, example 2"),
        HashVector(
            .sha256, "a", times: 1_000_000,
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
            "FIPS 180-4, example 3"),
        HashVector(
            .sha256, "防贫", "9c728e6c722d98c38e2b8f8a31fa2e3d6c3384d13f735da22b0573910f178e5f",
            "Python hashlib"),
        HashVector(
            .sm3, "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            "GB/T 32905-2016, A.1"),
        HashVector(
            .sm3, "abcd", times: 16,
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
            "GB/T 32905-2016, A.2"),
        HashVector(
            .sm3, "", "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b",
            "Python hashlib"),
        HashVector(
            .sm3, "a", times: 1_000_000,
            "c8aaf89429554029e231941a2acc0ad61ff2a5acd8fadd25847a3a732b3b02c3", "Python hashlib"),
        HashVector(
            .sm3, "防贫", "3a76f0364b57d0b7ee64517ee78d081c8d1abb8339b791df8a287745959f629a",
            "Python hashlib"),
    ]
}

struct HMACVector: Sendable {
    let number: Int
    let key: [UInt8]
    let input: [UInt8]
    let sha256: String
    let sm3: String

    /// RFC 4231, cases 1 to 4, 6 and 7 (5 is about truncation); the SM3 column is Python's `hmac`
    /// over the same keys and inputs.
    static let all: [HMACVector] = [
        HMACVector(
            number: 1, key: Array(repeating: 0x0b, count: 20), input: Array("Hi There".utf8),
            sha256: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
            sm3: "51b00d1fb49832bfb01c3ce27848e59f871d9ba938dc563b338ca964755cce70"),
        HMACVector(
            number: 2, key: Array("Jefe".utf8), input: Array("what do ya want for nothing?".utf8),
            sha256: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            sm3: "2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882"),
        HMACVector(
            number: 3, key: Array(repeating: 0xaa, count: 20),
            input: Array(repeating: 0xdd, count: 50),
            sha256: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
            sm3: "dd9421e1c725bdf52ec1aa34edadb3c97f5951a83a2fa93f73a7902bc1dcc777"),
        HMACVector(
            number: 4, key: Array(1...25), input: Array(repeating: 0xcd, count: 50),
            sha256: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
            sm3: "b57c79be03472aeb8cada581dea332cb2ba83d19cb1b052dd07194def75fb8cd"),
        HMACVector(
            number: 6, key: Array(repeating: 0xaa, count: 131),
            input: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            sha256: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
            sm3: "b4fd844e13342002f0b2e0690ea7741f1497d993a70494cea601e657bedf67a0"),
        HMACVector(
            number: 7, key: Array(repeating: 0xaa, count: 131),
            input: Array(
                ("This is a test using a larger than block-size key and a larger than "
                    + "block-size data. The key needs to be hashed before being used by the "
                    + "HMAC algorithm.").utf8),
            sha256: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
            sm3: "5acbdeb0c8c1ef3a99088fe51c0a1d5f4e1c175935f016aee74eb8056db18acb"),
    ]
}
