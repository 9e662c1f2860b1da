import Domain
import Ledger
import Testing

@Suite("Every event of the fund: its postings, and where it leaves the fund")
struct FundEventTests {
    static let book = GoldenText.lines("events.txt")

    @Test("the golden book", arguments: book.indices)
    func golden(line: Int) throws {
        var position = FundPosition()
        for earlier in FundEventTests.book[..<line] {
            position.add(FundEventTests.entry(earlier, position))
        }
        let columns = FundEventTests.book[line].columns
        let entry = FundEventTests.entry(FundEventTests.book[line], position)
        position.add(entry)
        let postings = entry.postings.map {
            "\($0.account.rawValue) \($0.amount > .zero ? "+" : "")\($0.amount)"
        }
        #expect(postings.joined(separator: ", ") == columns[1])
        #expect(position.closing == fen(columns[2]))
        #expect(position.available == fen(columns[3]))
        #expect(position.committed == fen(columns[4]))
        #expect(position.bank == fen(columns[5]))
        #expect(position.isBalanced)
        #expect(
            position.bank == position.closing + position.suspenseReceived
                - position.suspensePaid)
    }

    @Test("the golden book uses every kind of entry and every account")
    func complete() {
        var position = FundPosition()
        var kinds: Set<JournalEntry.Kind> = []
        var accounts: Set<AccountCode> = []
        for line in FundEventTests.book {
            let entry = FundEventTests.entry(line, position)
            position.add(entry)
            kinds.insert(entry.kind)
            accounts.formUnion(entry.postings.map(\.account))
        }
        #expect(kinds == Set(JournalEntry.Kind.allCases))
        #expect(accounts == Set(AccountCode.allCases))
        #expect(position.deposits == fen("51350.00"))
        #expect(position.paid == fen("12200.00"))
        #expect(position.returned == fen("12150.00"))
        #expect(position.fees == fen("600.00"))
        #expect(position.interest == fen("112.00"))
        #expect(position.receivable == .zero)
    }

    @Test("an entry carries the day and the words it was given")
    func heading() {
        let entry = FundEvent.interestEarned(Fen(5)).entry(on: day("11-20"), narrative: "利息")
        #expect(entry.day == day("11-20"))
        #expect(entry.narrative == "利息")
        #expect(entry.kind == .interest)
    }

    static func entry(_ line: GoldenText.Line, _ position: FundPosition) -> JournalEntry {
        let words = line.columns[0].split(separator: " ").map(String.init)
        return event(words[0], fen(words[1])).entry(
            on: day("11-20"), narrative: words[0], receivable: position.receivable,
            from: words.count == 3 ? .suspense : .bank)
    }

    static func event(_ name: String, _ amount: Fen) -> FundEvent {
        switch name {
        case "granted": .granted(amount)
        case "broughtForward": .broughtForward(amount)
        case "appropriated": .appropriated(amount)
        case "committed": .committed(amount)
        case "released": .released(amount)
        case "paid": .paid(amount)
        case "returned": .returned(amount)
        case "feeCharged": .feeCharged(amount)
        case "interestEarned": .interestEarned(amount)
        case "held": .held(amount)
        case "offset": .offset(amount)
        default: preconditionFailure("no event \(name)")
        }
    }
}
