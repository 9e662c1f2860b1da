import Digests
import Vault

/// Sealed values that a separate Python program made from the written description of the format,
/// with `cryptography` 48.0.0 (AESGCM, SM4 in CTR mode, HMAC and HKDF with SHA-256 and SM3); the
/// first SM4 one was made again with `openssl enc -sm4-ctr`, `openssl dgst -sm3 -mac HMAC` and
/// `openssl kdf`. Values like these will lie in databases for decades: they must always open.
struct SealVector: Sendable {
    let table: String
    let column: String
    let row: RowKey
    let plaintext: String
    let sealed: String

    /// The ring that they were sealed with.
    static let ring: KeyRing = {
        func key(_ purpose: KeyPurpose, _ id: UInt16, _ bytes: ClosedRange<UInt8>) -> SecretKey {
            SecretKey(purpose, id: id, bytes: Array(bytes))!
        }
        return try! KeyRing([
            key(.seal, 1, 0...31), key(.seal, 258, 100...131), key(.index, 1, 200...231),
            key(.commit, 1, 50...81), key(.sign, 1, 150...181),
        ])
    }()

    static let all: [SealVector] = [
        SealVector(
            table: "person", column: "id_number", row: 42, plaintext: "43012219760305123X",
            sealed: "010001a0a1a2a3a4a5a6a7a8a9aaab52e077730c0b04339b9ce80a563acd3fd5c29e8d53"
                + "461dd4643ceb7054a75a611263"),
        SealVector(
            table: "person", column: "id_number", row: 42, plaintext: "43012219760305123X",
            sealed: "020001a0a1a2a3a4a5a6a7a8a9aaab24ce7e749205b95fd15e140e1be2c3df8fb7c01bbb"
                + "4bf8223478928748e123c1831b"),
        SealVector(
            table: "bank_account", column: "number", row: -7, plaintext: "6217003810012345678",
            sealed: "010001a0a1a2a3a4a5a6a7a8a9aaab50e176750e0906329d9ae808543cc838d0ad624167"
                + "7f9658ee3b5ea9d346c04b41c3a3"),
        SealVector(
            table: "bank_account", column: "number", row: -7, plaintext: "6217003810012345678",
            sealed: "020001a0a1a2a3a4a5a6a7a8a9aaab26cf7f729007bb5ed758140c19e4c6d88ad8a3fbd4"
                + "fc68628082a57c82d2bcfa303dfe"),
        SealVector(
            table: "person", column: "phone", row: .text("户-0001"), plaintext: "13812345678",
            sealed: "010102a0a1a2a3a4a5a6a7a8a9aaab0d5fb8a8bd55124c9f6f5ba4f02b535660e87fbd0c"
                + "3df9138506d7"),
        SealVector(
            table: "person", column: "phone", row: .text("户-0001"), plaintext: "13812345678",
            sealed: "020102a0a1a2a3a4a5a6a7a8a9aaabaa767cc8acbbb8fe423cd53fed738f7014ab86c6db"
                + "d3caa30c4d02"),
        SealVector(
            table: "", column: "", row: 0, plaintext: "",
            sealed: "010001a0a1a2a3a4a5a6a7a8a9aaab47886b7f4daf556128b6445c05ef87b5"),
        SealVector(
            table: "", column: "", row: 0, plaintext: "",
            sealed: "020001a0a1a2a3a4a5a6a7a8a9aaab21211569a5c16129bb410f84573d762a"),
        SealVector(
            table: "person", column: "note", row: 9,
            plaintext: String(repeating: "王", count: 100),
            sealed: "010001a0a1a2a3a4a5a6a7a8a9aaab815dcca5b0b2d284274d56b2818177ea6811bd1c0b"
                + "d89b15b80f6c8df0ca0038715677d01e1081f189c02fbf82bb8437ff1a5cc4906f68ccb4b7bd"
                + "b2b08dc0460131227480fbb5539b5340c1a5f7f091560075add77aa797910122dcbc97a4fac5"
                + "cf706b56450c892c03a6938f21bd7bb219572fb447a487db8c8c8c7eba98fb275db533a56d03"
                + "960ae0f1d05e1c853a5445db8d92e6ed961e92f5caea046dc6fe030e99a28726a3060a5b7d56"
                + "60146d9fccc5958097b91bb33195045fcec46be6a9f2ffb9fee793e57066546f767def222a19"
                + "21284c5c1a4b62aa71c81a91f2599860961a792302ef20d4848b9e630d744ca8808086a94442"
                + "509d4d681f1e16a5182281ccbc0c3cd367a6198679fb828a022535377a9986731ef40e5fdfc2"
                + "5837d7493bbbfd387f45f44e5057b37a87d9d1100e6f363f52a87f8d78"),
        SealVector(
            table: "person", column: "note", row: 9,
            plaintext: String(repeating: "王", count: 100),
            sealed: "020001a0a1a2a3a4a5a6a7a8a9aaabf773c5a22ebc6fe86d8faab6cc59790a32647c1998"
                + "998ec0aac339ebd741e221a80e36ac1417ff1a7173b075de52ba3ef655a146a6b9b520f6870b"
                + "0a5234f3b9dad91fa144cc313b931da0f2e43561557629808b0c77209417e56698605505701d"
                + "cd64ad8ebd4c9fa596939bcc302635635f85ab65d64b498696fb1da981e551fb004d664ca02e"
                + "e1728b61d267299b18d5bc40ccc9f9074848bf6d24cadf15ff5a13152ae81c8661ce931e4609"
                + "33f55891ee7cbdd3c7998a4b6bde7d58bfafdd40e39fdc9883d2b65d69e0fe9d6a8555f9804a"
                + "a3c98504f55faa7bb9d9f1b8defdadd2abf17b98b6ac9aaa10d5259fa7e4fa39aca09954cbab"
                + "9da1bb4004058e74b18f418bfa2448b3556c1dab84644221cd882a713a65e6e20eb13c410039"
                + "e9ca8b78afba73ce25aba828f6fbcfe3980224cb303194afb173cb2f23"),
    ]
}
