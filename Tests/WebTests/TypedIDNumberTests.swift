import Domain
import Testing
import Web

@Suite struct TypedIDNumberTests {
    @Test(arguments: [
        "11010519491231002X", " 11010519491231002X ", "11010519491231002x",
        "\t11010519491231002x\r\n", "１１０１０５１９４９１２３１００２Ｘ", "　11010519491231002ｘ　",
        "110105491231002", " １１０１０５４９１２３１００２",
    ])
    func aNumberIsTakenAsItIsTyped(text: String) throws {
        #expect(try IDNumber(typed: text).rawValue == "11010519491231002X")
    }

    @Test(arguments: [
        ("", IDNumberDefect.length(0)), (" \u{3000}\n", .length(0)), ("1", .length(1)),
        ("11010519491231002", .length(17)), ("11010519491231002XX", .length(19)),
        ("110105 19491231002X", .length(19)),
        (String(repeating: "1", count: 5_000), .length(5_000)),
        ("11010519491231OO2X", .character), ("11010519491231002Y", .character),
        ("X1010519491231002X", .character), ("11010549123100X", .character),
        ("一一〇一〇五一九四九一二三一〇〇二X", .character), ("1101051949123100２\u{301}X", .character),
        ("<script>alert(1)<", .length(17)), ("'; drop table pers", .character),
        ("11010519490231002X", .birthDate), ("110105194913310020", .birthDate),
        ("110105490231002", .birthDate), ("110105194912310021", .checkCharacter),
        ("11010519491231003X", .checkCharacter), ("11010519491230002X", .checkCharacter),
    ])
    func aWrongNumberIsToldWhy(text: String, expected: IDNumberDefect) {
        #expect(throws: expected) { try IDNumber(typed: text) }
    }

    /// Every slip that the check character is there for: a wrong digit, or two that changed places.
    @Test func everySlipIsFound() {
        let right = Array("11010519491231002X")
        for place in 0..<17 {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(throws: IDNumberDefect.self) { try IDNumber(typed: String(wrong)) }
            }
            guard place < 16, right[place] != right[place + 1] else { continue }
            var wrong = right
            wrong.swapAt(place, place + 1)
            #expect(throws: IDNumberDefect.self) { try IDNumber(typed: String(wrong)) }
        }
    }

    /// What goes into messages and logs holds nothing of what was typed.
    @Test func aDefectKeepsNothingOfTheNumber() {
        let error = #expect(throws: IDNumberDefect.self) {
            try IDNumber(typed: "110105194912310021")
        }
        #expect(error.map { String(reflecting: $0).contains { $0.isNumber } } == false)
    }
}
