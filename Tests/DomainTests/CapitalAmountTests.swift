import Domain
import Testing

@Suite struct CapitalAmountTests {
    /// The examples of 支付结算办法, 附一, and what offices write every day.
    @Test(
        arguments: [
            (140_950, "壹仟肆佰零玖元伍角整"), (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元叁角贰分"), (10_700_053, "壹拾万零柒仟元伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"), (32_504, "叁佰贰拾伍元零肆分"),
            (908_000, "玖仟零捌拾元整"), (2_000_000, "贰万元整"), (1_000, "壹拾元整"),
            (0, "零元整"), (5, "伍分"), (50, "伍角整"), (1_05, "壹元零伍分"),
            (-908_000, "负玖仟零捌拾元整"), (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"), (1_000_100_000_00, "壹拾亿零壹拾万元整"),
            (30_001_000, "叁拾万零壹拾元整"),
        ] as [(Int64, String)])
    func amountsAreWrittenOut(fen: Int64, text: String) {
        #expect(Fen(fen).capitals == text)
    }

    /// What is written can be read again: no two amounts are the same words.
    @Test func noTwoAmountsAreTheSameWords() {
        var amounts: Set<Int64> = [Int64.max, Int64.max - 1]
        for power in 0..<17 {
            var unit: Int64 = 1
            for _ in 0..<power { unit *= 10 }
            for digit in 0..<10 as Range<Int64> {
                amounts.formUnion([digit * unit, digit * unit + 1, digit * unit + 1_000])
            }
        }
        #expect(Set(amounts.map { Fen($0).capitals }).count == amounts.count)
    }
}
