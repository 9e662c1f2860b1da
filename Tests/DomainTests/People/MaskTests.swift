import Domain
import Seeding
import Testing

@Suite("Masking: one rule for each kind of value")
struct MaskTests {
    enum Kind: CaseIterable, Sendable {
        case idNumber, phone, bankAccount, name

        func mask(_ text: String) -> String {
            switch self {
            case .idNumber: Mask.idNumber(text)
            case .phone: Mask.phone(text)
            case .bankAccount: Mask.bankAccount(text)
            case .name: Mask.name(text)
            }
        }
    }

    static let golden: [(Kind, String, String)] = [
        (.idNumber, "11010519491231002X", "110***********002X"),
        (.idNumber, "110105491231002", "110********1002"),
        (.idNumber, "1234567890", "123***7890"),
        (.idNumber, "123456789", "*********"),
        (.idNumber, "12", "**"),
        (.idNumber, "", ""),
        (.phone, "13812345678", "138****5678"),
        (.phone, "0553-1234567", "055*****4567"),
        (.phone, "62345678", "********"),
        (.phone, "110", "***"),
        (.bankAccount, "6217003810012345678", "***************5678"),
        (.bankAccount, "1234567", "***4567"),
        (.bankAccount, "123456", "******"),
        (.bankAccount, "", ""),
        (.name, "王小明", "王**"),
        (.name, "王", "王**"),
        (.name, "欧阳小明", "欧**"),
        (.name, "古丽·麦麦提吐尔孙", "古**"),
        (.name, "𠮷田", "𠮷**"),
        (.name, "", ""),
    ]

    @Test("what is shown", arguments: golden)
    func shown(kind: Kind, text: String, masked: String) {
        #expect(kind.mask(text) == masked)
    }

    @Test("only the ends stay, in their places", arguments: UInt64(1)...10)
    func hidden(seed: UInt64) {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let text = random.text(0...24, of: "0123456789X清𠮷")
            let length = text.unicodeScalars.count
            for (kind, head) in [(Kind.idNumber, 3), (.phone, 3), (.bankAccount, 0)] {
                let masked = Array(kind.mask(text).unicodeScalars)
                #expect(masked.count == length)
                for (place, scalar) in text.unicodeScalars.enumerated() {
                    let isKept = length >= head + 7 && (place < head || place >= length - 4)
                    #expect(masked[place] == (isKept ? scalar : "*"))
                }
            }
        }
    }

    @Test("a mask of a mask is the same mask", arguments: Kind.allCases)
    func again(kind: Kind) {
        for (_, text, _) in MaskTests.golden {
            let once = kind.mask(text)
            #expect(kind.mask(once) == once)
        }
    }

    @Test("a name's mask says nothing about its length")
    func length() {
        #expect(Set(["王", "王明", "王小明", "王司徒小明"].map(Mask.name)).count == 1)
    }

    /// Not private: the name of a private type holds an address, which may hold any digits.
    struct Letter {
        let phone: Sensitive<String>
        let accounts: [Sensitive<String>]
    }

    @Test("a sensitive value never prints itself, and is there for who asks")
    func sensitive() {
        let phone = Sensitive("13812345678")
        let letter = Letter(phone: phone, accounts: [phone])
        var dumped = ""
        dump(letter, to: &dumped)
        for text in [
            "\(phone)", String(reflecting: phone), "\([phone])", "\(Optional(phone) as Any)",
            "\(letter)", dumped,
        ] {
            #expect(text.contains("***"))
            #expect(!text.contains("138") && !text.contains("5678"))
        }
        #expect(Mirror(reflecting: phone).children.isEmpty)
        #expect(phone.revealed == "13812345678")
        #expect(phone == Sensitive("13812345678") && phone != Sensitive("13812345679"))
        #expect(Set([phone, Sensitive("13812345678"), Sensitive("1")]).count == 2)
    }
}
