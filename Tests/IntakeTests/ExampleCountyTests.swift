import Domain
import Formats
import Intake
import Testing

/// The whole example county through this room, against what its files must give.
@Suite(.enabled(if: ExampleCounty.isThere, "the example county is not there"))
struct ExampleCountyTests {
    static let feeds: [(String, FeedForm)] = [
        ("医保-202608.csv", .medical), ("医保-202609.csv", .medical),
        ("医保-202610.csv", .medical), ("应急-202610.csv", .disaster),
        ("民政-202610.csv", .civil), ("教育-202609.csv", .education),
    ]

    /// However the files are cut into parts.
    @Test(arguments: [4_096, 50_000, 1 << 20])
    func givesWhatIsExpected(chunkSize: Int) async throws {
        var county = try ExampleCounty(folder: ExampleCounty.path)
        for (file, form) in Self.feeds {
            try await county.importFeed(file, form, chunkSize: chunkSize)
        }
        try county.importApplications()
        try #expect(county.rejects == lines(of: "expected-rejects.csv"))
        let leads = county.leads
        let listed = leads.map {
            "\(county.households[Int($0.household)].id),\($0.cause.rawValue),\($0.channel.rawValue)"
        }
        try #expect(listed.sorted() == lines(of: "expected-leads.csv").sorted())
        try #expect(counts(of: county, leads) == Set(lines(of: "expected-import.csv")))
    }

    /// The files sent again are duplicates, all of them, and move nothing.
    @Test func importsNothingTwice() async throws {
        var county = try ExampleCounty(folder: ExampleCounty.path)
        for (file, form) in Self.feeds.dropFirst(3) {
            try await county.importFeed(file, form, chunkSize: 1 << 20)
        }
        let before = county
        for (file, form) in Self.feeds.dropFirst(3) {
            try await county.importFeed(file, form, chunkSize: 5_000)
            let counts = try #require(county.counts[file])
            #expect(counts.duplicates == before.counts[file]?.accepted)
            #expect(counts.accepted == 0 && counts.superseded == 0)
            #expect(counts.rejected == before.counts[file]?.rejected)
        }
        #expect(county.totals == before.totals)
        #expect(county.next == before.next)
    }

    /// The lines of an expected file below its header.
    private func lines(of name: String) throws -> [String] {
        try fixture(name).split(separator: "\n").dropFirst().map { String($0.trimmed) }
    }

    private func counts(of county: ExampleCounty, _ leads: [Lead]) -> Set<String> {
        var lines: Set<String> = []
        for (file, counts) in county.counts {
            lines.insert("\(file),rows,\(counts.rows)")
            lines.insert("\(file),accepted,\(counts.accepted)")
            lines.insert("\(file),duplicates,\(counts.duplicates)")
            lines.insert("\(file),superseded,\(counts.superseded)")
            for (defect, count) in counts.rejected {
                lines.insert("\(file),\(defect.rawValue),\(count)")
            }
            for (warning, count) in counts.warnings {
                lines.insert("\(file),\(warning.rawValue),\(count)")
            }
        }
        lines.insert("leads,total,\(leads.count)")
        for (cause, group) in Dictionary(grouping: leads, by: \.cause) {
            lines.insert("leads,\(cause.rawValue),\(group.count)")
        }
        for (channel, group) in Dictionary(grouping: leads, by: \.channel) {
            lines.insert("leads,\(channel.rawValue),\(group.count)")
        }
        return lines
    }
}

extension Substring {
    fileprivate var trimmed: Substring { hasSuffix("\r") ? dropLast() : self }
}
