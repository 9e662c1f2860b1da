import Domain
import Formats
import Foundation
import Testing

@Suite("The county's folder: what it holds, what is missing, what is ignored")
struct CountyFolderTests {
    private func folder(_ names: [String]) throws -> (ScratchFolder, CountyFolder) {
        let scratch = try ScratchFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, []) }))
        return (scratch, try CountyFolder(path: scratch.path))
    }

    private static let mandatory = ["scheme.yaml", "villages.csv", "households.csv", "persons.csv"]

    @Test("feeds come by department, each in order of month")
    func feeds() throws {
        let (scratch, county) = try folder(
            Self.mandatory + [
                "民政-202610.csv", "医保-202701.csv", "教育-202609.csv", "医保-202610.csv",
                "应急-202610.csv", "医保-202609.csv", "statement-202612.xml", "statement-202611.xml",
                "statement-202611-2.xml", "calendar-2026.csv", "vehicles.csv",
            ])
        #expect(county.path == scratch.path)
        #expect(
            county.feeds.map(\.name) == [
                "医保-202609.csv", "医保-202610.csv", "医保-202701.csv", "应急-202610.csv",
                "民政-202610.csv", "教育-202609.csv",
            ])
        #expect(
            county.feeds.map(\.channel) == [
                .medical, .medical, .medical, .disaster, .civil, .education,
            ])
        #expect(county.feeds.map(\.month) == [9, 10, 1, 10, 10, 9])
        #expect(county.feeds.map(\.year) == [2026, 2026, 2027, 2026, 2026, 2026])
        #expect(
            county.statements == [
                "statement-202611-2.xml", "statement-202611.xml", "statement-202612.xml",
            ])
        #expect(county.calendars == ["calendar-2026.csv"])
        #expect(county.problems == [])
        #expect(county.holds(.vehicles))
        #expect(!county.holds(.findings))
        #expect(county.path(of: .vehicles) == "\(scratch.path)/vehicles.csv")
        #expect(county.path(of: county.feeds[0].name) == "\(scratch.path)/医保-202609.csv")
    }

    @Test("what must be there and is not is an error", arguments: mandatory)
    func missing(_ name: String) throws {
        let (_, county) = try folder(Self.mandatory.filter { $0 != name })
        #expect(county.problems.map(\.kind) == [.missingFile])
        #expect(county.problems.map(\.severity) == [.error])
        #expect(county.problems.map(\.file) == [name])
    }

    @Test("what may be absent is no problem")
    func absent() throws {
        let (_, county) = try folder(Self.mandatory)
        #expect(county.problems == [])
        #expect(county.feeds == [])
        let optional = CountyFolder.File.allCases.filter { !$0.isMandatory }
        #expect(optional.count == 9)
        #expect(!optional.contains { county.holds($0) })
    }

    @Test(
        "other names are ignored, and that is said",
        arguments: [
            "医保-202613.csv", "医保-202600.csv", "医保-2026.csv", "医保-20261.csv", "医保_202610.csv",
            "医保-202610.CSV", "医保-202610.csv.bak", "卫健-202610.csv", "-202610.csv", "医保-000010.csv",
            "医保-２０２６１０.csv", "Villages.csv", "statement.xml", "statement-1.csv", ".DS_Store",
            "202610.csv", "a",
        ])
    func ignored(_ name: String) throws {
        let (_, county) = try folder(Self.mandatory + [name])
        #expect(county.feeds == [])
        #expect(county.problems.map(\.kind) == [.unknownFile])
        #expect(county.problems.map(\.severity) == [.warning])
        #expect(county.problems.map(\.file) == [name])
    }

    @Test("all calendars are read, one after the other, each under its name")
    func calendars() throws {
        let scratch = try ScratchFolder([
            "calendar-2027.csv": Array("date,kind,name\n2027-01-01,holiday,元旦\n".utf8),
            "calendar-2026.csv": Array(
                "date,kind,name\n2026-10-10,workday,国庆节\n国庆,holiday,\n".utf8),
        ])
        let table = try CountyFolder(path: scratch.path).register.calendarDays()
        #expect(table.rows.map(\.entry.name) == ["国庆节", "元旦"])
        #expect(table.rows.map(\.entry.exception) == [.workday, .holiday])
        #expect(table.problems.map(\.file) == ["calendar-2026.csv"])
        #expect(table.problems.map(\.line) == [3])
    }

    @Test("the expected outcome is no part of the folder")
    func expected() throws {
        let (_, county) = try folder(
            Self.mandatory + ["expected.json", "expected-leads.csv", "expected-rejects.csv"])
        #expect(county.problems == [])
    }

    @Test("a folder with the name of a file is no file; a link is what it leads to")
    func notFiles() throws {
        let scratch = try ScratchFolder([
            "scheme.yaml": [], "villages.csv": [], "households.csv": [],
        ])
        let path = URL(filePath: scratch.path)
        try FileManager.default.createDirectory(
            at: path.appending(path: "persons.csv"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: path.appending(path: "vehicles.csv").path(), withDestinationPath: "villages.csv"
        )
        try FileManager.default.createSymbolicLink(
            atPath: path.appending(path: "findings.csv").path(), withDestinationPath: "nowhere")
        let county = try CountyFolder(path: scratch.path)
        #expect(county.holds(.vehicles))
        #expect(!county.holds(.persons))
        #expect(county.problems.map(\.kind) == [.missingFile, .unknownFile, .unknownFile])
        #expect(county.problems.map(\.file) == ["persons.csv", "findings.csv", "persons.csv"])
    }

    @Test("no folder, or a file in its place, is a fault")
    func noFolder() throws {
        let scratch = try ScratchFolder(["a": []])
        let nowhere = "\(scratch.path)/none"
        #expect(throws: FileFault(path: nowhere, operation: "opendir", code: ENOENT)) {
            try CountyFolder(path: nowhere)
        }
        let file = "\(scratch.path)/a"
        #expect(throws: FileFault(path: file, operation: "opendir", code: ENOTDIR)) {
            try CountyFolder(path: file)
        }
    }
}

@Suite("The example county that ships with the project")
struct ExampleCountyTests {
    /// `deploy/example-county` beside `Tests`.
    private static let path = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "deploy/example-county").path()

    @Test("its files are all known, and its feeds are in order")
    func files() throws {
        let county = try CountyFolder(path: Self.path)
        #expect(county.problems == [])
        #expect(CountyFolder.File.allCases.allSatisfy(county.holds))
        #expect(
            county.feeds.map(\.name) == [
                "医保-202608.csv", "医保-202609.csv", "医保-202610.csv", "应急-202610.csv",
                "民政-202610.csv", "教育-202609.csv",
            ])
        #expect(county.statements == ["statement-202611.xml"])
    }

    @Test("its registers are read without a problem")
    func registers() throws {
        let county = try CountyFolder(path: Self.path)
        let villages = try county.register.villages()
        let households = try county.register.households().rest()
        let persons = try county.register.persons().rest()
        let verifiers = try county.register.verifiers()
        let vehicles = try county.register.vehicles()
        #expect(villages.problems + households.problems + persons.problems == [])
        #expect(verifiers.problems + vehicles.problems == [])
        #expect(villages.rows.count == 83)
        #expect(households.rows.count == 6_000)
        #expect(persons.rows.count == 20_694)
        #expect(verifiers.rows.count == 28)
        #expect(vehicles.rows.count == 9)
        let areas = Set(villages.rows.map(\.entry.code))
        #expect(households.rows.allSatisfy { areas.contains($0.entry.village) })
        let numbers = Set(households.rows.map(\.entry.id))
        #expect(persons.rows.allSatisfy { numbers.contains($0.entry.household) })
        #expect(persons.rows.allSatisfy { IDNumber($0.entry.idNumber.revealed) != nil })
    }

    @Test("its steps are read without a problem")
    func steps() throws {
        let county = try CountyFolder(path: Self.path)
        let prescreen = try county.prescreenings()
        let findings = try county.findings()
        let crosschecks = try county.crosschecks()
        let reviews = try county.reviews()
        let notices = try county.notices()
        let approvals = try county.approvals()
        #expect(prescreen.problems + findings.problems + crosschecks.problems == [])
        #expect(reviews.problems + notices.problems + approvals.problems == [])
        #expect(prescreen.rows.count == 1_144)
        #expect(prescreen.rows.count { !$0.step.passed } == 742)
        #expect(findings.rows.count == 542)
        #expect(Set(findings.rows.map(\.household)).count == 382)
        #expect(crosschecks.rows.count == 1_773)
        #expect(crosschecks.rows.count { $0.crosscheck.resolution == .upheld } == 65)
        #expect(reviews.rows.count == 136)
        #expect(reviews.rows.count { $0.step.passes(quorum: 5) } == 129)
        #expect(notices.rows.count == 129)
        #expect(approvals.rows.count == 73)
    }
}
