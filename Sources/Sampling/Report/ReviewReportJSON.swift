import Digests
import Domain

extension ReviewReport {
    /// 可复算报告 - the report as JSON, with everything that repeats it: `deploy/check-sample`
    /// reads it.
    ///
    /// Amounts are whole fen or, where they are estimates, fen with decimals; shares are decimals
    /// as text where they decide something. An item that is left out has its reason as its stratum.
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
            "plan": json(round.plan),
            "seed_parts": seedParts,
            "drawn": .list(sample.items.map(json)),
            "results": .list(sample.items.map { json(result($0)) }),
            "agreement": agreement.map(render) ?? .null,
            "income_differences": .list(incomeDifferences.map { .whole($0) }),
            "terms": [
                "confidence": .text(terms.confidence.description),
                "good": .text(terms.good.description), "bad": .text(terms.bad.description),
                "allowed": .whole(terms.allowed), "line": .text(terms.line.description),
            ],
            "estimates": [
                "paid": render(paidEstimates), "refused": render(refusedEstimates),
                "verifiers": .list(verifierEstimates.map(render)),
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
            "forced": .list(row.forced.map { .text($0.rawValue) }),
        ]
    }

    private func json(_ plan: ReviewPlan) -> JSONText {
        [
            "mode": .text(plan.mode.rawValue), "paid": .whole(plan.paid),
            "refused": .whole(plan.refused), "least_of_stratum": .whole(plan.leastOfStratum),
            "per_verifier": .whole(plan.perVerifier),
            "further_passes": .list(plan.furtherPasses.map { .whole($0) }),
            "further_refused": .list(plan.furtherRefused.map { .whole($0) }),
            "digest": .text(plan.digest.hex),
            "published_digest": .text(round.framing.plan.digest.hex),
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
