import Domain
import Formats
import Seeding
import Testing

@Suite("Cells: every form that the contract knows, and none other")
struct FieldReaderTests {
    @Test("money", arguments: GoldenLine.table("money.txt"))
    func money(_ line: GoldenLine) {
        #expect(outcome { try FieldReader.money(line.cells[0]).rawValue } == line.expected)
    }

    @Test("dates", arguments: GoldenLine.table("day.txt"))
    func day(_ line: GoldenLine) {
        #expect(outcome { try FieldReader.day(line.cells[0]) } == line.expected)
    }

    @Test("whole numbers", arguments: GoldenLine.table("number.txt"))
    func number(_ line: GoldenLine) {
        #expect(outcome { try FieldReader.number(line.cells[0]) } == line.expected)
    }

    @Test("ID numbers", arguments: GoldenLine.table("id-number.txt"))
    func idNumber(_ line: GoldenLine) {
        #expect(outcome { try FieldReader.idNumber(line.cells[0]).rawValue } == line.expected)
    }

    @Test("names", arguments: GoldenLine.table("name.txt"))
    func name(_ line: GoldenLine) {
        let left = FieldReader.name(line.cells[0])
        let right = FieldReader.name(line.cells[1])
        #expect((Array(left.utf8) == Array(right.utf8) ? "same" : "other") == line.expected)
        #expect(
            Array(FieldReader.name(left).utf8) == Array(left.utf8), "a second time changes nothing")
    }

    @Test("money: what is written is read back", arguments: UInt64(1)...20)
    func moneyRoundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let digits = Int.random(in: 1...15, using: &random)
            let bound = (0..<digits).reduce(Int64(1)) { value, _ in value * 10 } - 1
            let amount = Fen(Int64.random(in: -bound...bound, using: &random))
            #expect(try FieldReader.money(amount.description) == amount)
            #expect(try FieldReader.money(amount.grouped) == amount)
            #expect(try FieldReader.money(fullWidth(amount.grouped)) == amount)
        }
    }

    @Test("dates: every form of every day is the same day", arguments: UInt64(1)...10)
    func dayForms(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<500 {
            let day = Day(number: Int32.random(in: -200_000...200_000, using: &random))
            let (y, m, d) = (day.year, day.month, day.day)
            let iso = day.description
            let forms = [
                iso, iso.replacing("-", with: ""), "\(iso.prefix(4))/\(m)/\(d)",
                "\(iso.prefix(4))年\(m)月\(d)日", fullWidth(iso), iso.replacing("-", with: "/"),
            ]
            #expect(Day(y, m, d) == day)
            for form in forms { #expect(try FieldReader.day(form) == day) }
        }
    }

    @Test("ID numbers: one wrong digit or two swapped ones are found", arguments: UInt64(1)...10)
    func idNumberSlips(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<200 {
            let valid = randomIDNumber(&random)
            #expect(try FieldReader.idNumber(valid).rawValue == valid)
            var digits = Array(valid.utf8)
            let place = Int.random(in: 0..<17, using: &random)
            let other = UInt8.random(in: 48...57, using: &random)
            if other != digits[place] {
                digits[place] = other
                let text = String(decoding: digits, as: UTF8.self)
                #expect(throws: FieldDefect.check) { try FieldReader.idNumber(text) }
            }
            digits = Array(valid.utf8)
            let left = Int.random(in: 0..<16, using: &random)
            if digits[left] != digits[left + 1] {
                digits.swapAt(left, left + 1)
                let text = String(decoding: digits, as: UTF8.self)
                #expect(throws: FieldDefect.check) { try FieldReader.idNumber(text) }
            }
        }
    }

    @Test("any bytes: a value or a defect, never a trap", arguments: UInt64(1)...20)
    func anyBytes(seed: UInt64) {
        var random = Seeded(seed)
        let pieces: [[UInt8]] =
            [
                "0", "9", ".", ",", "-", "+", "E", "e", "x", "X", "'", " ", "年", "月", "日", "０", "．",
                "，",
                "　", "\u{A0}", "/", "−", "‘", "12", "2026", "𠮷",
            ].map { Array($0.utf8) } + [[0xE3], [0xC2], [0xFF], [0xEF, 0xBC], [0x80]]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0...12, using: &random)
            let cell = (0..<count).flatMap { _ in pieces.randomElement(using: &random)! }
            cell.withUnsafeBufferPointer { cell in
                if let fen = try? FieldReader.money(cell) {
                    #expect(fen.rawValue.magnitude <= Fen.readableLimit.rawValue.magnitude)
                }
                if let day = try? FieldReader.day(cell) { #expect((1...9999).contains(day.year)) }
                if let number = try? FieldReader.idNumberKey(cell) {
                    #expect(IDNumber(number.text)?.rawValue == number.text)
                }
                _ = try? FieldReader.number(cell)
                #expect(!FieldReader.name(cell).unicodeScalars.contains { $0 == " " })
            }
        }
    }

    @Test("every defect says what to do")
    func advice() {
        for defect in FieldDefect.allCases { #expect(defect.description.contains(";")) }
    }

    private func outcome(_ read: () throws -> some CustomStringConvertible) -> String {
        do { return try read().description } catch let defect as FieldDefect {
            return defect.rawValue
        } catch {
            return "\(error)"
        }
    }

    private func fullWidth(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
    }

    private func randomIDNumber(_ random: inout Seeded) -> String {
        while true {
            let birth = Day(number: Int32.random(in: -25_000...20_000, using: &random)).description
            let area = Int.random(in: 110_000...659_999, using: &random)
            let sequence = Int.random(in: 100...999, using: &random)
            let first = "\(area)\(birth.replacing("-", with: ""))\(sequence)"
            for check in "0123456789X" {
                if let number = IDNumber(first + String(check)) { return number.rawValue }
            }
        }
    }
}
