import Digests
import Domain
import Foundation
import Sampling
import Seeding
import TestSupport
import Testing

/// `deploy/check-sample` has no code in common with the house: it accepts the reports that are
/// right, and finds what was changed in others.
@Suite struct CheckSampleTests {
    @Test func acceptsWhatIsRight() throws {
        let folder = try ReportFolder()
        for number in TestRun.cases(0..<300, sample: 24) {
            try folder.write("\(number).json", ReportMaker(number).report().json)
        }
        let answer = try folder.check()
        let defects = answer.output.split(separator: "\n").filter { !$0.hasSuffix(" 0 differ") }
        #expect(answer.status == 0 && defects.isEmpty, "\(defects.joined(separator: "\n"))")
        #expect(answer.output.contains("draw: "))
    }

    @Test func findsWhatWasChanged() throws {
        let folder = try ReportFolder()
        var kinds: [String: String] = [:]
        for number in TestRun.cases(0..<400, sample: 60) {
            let report = try ReportMaker(number).report()
            var document = try #require(
                JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any])
            var random = Seeded(UInt64(number))
            guard
                let kind = Change.allCases[number % Change.allCases.count]
                    .apply(to: &document, &random)
            else { continue }
            kinds["\(number).json"] = kind
            // Written by the same hand without a change, it is what it was.
            let same = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
            try folder.write(
                "same-\(number).json",
                String(decoding: JSONSerialization.data(withJSONObject: same), as: UTF8.self))
            let data = try JSONSerialization.data(withJSONObject: document)
            try folder.write("\(number).json", String(decoding: data, as: UTF8.self))
        }
        let answer = try folder.check()
        #expect(answer.status == 1)
        let lines = answer.output.split(separator: "\n")
        for (name, kind) in kinds {
            let isFound = lines.contains {
                $0.contains("/\(name): ") && !$0.hasSuffix(" 0 differ")
            }
            #expect(isFound, "\(name): \(kind) is not found")
        }
        let same = lines.filter { $0.contains("/same-") }
        #expect(same.count >= kinds.count && same.allSatisfy { $0.hasSuffix(" 0 differ") })
    }

    /// What was published at the time is held against the report.
    @Test func comparesWhatWasPublished() throws {
        let folder = try ReportFolder()
        let report = try ReportMaker(3).report()
        try folder.write("a.json", report.json)
        let (root, seed) = (report.frame.root.hex, try #require(report.round.seed).hex)
        #expect(try folder.check(["--root", root, "--seed", seed]).status == 0)
        #expect(try folder.check(["--root", seed]).status == 1)
        #expect(try folder.check(["--seed", root]).status == 1)
    }

    @Test func saysWhatItCannotRead() throws {
        let folder = try ReportFolder()
        for (text, status) in [("{}", 65), ("[", 65), (#"{"form":"fangpin-sample-report/1"}"#, 65)]
        {
            try folder.write("a.json", text)
            #expect(try folder.check().status == status)
        }
        #expect(try folder.check(["missing"]).status == 66)
        #expect(try folder.check(["--nonsense"]).status == 64)
    }

    @Test func aReportNeedsItsResults() throws {
        let maker = try ReportMaker(3)
        let report = try maker.report()
        var results = Array(report.results.values)
        let last = results.removeLast()
        func defect(_ results: [ReviewResult]) -> ReportDefect? {
            do throws(ReportDefect) {
                _ = try ReviewReport(
                    round: report.round, frame: report.frame, results: results,
                    terms: report.terms)
            } catch { return error }
            return nil
        }
        #expect(defect(results) == .resultMissing(last.id))
        #expect(defect(results + [last, last]) == .resultTwice(last.id))
        var other = last
        other.errorClass = nil
        other.outcome = last.outcome == .done ? .refused : .done
        #expect(defect(results + [other]) == .outcomeDiffers(last.id))
    }
}

/// One way in which a report could be made to say something else.
private enum Change: CaseIterable {
    case rowSize, rowStratum, rowLost, rowMoved, lot, drawnLost, drawnHits, seed, dice, part
    case planSize, planMode, planEarlier, earlier, estimate, errorClass, round

    /// Changes the document, and says how; nil when there is nothing of the kind in it.
    func apply(to document: inout [String: Any], _ random: inout Seeded) -> String? {
        switch self {
        case .rowSize, .rowStratum, .rowLost, .rowMoved: changeRows(&document, &random)
        case .lot, .drawnLost, .drawnHits: changeDrawn(&document, &random)
        case .seed, .dice, .part: changeSeed(&document)
        case .planSize, .planMode, .planEarlier: changePlan(&document)
        case .earlier: changeEarlier(&document)
        case .estimate: changeEstimate(&document["estimates"]!, &random)
        case .errorClass: changeClass(&document)
        case .round: document["round"] = "2026Q4"
        }
        return lastChange(document)
    }

    private func lastChange(_ document: [String: Any]) -> String? {
        document["unchanged"] == nil ? "\(self)" : nil
    }

    private func changeRows(_ document: inout [String: Any], _ random: inout Seeded) {
        var rows = document["rows"] as! [[String: Any]]
        let place = random.number(0..<rows.count)
        switch self {
        case .rowSize: rows[place]["size"] = (rows[place]["size"] as! Int) + 1
        case .rowStratum: rows[place]["stratum"] = "别处"
        case .rowLost: rows.remove(at: place)
        default: rows[place]["part"] = rows[place]["part"] as! String == "paid" ? "refused" : "paid"
        }
        document["rows"] = rows
    }

    private func changeDrawn(_ document: inout [String: Any], _ random: inout Seeded) {
        var drawn = document["drawn"] as! [[String: Any]]
        guard !drawn.isEmpty else {
            document["unchanged"] = true
            return
        }
        let place = random.number(0..<drawn.count)
        switch self {
        case .lot: drawn[place]["lot"] = String((drawn[place]["lot"] as! String).reversed())
        case .drawnLost: drawn.remove(at: place)
        default: drawn[place]["hits"] = (drawn[place]["hits"] as! Int) + 1
        }
        document["drawn"] = drawn
    }

    private func changeSeed(_ document: inout [String: Any]) {
        var parts = document["seed_parts"] as! [String: Any]
        switch self {
        case .seed: parts["seed"] = String((parts["seed"] as! String).reversed())
        case .dice: parts["dice"] = "98765432109876543210"
        default:
            var parties = parts["parties"] as! [[String: Any]]
            guard let place = parties.firstIndex(where: { $0["part"] is String }) else {
                document["unchanged"] = true
                return
            }
            parties[place]["part"] = String(repeating: "ab", count: 32)
            parts["parties"] = parties
        }
        document["seed_parts"] = parts
    }

    private func changePlan(_ document: inout [String: Any]) {
        var plan = document["plan"] as! [String: Any]
        switch self {
        case .planSize: plan["paid"] = (plan["paid"] as! Int) + 1
        case .planEarlier:
            var earlier = plan["earlier"] as! [[String: Any]]
            if earlier.isEmpty {
                document["unchanged"] = true
            } else {
                earlier[0]["population"] = (earlier[0]["population"] as! Int) + 1
            }
            plan["earlier"] = earlier
        default: plan["mode"] = plan["mode"] as! String == "sm3" ? "sha256" : "sm3"
        }
        document["plan"] = plan
    }

    /// One error more in what earlier rounds found of somebody who has items in this one.
    private func changeEarlier(_ document: inout [String: Any]) {
        var earlier = document["earlier"] as! [[String: Any]]
        let plan = document["plan"] as! [String: Any]
        let verifiers = (plan["earlier"] as! [[String: Any]]).map { $0["verifier"] as! String }
        let inside = Set(
            (document["rows"] as! [[String: Any]]).filter { $0["part"] as! String != "excluded" }
                .map { $0["verifier"] as! String })
        guard
            let place = earlier.indices.first(where: {
                inside.contains(verifiers[$0])
                    && (earlier[$0]["errors"] as! Int) < (earlier[$0]["sampled"] as! Int)
            })
        else {
            document["unchanged"] = true
            return
        }
        earlier[place]["errors"] = (earlier[place]["errors"] as! Int) + 1
        document["earlier"] = earlier
    }

    private func changeClass(_ document: inout [String: Any]) {
        var results = document["results"] as! [[String: Any]]
        guard let place = results.firstIndex(where: { $0["class"] as? String == "A" }) else {
            document["unchanged"] = true
            return
        }
        results[place]["class"] = "D"
        document["results"] = results
    }

    /// Any number anywhere among the estimates, moved by a ten-thousandth.
    private func changeEstimate(_ value: inout Any, _ random: inout Seeded) {
        var paths: [[String]] = []
        collect(value, [], &paths)
        change(&value, random.one(of: paths)[...])
    }

    private func collect(_ value: Any, _ path: [String], _ paths: inout [[String]]) {
        if let members = value as? [String: Any] {
            for (key, value) in members.sorted(by: { $0.key < $1.key }) {
                collect(value, path + [key], &paths)
            }
        } else if let values = value as? [Any] {
            for (index, value) in values.enumerated() {
                collect(value, path + ["\(index)"], &paths)
            }
        } else if value is NSNumber {
            paths.append(path)
        }
    }

    private func change(_ value: inout Any, _ path: ArraySlice<String>) {
        guard let key = path.first else {
            if let truth = value as? Bool, value as! NSNumber === NSNumber(value: truth) {
                value = !truth
            } else if let number = value as? Int {
                value = number + 1
            } else {
                value = (value as! Double) * 1.0001 + 0.0001
            }
            return
        }
        if var members = value as? [String: Any] {
            change(&members[key]!, path.dropFirst())
            value = members
        } else if var values = value as? [Any] {
            change(&values[Int(key)!], path.dropFirst())
            value = values
        }
    }
}
