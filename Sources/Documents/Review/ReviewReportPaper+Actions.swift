import Domain
import Wording

extension ReviewComposer {
    mutating func actions() {
        section(ReviewReportWord.actions)
        subsection(ReviewReportWord.measures)
        if content.measures.isEmpty { say(ReviewReportProse.none) } else { measures() }
        subsection(ReviewReportWord.rectifications)
        if content.rectifications.isEmpty {
            say(ReviewReportProse.none)
        } else {
            rectifications()
        }
        subsection(ReviewReportWord.recoveries)
        let recoveries = content.recoveries
        say(
            ReviewReportProse.recoveries(
                toRecover: recoveries.toRecover.grouped, recovered: recoveries.recovered.grouped,
                toPay: recoveries.toPay.grouped, paid: recoveries.paid.grouped))
        say(
            ReviewReportProse.fee(
                recoveries.fee.map { fee in
                    let share = Double(recoveries.deducted.rawValue) / Double(fee.rawValue)
                    return (fee.grouped, ReviewFigure.percent(share))
                }, deducted: recoveries.deducted.grouped))
    }

    private mutating func measures() {
        table(
            ReviewReportWord.measures, .measures,
            [
                column(ReviewColumn.order, 0.9, .centre), column(ReviewColumn.measure, 1.8),
                column(ReviewFunnelWord.about, 2.2), column(ReviewColumn.amount, 1.8, .trailing),
                column(ReviewColumn.rule, 3.4), column(ReviewColumn.state, 2.2, .centre),
            ],
            content.measures.map { measure in
                let consequence = measure.consequence
                let decided = [
                    measure.decidedBy, consequence.decidedAt?.day.description ?? "",
                ].filter { !$0.isEmpty }
                let state = ReviewTermWord.state(consequence.state)[language]
                return [
                    "\(consequence.number)", ReviewTermWord.measure(consequence.kind)[language],
                    measure.subject.isEmpty
                        ? ReviewParty.insurer.text[language] : measure.subject,
                    ReviewFigure.money(consequence.amount),
                    ReviewTermWord.rule(consequence)[language],
                    ([state] + decided).joined(separator: "\n"),
                ]
            })
    }

    private mutating func rectifications() {
        table(
            ReviewReportWord.rectifications, .rectifications,
            [
                column(ReviewColumn.order, 0.9, .centre), column(ReviewColumn.item, 2),
                column(ReviewColumn.task, 3.4), column(ReviewColumn.responsible, 2),
                column(ReviewColumn.due, 1.8, .centre), column(ReviewColumn.done, 2.4),
            ],
            content.rectifications.map { line in
                let done = line.doneAt.map { "\($0.day)\n\(line.outcome ?? "")" }
                let isLate = line.doneAt.map { $0.day > line.dueOn } ?? false
                return [
                    "\(line.number)", line.item?.rawValue ?? ReviewFigure.none, line.task,
                    line.responsible, line.dueOn.description,
                    done.map { isLate ? "\($0)（\(PlanWord.late[language])）" : $0 }
                        ?? ReviewFunnelWord.open[language],
                ]
            })
    }

    mutating func limitations() {
        section(ReviewReportWord.limitations)
        for limitation in content.limitations { point(ReviewSizeWord.limitation(limitation)) }
    }

    mutating func evidence() {
        let evidence = content.evidence
        section(ReviewReportWord.evidence)
        say(ReviewReportProse.attached)
        func shown(_ digest: String) -> String {
            digest.isEmpty ? ReviewPaperWord.notYet[language] : digest
        }
        var rows = [
            [ReviewPaperWord.frameRoot[language], content.population.root],
            [ReviewPaperWord.framing[language], evidence.framing],
            [ReviewPaperWord.plan[language], evidence.plan],
            [
                ReviewPaperWord.seed[language],
                content.ceremony.seed ?? ReviewPaperWord.notYet[language],
            ],
            [ReviewPaperWord.report[language], shown(evidence.report)],
        ]
        if let checkpoint = evidence.checkpoint {
            rows.append([
                ReviewPaperWord.checkpoint[language],
                ReviewPaperWord.checkpoint(
                    checkpoint.size, root: checkpoint.root,
                    at: ReviewFigure.time(checkpoint.signedAt))[language],
            ])
            rows.append([ReviewPaperWord.key[language], checkpoint.key])
        }
        table(
            ReviewReportWord.evidence, .evidence,
            [column(ReviewColumn.subject, 2), column(ReviewSheetWord.value, 7)], rows)
    }

    /// What is attached, seal and date on the right, the names to be signed.
    mutating func closing() {
        let heading = content.heading
        let annexes = [
            ReviewReportWord.annexItems, ReviewReportWord.annexMinutes,
            ReviewReportWord.annexQueries,
        ]
        let list = annexes.enumerated().map { "\($0 + 1)．\($1[language])" }
        let name = ReviewReportWord.annexes[language] + PaperWord.colon[language]
        put(.paragraph(name + list.joined(separator: "　")))
        say(Text("\n", "\n"))
        say(
            Text(
                office + ReviewReportWord.seal.chinese,
                office + ReviewReportWord.seal.english), .closing)
        let day = heading.made.day
        say(Text(day.printed(in: .chinese), day.printed(in: .english)), .closing)
        put(
            .signatures(
                heading.signers.map {
                    Signature(role: ReviewTermWord.signer($0.role)[language], name: $0.name)
                }))
    }

    mutating func itemAnnex() {
        annex(ReviewReportWord.annexItems)
        say(ReviewReportProse.items, .note)
        table(
            ReviewReportWord.annexItems, .drawn,
            [
                column(ReviewColumn.order, 1, .centre), column(ReviewColumn.item, 1.9),
                column(ReviewColumn.lot, 3.5), column(ReviewColumn.part, 1.4, .centre),
                column(ReviewColumn.sum, 2, .trailing), column(ReviewColumn.why, 2.8),
                column(ReviewColumn.outcome, 1.4, .centre),
                column(ReviewColumn.errorClass, 1.1, .centre),
                column(ReviewColumn.right, 2, .trailing),
            ],
            content.items.enumerated().map { index, item in
                [
                    "\(index + 1)", item.id.rawValue, String(item.lot.prefix(16)),
                    item.part.text[language], item.size.grouped,
                    item.reasons(language),
                    item.result.map { $0.outcome.text[language] } ?? "",
                    item.result?.errorClass?.rawValue ?? "",
                    item.result?.outcome == .done ? item.result!.right.grouped : "",
                ]
            })
    }

    mutating func minutesAnnex() {
        annex(ReviewReportWord.annexMinutes)
        table(
            ReviewReportWord.annexMinutes, .seed, SeedMinutesPaper.eventColumns(language),
            SeedMinutesPaper.events(of: content.ceremony, language))
    }

    mutating func queryAnnex() {
        annex(ReviewReportWord.annexQueries)
        say(ReviewReportProse.queries, .note)
        if let shared = content.queries.first(where: { !$0.preamble.isEmpty }) {
            put(.subheading(ReviewReportProse.shared[language]))
            put(.paragraph(shared.preamble, .listing))
        }
        for recount in content.queries {
            put(.subheading("［\(recount.query.rawValue)］" + (recount.preamble.isEmpty ? "" : "＊")))
            put(.paragraph(recount.sql, .listing))
        }
    }
}
