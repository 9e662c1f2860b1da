import Domain
import Formats
import Seeding

/// Hospital bills of a synthetic county, as the insurance fund sends them.
struct Bills {
    let county: SyntheticCounty
    /// The number of the first bill: another month's has others.
    var first = 0

    static let header =
        "证件号码,姓名,结算单号,入院日期,出院日期,医疗机构,医疗费总额,基本医保支付,大病保险支付,医疗救助支付,其他补偿,个人自付\n"
    private static let hospitals = ["县人民医院", "县中医院", "镇卫生院", "市第一医院"]

    /// One bill: of every fifty one is of somebody whom the register does not know, and of every
    /// sixty-four one has a damaged check character.
    func append(_ index: Int, to line: inout [UInt8]) {
        var random = Seeded(UInt64(index))
        let person = Int(random.next() % UInt64(county.persons))
        var id = county.idNumber(of: person, area: index % 50 == 3 ? "110101" : "430122")
        if index % 64 == 7 { id[17] = id[17] == 0x30 ? 0x31 : 0x30 }
        line += id
        line.append(0x2C)
        line += Array(county.name(of: person).utf8)
        line += Array(",JS\(index)".utf8)
        let discharged = Day(2_026, 1, 1)! + Int(random.next() % 300)
        let admitted = discharged + -Int(random.next() % 20)
        line += Array(",\(admitted),\(discharged),".utf8)
        line += Array(Bills.hospitals[Int(random.next() % 4)].utf8)
        // Most bills are small, few are ruinous.
        let scale = Int64(1) << (random.next() % 12)
        let parts = (0..<5).map { _ in Int64(random.next() % 50_000) * scale / 8 }
        for amount in [parts.reduce(0, +)] + parts[1...] + [parts[0]] {
            line += Array(",\(Fen(amount))".utf8)
        }
        line.append(0x0A)
    }

    func write(_ numbers: Range<Int>, to path: String) throws {
        let file = try OutputFile(path: path)
        var text = Array(Bills.header.utf8)
        for index in numbers {
            append(first + index, to: &text)
            if text.count > 1 << 20 {
                try file.write(text)
                text.removeAll(keepingCapacity: true)
            }
        }
        try file.write(text)
        try file.commit()
    }
}
