import Domain
import Intake
import Testing

struct LeadSourcesTests {
    func record(
        _ person: Int32, _ day: Day?, _ fen: Int64, household: Int32 = 1,
        channel: Channel = .medical
    ) -> CostRecord {
        CostRecord(
            channel: channel, number: 1, serial: "", revision: 1, person: person,
            household: household, dates: [day].compactMap(\.self),
            year: day.map { Int16($0.year) } ?? 2026, basis: Fen(fen), amounts: [],
            particulars: [], content: ContentDigest(high: 0, low: 0))
    }

    /// By channel, person and month; what is another household's, cause's or year's is left out.
    @Test func sumsUp() {
        let application = Application(
            filedOn: Day(2026, 10, 9)!, way: "户申请", cause: .illness, statedAmount: Fen(7),
            remark: "")
        let lead = Lead(
            household: 1, cause: .illness, year: 2026, channel: .medical, reached: [],
            applications: [
                FiledApplication(
                    person: 3, household: 1, application: application,
                    content: ContentDigest(high: 0, low: 0))
            ])
        let records = [
            record(5, Day(2026, 9, 30), 100), record(4, Day(2026, 10, 1), 10),
            record(5, Day(2026, 9, 1), 30), record(5, Day(2025, 9, 1), 1_000),
            record(5, Day(2026, 9, 1), 1_000, household: 2),
            record(5, Day(2026, 9, 1), 1_000, channel: .disaster),
        ]
        let september = Day(2026, 9, 1)
        let october = Day(2026, 10, 1)
        #expect(
            lead.sources(records: records) == [
                LeadSource(
                    channel: .medical, person: 4, month: october, amount: Fen(10), count: 1),
                LeadSource(
                    channel: .medical, person: 5, month: september, amount: Fen(130), count: 2),
                LeadSource(
                    channel: .application, person: 3, month: october, amount: Fen(7), count: 1),
            ])
    }

    /// A school year has no month.
    @Test func takesSchoolYears() {
        let lead = Lead(
            household: 1, cause: .education, year: 2026, channel: .education, reached: [],
            applications: [])
        let records = [
            record(5, nil, 100, channel: .education), record(5, nil, -30, channel: .education),
        ]
        #expect(
            lead.sources(records: records) == [
                LeadSource(
                    channel: .education, person: 5, month: nil, amount: Fen(70), count: 2)
            ])
    }
}
