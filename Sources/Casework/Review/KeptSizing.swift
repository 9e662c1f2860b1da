import Domain

/// Why the sizes of a round are what they are, as JSON.
struct KeptSizing: Codable {
    var paid, refused: Part
    var excluded: [String: Int]
    var forced: [String: Int]
    var verifiers: Int
    var severity: String
    /// Rate and probability of acceptance, one after the other.
    var acceptance: [Double]
    /// Nil where no earlier round shares the quarter.
    var quarter: Quarter?

    struct Quarter: Codable {
        var from: String
        var rounds: [String]
        var least: Int
    }

    struct Part: Codable {
        var population: Int
        var sum: Int64
        var size: Int
        var reasons: [Step]
    }

    /// A step by its name, with its numbers in their order.
    struct Step: Codable {
        var step: String
        var numbers: [Double]
        var limit: String?
        var severity: String?
    }

    init(_ view: ReviewSizingView) {
        self.paid = Part(view.paid)
        self.refused = Part(view.refused)
        self.excluded = view.excluded
        self.forced = Dictionary(
            uniqueKeysWithValues: view.forced.map { ($0.rawValue, $1) })
        self.verifiers = view.verifiers
        self.severity = view.severity.rawValue
        self.acceptance = view.acceptance.flatMap { [$0.rate, $0.acceptance] }
        self.quarter = view.quarter.map {
            Quarter(
                from: $0.from.description, rounds: $0.rounds.map(\.rawValue), least: $0.least)
        }
    }

    /// Nil where it is not what was written.
    var view: ReviewSizingView? {
        guard let severity = InspectionSeverity(rawValue: severity), let paid = paid.view,
            let refused = refused.view, acceptance.count.isMultiple(of: 2)
        else { return nil }
        let points = stride(from: 0, to: acceptance.count, by: 2).map {
            AcceptancePoint(rate: acceptance[$0], acceptance: acceptance[$0 + 1])
        }
        return ReviewSizingView(
            paid: paid, refused: refused, excluded: excluded,
            forced: Dictionary(
                uniqueKeysWithValues: forced.compactMap { name, count in
                    ForcedReason(rawValue: name).map { ($0, count) }
                }), verifiers: verifiers, severity: severity, acceptance: points,
            quarter: quarter.flatMap { kept in
                Day(iso: kept.from).map {
                    ReviewQuarter(
                        from: $0, rounds: kept.rounds.map { ReviewRoundID($0) },
                        least: kept.least)
                }
            })
    }
}

extension KeptSizing.Part {
    init(_ part: ReviewSizingView.Part) {
        self.init(
            population: part.population, sum: part.sum?.rawValue ?? 0, size: part.size,
            reasons: part.reasons.map(KeptSizing.Step.init))
    }

    var view: ReviewSizingView.Part? {
        let steps = reasons.compactMap(\.reason)
        guard steps.count == reasons.count else { return nil }
        return ReviewSizingView.Part(
            population: population, sum: Fen(sum), size: size, reasons: steps)
    }
}

extension KeptSizing.Step {
    init(_ step: ReviewSizeStep) {
        switch step {
        case .population(let count): self.init("population", [Double(count)])
        case .census(let below): self.init("census", [Double(below)])
        case .tolerated(let rate, let errors): self.init("tolerated", [rate, Double(errors)])
        case .allowed(let errors): self.init("allowed", [Double(errors)])
        case .enough(let size, let probability, let risk):
            self.init("enough", [Double(size), probability, risk])
        case .oneLess(let size, let probability):
            self.init("one_less", [Double(size), probability])
        case .withoutCorrection(let size): self.init("without_correction", [Double(size)])
        case .corrected(let size): self.init("corrected", [Double(size)])
        case .allowance(let percent, let size):
            self.init("allowance", [Double(percent), Double(size)])
        case .yearlyMinimum(let size): self.init("yearly_minimum", [Double(size)])
        case .monetary(let tolerable, let expected):
            self.init("monetary", [tolerable, expected])
        case .lotPlan(let limit, let severity, let size, let allowed):
            self.init(
                step: "lot_plan", numbers: [Double(size), Double(allowed)], limit: limit.rawValue,
                severity: severity.rawValue)
        }
    }

    private init(_ step: String, _ numbers: [Double]) {
        self.init(step: step, numbers: numbers, limit: nil, severity: nil)
    }

    /// Nil for a name that nobody wrote, or too few numbers.
    fileprivate var reason: ReviewSizeStep? {
        let whole = numbers.map { Int($0) }
        switch (step, numbers.count) {
        case ("population", 1): return .population(whole[0])
        case ("census", 1): return .census(below: whole[0])
        case ("tolerated", 2): return .tolerated(rate: numbers[0], errors: whole[1])
        case ("allowed", 1): return .allowed(errors: whole[0])
        case ("enough", 3):
            return .enough(size: whole[0], probability: numbers[1], risk: numbers[2])
        case ("one_less", 2): return .oneLess(size: whole[0], probability: numbers[1])
        case ("without_correction", 1): return .withoutCorrection(size: whole[0])
        case ("corrected", 1): return .corrected(size: whole[0])
        case ("allowance", 2): return .allowance(percent: whole[0], size: whole[1])
        case ("yearly_minimum", 1): return .yearlyMinimum(whole[0])
        case ("monetary", 2): return .monetary(tolerable: numbers[0], expected: numbers[1])
        case ("lot_plan", 2):
            guard let limit = limit.flatMap(AcceptanceQualityLimit.init(rawValue:)),
                let severity = severity.flatMap(InspectionSeverity.init(rawValue:))
            else { return nil }
            return .lotPlan(limit: limit, severity: severity, size: whole[0], allowed: whole[1])
        default: return nil
        }
    }
}
