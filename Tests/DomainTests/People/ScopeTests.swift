import Domain
import Testing

@Suite("Scope: where an officer acts, and for whom")
struct ScopeTests {
    @Test(
        "the digits of a code that say something",
        arguments: [
            ("340299100201", "340299100201", Area.Level.village),
            ("340299100200", "340299100200", .village), ("340299100000", "340299100", .town),
            ("340299000000", "340299", .county), ("340200000000", "3402", .city),
            ("340000000000", "34", .province), ("340299000201", "340299000201", .village),
        ])
    func prefixes(code: String, prefix: String, level: Area.Level) {
        #expect(AreaCode(code).prefix == prefix)
        #expect(AreaCode(code).level == level)
    }

    @Test(
        "a code of another form stands for itself", arguments: ["", "3402", "34029910020X", "杏花"])
    func otherForms(code: String) {
        #expect(AreaCode(code).prefix == code)
        #expect(AreaCode(code).level == nil)
    }

    @Test("an area contains itself and what lies in it, and nothing else")
    func areas() {
        let chain: [AreaCode] = [
            "340000000000", "340200000000", "340299000000", "340299100000", "340299100201",
        ]
        let others: [AreaCode] = ["340299100202", "340299101000", "340298100201", "350000000000"]
        for (depth, area) in chain.enumerated() {
            let scope = Scope(area: area)
            for (other, code) in chain.enumerated() {
                #expect(scope.contains(area: code, insurer: "") == (other >= depth), "\(code)")
            }
        }
        for other in others {
            #expect(!Scope(area: "340299100201").contains(area: other, insurer: ""))
            #expect(Scope.county.contains(area: other, insurer: "x"))
        }
        #expect(Scope(area: "340299100000").contains(area: "340299100202", insurer: ""))
        #expect(!Scope(area: "340299100000").contains(area: "340299101201", insurer: ""))
    }

    @Test("an insurer has its own households, and those that are not divided")
    func insurers() {
        let scope = Scope(insurer: "甲")
        #expect(scope.contains(area: "340299100201", insurer: "甲"))
        #expect(scope.contains(area: "340299100201", insurer: ""))
        #expect(!scope.contains(area: "340299100201", insurer: "乙"))
        #expect(!Scope(area: "350000000000", insurer: "甲").contains(area: "34", insurer: "甲"))
        // U+F914 and U+6A02 are one to Swift's strings, and two to the database.
        #expect(!Scope(insurer: "\u{F914}").contains(area: "34", insurer: "\u{6A02}"))
    }

    @Test("as two settings, a prefix and an insurer")
    func settings() {
        #expect(Scope.county.settings == ("", ""))
        #expect(Scope(area: "340299100000", insurer: "甲").settings == ("340299100", "甲"))
        #expect(Scope.county.isCounty && !Scope(insurer: "甲").isCounty)
    }
}
