import Domain
import Formats
import Standards

/// Schemes: a refusal names lines that are there; what is taken says itself again in its canonical
/// form, and what is sound can be computed with.
enum SchemeProperties {
    static func check(_ bytes: [UInt8]) throws {
        let lines = lineCount(bytes)
        let document: SchemeDocument
        do throws(SchemeFileDefect) { document = try SchemeReader.read(bytes) } catch {
            for problem in error.problems {
                try checkPlace(problem.position, lines, "\(problem)")
                try hold(!problem.message.isEmpty, "a refusal without a reason")
            }
            return
        }
        try checkCanonical(document.scheme)
        let problems = SchemeCheck.problems(in: document.scheme)
        for problem in problems {
            try checkPlace(document.position(of: problem.path), lines, "\(problem)")
        }
        if problems.isEmpty { try compute(document.scheme, seed: bytes.count) }
    }

    private static func checkCanonical(_ scheme: Scheme) throws(Broken) {
        let canonical = SchemeWriter.canonical(scheme)
        let again: Scheme
        do throws(SchemeFileDefect) { again = try SchemeReader.read(canonical).scheme } catch {
            throw Broken("the canonical form is refused: \(error)")
        }
        try hold(
            again == scheme && SchemeWriter.canonical(again) == canonical,
            "the canonical form is another scheme")
    }

    /// What ends a line for YAML: besides LF and CR, alone or together, the line ends of Unicode.
    private static func lineCount(_ bytes: [UInt8]) -> Int {
        guard let text = try? SourceText(bytes) else {
            return bytes.count { $0 == 10 } + 1
        }
        let ends: Set<Character> = ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}"]
        return text.string.count(where: ends.contains) + 1
    }

    private static func checkPlace(
        _ place: SourcePosition, _ lines: Int, _ what: String
    ) throws(Broken) {
        try hold(
            (1...lines).contains(place.line) && place.column >= 1,
            "\(what) does not stand in a file of \(lines) lines")
    }

    /// A sound scheme gives the same amounts by both ways, whatever the household.
    private static func compute(_ scheme: Scheme, seed: Int) throws {
        let compiled = CompiledScheme(scheme)
        for (index, each) in scheme.classes.prefix(4).enumerated() {
            for number in 0..<6 {
                let facts = household(each.id, number &+ seed &* 7)
                try agree(assess(facts, under: scheme), compiled, facts, index)
            }
        }
    }

    /// Amounts from nothing to the readable limit.
    private static func household(_ id: ClassID, _ seed: Int) -> VerifiedFacts {
        var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        func amount() -> Fen {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let limit = UInt64(Fen.readableLimit.rawValue) >> (state >> 58)
            return Fen(Int64((state >> 5) % (limit + 1)))
        }
        return VerifiedFacts(
            classID: id, members: 1 + Int(amount().rawValue % 999_999_999),
            income: Income(wage: amount(), businessCost: amount()),
            bases: CauseAmounts(
                illness: amount(), education: amount(), disaster: amount(), accident: amount()),
            excluded: false, paidThisYear: amount())
    }

    static func agree(
        _ assessment: Assessment, _ compiled: CompiledScheme, _ facts: VerifiedFacts,
        _ classIndex: Int
    ) throws(Broken) {
        let due = compiled.payout(
            of: HouseholdFigures(
                classIndex: classIndex, members: Int64(facts.members),
                net: facts.income.net.rawValue, illness: facts.bases.illness.rawValue,
                education: facts.bases.education.rawValue,
                disaster: facts.bases.disaster.rawValue,
                accident: facts.bases.accident.rawValue, paid: facts.paidThisYear.rawValue,
                excluded: facts.excluded))
        let payable = Cause.allCases.map { assessment.payable[$0].rawValue }
        try same(
            [due.illness, due.education, due.disaster, due.accident], payable, "the amounts due")
        try same(due.reason, assessment.reason, "the reason")
        try same(due.perCapita, assessment.perCapitaIncome.rawValue, "income per person")
    }
}
