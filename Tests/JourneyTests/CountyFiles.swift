import Foundation

/// 小县 - a county of one household with two people, as files; tests spoil them.
struct CountyFiles {
    private var files: [String: [UInt8]] = [:]

    static let headOfHousehold = "340299197312253158"
    static let spouse = "340299196912310828"

    init() throws {
        let scheme = URL(fileURLWithPath: PayoutCommandTests.scheme)
        files["scheme.yaml"] = Array(try Data(contentsOf: scheme))
        self["villages.csv"] = """
            行政区划代码,名称,级别,上级代码,纬度,经度
            340299102200,杏花村,village,340299102000,31.18,117.93

            """
        self["households.csv"] = """
            户编号,行政村代码,户类型,户主证件号码,详细地址,纬度,经度,开户银行,银行账号,账户名,联系电话
            340299102200000000,340299102200,边缘易致贫户,\(Self.headOfHousehold),第8组,31.18,117.93,银行,\
            621773073903471230,程彩,13011987049

            """
        self["persons.csv"] = """
            户编号,姓名,证件号码,与户主关系,性别,出生日期,健康状况,劳动技能,在校生状况
            340299102200000000,程彩,\(Self.headOfHousehold),户主,男,1973-12-25,健康,普通劳动力,非在校
            340299102200000000,罗长建,\(Self.spouse),配偶,女,1969-12-31,健康,普通劳动力,非在校

            """
    }

    /// A file's text; nil takes it away.
    subscript(_ name: String) -> String? {
        get { files[name].map { String(decoding: $0, as: UTF8.self) } }
        set { files[name] = newValue.map { Array($0.utf8) } }
    }

    /// The folder that a journey gets.
    func write(to journey: Journey, _ name: String = "county") throws -> String {
        let folder = journey.path(name)
        try? FileManager.default.removeItem(atPath: folder)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false)
        for (name, bytes) in files {
            try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
        }
        return folder
    }
}
