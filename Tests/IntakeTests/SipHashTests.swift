import Intake
import Testing

/// Against the vectors of the reference code (`vectors_sip128`): key 00 … 0f, message 00, 01, 02, …
/// .
struct SipHashTests {
    static let vectors: [(length: UInt8, hash: String)] = [
        (0, "A3817F04BA25A8E66DF67214C7550293"), (1, "DA87C1D86B99AF44347659119B22FC45"),
        (7, "A1F1EBBED8DBC153C0B84AA61FF08239"), (8, "3B62A9BA6258F5610F83E264F31497B4"),
        (11, "0151C568386B6677A2B4DC6F81E5DC18"), (16, "6EE2A4CA67B054BBFD3315BF85230577"),
    ]

    @Test(arguments: vectors)
    func agrees(length: UInt8, hash: String) {
        let message = Array(0..<length)
        var sip = SipHash(key0: 0x0706_0504_0302_0100, key1: 0x0F0E_0D0C_0B0A_0908)
        let words = message.count / 8
        for word in 0..<words {
            sip.take(message[word * 8..<word * 8 + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
        let (first, second) = sip.finish(message[(words * 8)...])
        let bytes = [first, second].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        let digits = bytes.map { byte in
            String(byte >> 4, radix: 16, uppercase: true)
                + String(byte & 15, radix: 16, uppercase: true)
        }
        #expect(digits.joined() == hash)
    }
}
