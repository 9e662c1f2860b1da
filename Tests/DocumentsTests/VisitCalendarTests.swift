import Documents
import Domain
import Foundation
import Seeding
import Testing
import Wording

@Suite struct VisitCalendarTests {
    /// The lines as a calendar reads them: unfolded.
    private func lines(_ bytes: [UInt8]) -> [String] {
        // Octets, not characters: a blank may be one with what follows it.
        var unfolded = Data(bytes)
        while let fold = unfolded.range(of: Data("\r\n ".utf8)) { unfolded.removeSubrange(fold) }
        var lines: [String] = []
        while let end = unfolded.range(of: Data("\r\n".utf8)) {
            lines.append(String(decoding: unfolded[..<end.lowerBound], as: UTF8.self))
            unfolded.removeSubrange(..<end.upperBound)
        }
        return lines
    }

    private func values(_ name: String, _ bytes: [UInt8]) -> [String] {
        lines(bytes).filter { $0.hasPrefix(name + ":") || $0.hasPrefix(name + ";") }.map {
            String($0[$0.index(after: $0.firstIndex(of: ":")!)...])
        }
    }

    @Test func aVisitIsAnEvent() {
        let bytes = VisitCalendar(PlanSample.plan(stops: 1), made: Sample.made).bytes
        let all = lines(bytes)
        let start = all.firstIndex(of: "BEGIN:VEVENT")!
        #expect(
            Array(all[start...]) == [
                "BEGIN:VEVENT", "UID:visit-340223011000-300-0@fangpin", "SEQUENCE:12003",
                "DTSTAMP:20261118T020000Z", "DTSTART;TZID=Asia/Shanghai:20261118T083500",
                "DTEND;TZID=Asia/Shanghai:20261118T091500",
                "SUMMARY:入户核查 清水河镇杨家湾村 王**", "LOCATION:清水河镇杨家湾村",
                "DESCRIPTION:第1户／共1户\\n任务码：P12-340223011000\\n"
                    + "核查员：张晓明、刘芳\\n车辆：皖B·D1205",
                "STATUS:CONFIRMED", "END:VEVENT", "END:VCALENDAR",
            ])
        #expect(
            all.prefix(3) == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//fangpin//visits//ZH"])
        #expect(all.contains("TZID:Asia/Shanghai") && all.contains("TZOFFSETTO:+0800"))
    }

    /// RFC 5545, 3.1 and 3.3.11, for any text.
    @Test(arguments: UInt64(0)..<40)
    func linesAreFoldedBetweenCharacters(seed: UInt64) throws {
        var random = Seeded(seed)
        let letters = [
            "村", "a", ",", ";", "\\", "\n", "é", "👨‍👩‍👧", "\u{0}", "\r", ":", "\"", "𠮷", " ",
        ]
        let name = (0..<random.number(0..<200)).map { _ in random.one(of: letters) }.joined()
        let bytes = VisitCalendar(PlanSample.plan(village: name), made: Sample.made).bytes
        #expect(bytes.suffix(2) == [13, 10])
        for line in bytes.split(separator: 10) {
            #expect(line.last == 13)
            #expect(line.count - 1 <= 75)
            // No character is torn apart.
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
        let shown = try #require(values("LOCATION", bytes).first)
        #expect(
            unescaped(shown)
                == name.unicodeScalars.filter { $0.value >= 32 || $0 == "\n" }
                .reduce(into: "") { $0.unicodeScalars.append($1) })
        // What is typed makes no line of its own.
        #expect(lines(bytes).filter { $0 == "BEGIN:VEVENT" }.count == 2)
        #expect(lines(bytes).count == 14 + 2 * 11 + 1)
    }

    private func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for scalar in text.unicodeScalars {
            if isEscaped {
                result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    @Test func anEventKeepsItsNameAndItsVersionRises() {
        let plan = PlanSample.plan(stops: 3)
        var adjusted = plan
        adjusted.version += 1
        var replanned = plan
        replanned.number += 1
        replanned.version = 1
        replanned.crews[0].day = PlanSample.day + 2
        let all = [plan, adjusted, replanned].map { VisitCalendar($0, made: Sample.made).bytes }
        #expect(Set(all.map { values("UID", $0) }).count == 1)
        #expect(Set(values("UID", all[0])).count == 3)
        let sequences = all.map { Int(values("SEQUENCE", $0)[0])! }
        #expect(sequences == sequences.sorted() && Set(sequences).count == 3)
        var again = plan
        again.crews[0].stops[0].task.attempts = [.init(day: PlanSample.day)]
        let second = VisitCalendar(again, made: Sample.made).bytes
        #expect(values("UID", second)[0] != values("UID", all[0])[0])
    }

    @Test func aVerifierGetsTheirOwn() {
        let plan = PlanSample.plan(stops: 2)
        func events(_ verifier: OfficerID) -> Int {
            values(
                "UID", VisitCalendar(plan, made: Sample.made, verifier: verifier).bytes
            ).count
        }
        #expect(events("HC01") == 2)
        #expect(events("HC99") == 0)
    }

    @Test func homesAreNotGivenToCalendars() {
        let text = String(
            decoding: VisitCalendar(PlanSample.plan(), made: Sample.made).bytes, as: UTF8.self)
        #expect(!text.contains("村民小组") && !text.contains("GEO"))
    }

    @Test func aProposalIsTentative() {
        var plan = PlanSample.plan(stops: 1)
        plan.state = .proposed
        let bytes = VisitCalendar(plan, made: Sample.made).bytes
        #expect(values("STATUS", bytes) == ["TENTATIVE"])
    }
}
