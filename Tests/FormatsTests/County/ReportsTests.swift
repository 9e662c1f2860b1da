import Domain
import Formats
import Seeding
import Testing

@Suite("Reports of a replay: exactly their columns, and read back as they were")
struct ReportsTests {
    private func text<Row: ReportRow>(_ rows: [Row]) -> String {
        String(decoding: Report(rows).bytes, as: UTF8.self)
    }

    @Test("rejects.csv")
    func rejects() {
        let rows = [
            RejectRow(file: "医保-202608.csv", line: 16, reason: .columns),
            RejectRow(file: "医保-202608.csv", line: 17, reason: .idDamaged),
            RejectRow(file: "医保-202608.csv", line: 18, reason: .idCheck),
            RejectRow(file: "医保-202608.csv", line: 19, reason: .amount),
            RejectRow(file: "医保-202608.csv", line: 20, reason: .date),
            RejectRow(file: "医保-202608.csv", line: 21, reason: .personUnknown),
            RejectRow(file: "医保-202608.csv", line: 22, reason: .nameMismatch),
        ]
        #expect(
            text(rows) == """
                file,line,reason
                医保-202608.csv,16,columns
                医保-202608.csv,17,id_damaged
                医保-202608.csv,18,id_check
                医保-202608.csv,19,amount
                医保-202608.csv,20,date
                医保-202608.csv,21,person_unknown
                医保-202608.csv,22,name_mismatch

                """)
        #expect(text([RejectRow]()) == "file,line,reason\n")
    }

    @Test("leads.csv, by household, then by the written cause")
    func leads() {
        let rows = [
            LeadRow(household: "340299100206003305", cause: .illness, channel: .medical),
            LeadRow(household: "340299100206003305", cause: .accident, channel: .civil),
            LeadRow(household: "340299100206003305", cause: .education, channel: .education),
            LeadRow(household: "34", cause: .illness, channel: .application),
            LeadRow(household: "340299100206003305", cause: .disaster, channel: .disaster),
        ]
        #expect(
            text(rows.sorted()) == """
                household_id,cause,channel
                34,illness,application
                340299100206003305,accident,civil
                340299100206003305,disaster,disaster
                340299100206003305,education,education
                340299100206003305,illness,medical

                """)
    }

    @Test("payouts.csv and ledger.csv")
    func money() throws {
        let day = try #require(Day(2026, 11, 1))
        let payout = PayoutReportRow(
            household: "340299100204005942", cause: .illness, classID: "edge",
            perCapitaIncome: Fen(-5), amount: Fen(245_735), approvedOn: day)
        #expect(
            text([payout]) == """
                household_id,cause,class,per_capita_income,amount,approved_on
                340299100204005942,illness,edge,-0.05,2457.35,2026-11-01

                """)
        let posting = LedgerRow(
            entry: 7, bookedOn: day, account: "基金", debit: .zero, credit: Fen(120),
            reference: "340299100204005942-illness", memo: "首付, \"急\"")
        #expect(
            text([posting]) == """
                entry,booked_on,account,debit,credit,reference,memo
                7,2026-11-01,基金,0.00,1.20,340299100204005942-illness,"首付, ""急\"""

                """)
    }

    @Test("a report taken piece by piece is the report")
    func pieces() {
        let rows = (0..<50).map { RejectRow(file: "\($0)", line: $0, reason: .date) }
        var report = Report<RejectRow>()
        var bytes: [UInt8] = []
        for row in rows {
            report.append([row])
            bytes += report.take()
        }
        #expect(report.bytes == [])
        #expect(bytes == Report(rows).bytes)
    }

    @Test("what is written is read back the same", arguments: UInt64(1)...30)
    func roundTrip(seed: UInt64) throws {
        var random = Seeded(seed)
        let rows = (0..<60).map { _ in
            LedgerRow(
                entry: Int64.random(in: 0...Int64.max, using: &random),
                bookedOn: Day(number: Int32.random(in: 0...40_000, using: &random)),
                account: anyText(&random), debit: anyMoney(&random), credit: anyMoney(&random),
                reference: anyText(&random), memo: anyText(&random))
        }
        let back = try CSVTable(Report(rows).bytes).withRows { cells in
            var back: [LedgerRow] = []
            while cells.next() {
                back.append(
                    LedgerRow(
                        entry: try #require(Int64(cells.text(0))), bookedOn: try cells.day(1),
                        account: cells.text(2), debit: try cells.money(3),
                        credit: try cells.money(4), reference: cells.text(5),
                        memo: cells.text(6)))
            }
            return back
        }
        #expect(back == rows)
        let leads = (0..<60).map { _ in
            LeadRow(
                household: HouseholdID(anyText(&random)),
                cause: Cause.allCases.randomElement(using: &random)!,
                channel: Channel.allCases.randomElement(using: &random)!)
        }
        let leadsBack = try CSVTable(Report(leads).bytes).withRows { cells in
            var back: [LeadRow] = []
            while cells.next() {
                back.append(
                    LeadRow(
                        household: HouseholdID(cells.text(0)),
                        cause: try #require(Cause(rawValue: cells.text(1))),
                        channel: try #require(Channel(rawValue: cells.text(2)))))
            }
            return back
        }
        #expect(leadsBack == leads)
    }

    private func anyMoney(_ random: inout Seeded) -> Fen {
        Fen(Int64.random(in: -999_999_999_999_999...999_999_999_999_999, using: &random))
    }

    private func anyText(_ random: inout Seeded) -> String {
        let pieces = ["基金", ",", "\"", "\n", "\r\n", "\r", " ", "a", "𠮷", "é", "'", "=1+1"]
        return (0..<Int.random(in: 0...6, using: &random)).map { _ in
            pieces.randomElement(using: &random)!
        }.joined()
    }
}
