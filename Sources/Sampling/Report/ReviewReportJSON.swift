import Digests
import Domain

extension ReviewReport {
    /// 可复算报告 - the report as JSON in one line, with everything that repeats it:
    /// `deploy/check-sample` reads it.
    ///
    /// | member | content |
    /// |---|---|
    /// | `form`, `round` | `fangpin-sample-report/1`; the round's name |
    /// | `rows` | every row of the frame, by id; one that is `excluded` has its reason as stratum |
    /// | `frame_root` | the root over the rows |
    /// | `framing` | what was published before the first commitment, and its digest |
    /// | `plan` | how it was drawn, extensions included, and its digest |
    /// | `seed_parts` | each party's commitment and part (null: none), dice, lottery, seed |
    /// | `drawn` | what was drawn and why, in the order of the lots |
    /// | `results` | how each review ended; `right` is what should be paid, in fen |
    /// | `earlier` | of each draw under `earlier` in the plan, how many were reviewed and wrong |
    /// | `agreement` | how verifier and reviewer judged eligibility, as four counts, or null |
    /// | `income_differences` | per-head income, verifier − reviewer, in fen |
    /// | `terms` | confidence, and when a verifier's work is good and bad |
    /// | `estimates` | all that follows from the rest |
    ///
    /// Amounts are whole fen, or fen with decimals where they are estimated; shares that decide
    /// something are decimals as text. Null is what cannot be estimated.
    package var json: String {
        var text = ""
        document.write(to: &text)
        return text + "\n"
    }

    private var document: JSONText {
        [
            "form": .text("fangpin-sample-report/1"),
            "round": .text(round.framing.round.rawValue),
            "rows": .list(frame.rows.map(json)),
            "frame_root": .text(frame.root.hex),
            "framing": framing,
            "plan": json(round.plan),
            "seed_parts": seedParts,
            "drawn": .list(sample.items.map(json)),
            "results": .list(sample.items.map { json(result($0)) }),
            "earlier": .list(
                earlier.map {
                    ["sampled": .whole($0.sampled), "errors": .whole($0.errors)]
                }),
            "agreement": agreement.map(render) ?? .null,
            "income_differences": .list(incomeDifferences.map { .whole($0) }),
            "terms": [
                "confidence": .text(terms.confidence.description),
                "good": .text(terms.good.description), "bad": .text(terms.bad.description),
                "allowed": .whole(terms.allowed), "line": .text(terms.line.description),
            ],
            "estimates": [
                "paid": render(paidEstimates), "refused": render(refusedEstimates),
                "targeting": render(targetingErrors),
                "verifiers": .list(verifierEstimates.map(render)),
                "towns": .list(townEstimates.map(render)),
                "agreement": agreementEstimates, "income": incomeEstimates,
            ],
        ]
    }

    private func json(_ row: FrameRow) -> JSONText {
        let (part, stratum) =
            switch row.place {
            case .inside(let part, let stratum, _): (part.rawValue, stratum.rawValue)
            case .excluded(let reason): ("excluded", reason)
            }
        return [
            "id": .text(row.id.rawValue), "part": .text(part), "stratum": .text(stratum),
            "size": .whole(row.size.rawValue), "verifier": .text(row.verifier.rawValue),
            "town": .text(row.town.rawValue),
            "forced": .list(row.forced.map { .text($0.rawValue) }),
        ]
    }

    private func json(_ plan: ReviewPlan) -> JSONText {
        [
            "mode": .text(plan.mode.rawValue), "paid": .whole(plan.paid),
            "refused": .whole(plan.refused), "least_of_stratum": .whole(plan.leastOfStratum),
            "per_verifier": .whole(plan.perVerifier),
            "least_per_verifier": .whole(plan.leastPerVerifier),
            "earlier": .list(plan.earlier.map(json)),
            "further_passes": .list(plan.furtherPasses.map { .whole($0) }),
            "further_refused": .list(plan.furtherRefused.map { .whole($0) }),
            "digest": .text(plan.digest.hex),
        ]
    }

    private func json(_ earlier: EarlierDraw) -> JSONText {
        [
            "round": .text(earlier.round.rawValue), "verifier": .text(earlier.verifier.rawValue),
            "population": .whole(earlier.population), "drawn": .whole(earlier.drawn),
        ]
    }

    private var framing: JSONText {
        let framing = round.framing
        return [
            "inside": .whole(framing.inside), "excluded": .whole(framing.excluded),
            "sum": .whole(framing.sum.rawValue),
            "plan_digest": .text(framing.plan.digest.hex),
            "commitments_until": .whole(framing.commitmentsUntil.microseconds),
            "lottery": .text(framing.lottery), "digest": .text(framing.digest.hex),
        ]
    }

    private var seedParts: JSONText {
        [
            "parties": .list(
                round.framing.parties.map { party in
                    [
                        "party": .text(party.rawValue),
                        "commitment": .text(round.commitments[party]?.hex),
                        "part": .text(round.parts[party].map { Hexadecimal.text($0) }),
                    ]
                }),
            "dice": .text(round.dice?.text), "lottery": .text(round.lottery?.text),
            "seed": .text(round.seed?.hex),
        ]
    }

    private func json(_ item: ReviewItem) -> JSONText {
        [
            "id": .text(item.id.rawValue), "lot": .text(item.lot.text),
            "certain": .truth(item.isCertain), "hits": .whole(item.hits),
            "rank": .whole(item.rank), "top_up": .truth(item.isTopUp),
        ]
    }

    private func json(_ result: ReviewResult) -> JSONText {
        [
            "id": .text(result.id.rawValue), "outcome": .text(result.outcome.rawValue),
            "class": .text(result.errorClass?.rawValue), "right": .whole(result.right.rawValue),
        ]
    }
}
