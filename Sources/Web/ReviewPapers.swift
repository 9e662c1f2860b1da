import Casework
import Documents
import Domain
import HTTPTypes
import Hummingbird
import Wording

// What of a round is printed: the report, the minutes of the seed, the list of drawn items, and the
// notices of rectification. The same round gives the same bytes.

extension ReviewFiles {
    private var language: Language { request.language }

    func reportPage() async throws -> Response {
        let paper = try await report()
        return Answer.html(
            SheetPage(paper.sheet, stylesheet: ReviewFiles.stylesheet).markup.markup)
    }

    func reportPDF() async throws -> Response {
        let paper = try await report()
        return try await pdf(paper.sheet, "report-\(paper.content.round).pdf")
    }

    func reportWorkbook() async throws -> Response {
        let content = try await report().content
        let sheets = ReviewReportSheets(content, language: language).sheets
        return file(
            Casework.workbook(of: sheets), ReviewFiles.workbook,
            "report-\(content.round).xlsx")
    }

    /// Once the seed is settled.
    func minutes() async throws -> Response {
        let view = try await view()
        guard view.seed.seed != nil else { throw Refusal.review(.wrongState(view.row.state)) }
        let ceremony = SeedCeremony(view)
        let paper = SeedMinutesPaper(
            ceremony, office: ReviewParty.office.text[language],
            made: ceremony.settledAt ?? view.row.framedAt, language: language)
        return try await pdf(paper.sheet, "minutes-\(view.row.id).pdf")
    }

    /// Once the sample is drawn.
    func drawnItems() async throws -> Response {
        let view = try await view()
        guard let seed = view.seed.seed, view.row.state >= .drawn else {
            throw Refusal.review(.wrongState(view.row.state))
        }
        let rows = try await casework.read(ReviewItems(view.row.id), in: try visit.visitor)
        let drawn = view.events.last { ["draw", "extend", "end"].contains($0.kind) }
        let paper = DrawnItemsPaper(
            view.row.id, mode: view.mode, seed: seed, items: rows.map { $0.printed },
            made: drawn?.at ?? view.row.framedAt, language: language)
        return try await pdf(paper.sheet, "items-\(view.row.id).pdf")
    }

    func notice() async throws -> Response {
        let number = try visit.number()
        let session = try visit.visitor
        let all = try await casework.read(RectificationList(), in: session)
        guard let row = all.first(where: { $0.number == number }) else {
            throw Refusal.review(.rectificationNotFound(number))
        }
        let view = try await casework.read(OpenReviewRound(row.round), in: session)
        let paper = RectificationPaper(
            row, round: row.round, period: view.row.from...view.row.to,
            office: ReviewParty.office.text[language], number: "", made: row.openedAt,
            language: language)
        return try await pdf(paper.sheet, "rectification-\(number).pdf")
    }

    private func view() async throws -> ReviewRoundView {
        try await casework.read(OpenReviewRound(try visit.round()), in: try visit.visitor)
    }

    private func report() async throws -> ReviewReportPaper {
        ReviewReportPaper(
            try await casework.read(
                ReviewReportFigures(try visit.round()), in: try visit.visitor),
            language: language)
    }

    private func pdf(_ sheet: Sheet, _ name: String) async throws -> Response {
        file(await Press.shared.pdf(sheet), "application/pdf", name)
    }

    /// Where the style sheet of printed pages is served.
    static let stylesheet = "/paper.css"
    static let workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    static func addPapers(to router: Router<Visit>, _ casework: Casework) {
        router.get(RouterPath(stylesheet)) { _, _ in
            var response = Answer.text(SheetPage.style, type: "text/css; charset=utf-8")
            response.headers[.cacheControl] = "private, max-age=300"
            return response
        }
        let ways: [(String, @Sendable (ReviewFiles) async throws -> Response)] = [
            ("/reviews/{id}/report.html", { try await $0.reportPage() }),
            ("/reviews/{id}/report.pdf", { try await $0.reportPDF() }),
            ("/reviews/{id}/report.xlsx", { try await $0.reportWorkbook() }),
            ("/reviews/{id}/minutes.pdf", { try await $0.minutes() }),
            ("/reviews/{id}/items.pdf", { try await $0.drawnItems() }),
            ("/rectifications/{id}/notice.pdf", { try await $0.notice() }),
        ]
        for (way, make) in ways {
            router.get(RouterPath(way)) { request, visit in
                try await make(ReviewFiles(casework: casework, request: request, visit: visit))
            }
        }
    }
}

extension APITable {
    static let reviewPapers: [Endpoint] = [
        paper(
            "/reviews/{id}/report/page", "review_report_page", "text/html",
            Text("复核报告（网页）", "The report of a round as a page that prints")
        ) { try await $0.reportPage() },
        paper(
            "/reviews/{id}/report/paper", "review_report_paper", "application/pdf",
            Text("复核报告", "The report of a round, A4")
        ) { try await $0.reportPDF() },
        paper(
            "/reviews/{id}/report/workbook", "review_report_workbook", ReviewFiles.workbook,
            Text("复核报告（表格）", "The report of a round as a workbook")
        ) { try await $0.reportWorkbook() },
        paper(
            "/reviews/{id}/minutes", "seed_minutes", "application/pdf",
            Text("定种记录", "How the seed of a round came about, to be signed")
        ) { try await $0.minutes() },
        paper(
            "/reviews/{id}/items/list", "drawn_items_paper", "application/pdf",
            Text("样本清单（打印）", "What a round drew, as it is published")
        ) { try await $0.drawnItems() },
        paper(
            "/rectifications/{id}/notice", "rectification_notice", "application/pdf",
            Text("限时整改通知书", "What tells somebody what is to be put right by when")
        ) { try await $0.notice() },
    ]

    private static func paper(
        _ path: String, _ name: String, _ type: String, _ summary: Text,
        _ make: @escaping @Sendable (ReviewFiles) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: .get, path: path, name: name, summary: summary, permission: .readReviews,
            body: nil, answer: .text, answerType: type,
            problems: [409: "The round has not come that far."]
        ) { call in
            try await make(
                ReviewFiles(casework: call.casework, request: call.request, visit: call.visit))
        }
    }
}

extension SeedCeremony {
    /// As far as the round has come.
    init(_ view: ReviewRoundView) {
        let seed = view.seed
        let officers = seed.parties.map { ($0.officer, $0.party) }
        let framed = Minute(
            at: view.row.framedAt, by: view.framedBy.rawValue, kind: .framed, party: nil)
        let minutes = view.events.compactMap { event -> Minute? in
            guard let kind = SeedCeremony.kinds[event.kind] else { return nil }
            let isOfParty = kind == .committed || kind == .revealed
            let party = isOfParty ? officers.first { $0.0 == event.by }?.1 : nil
            return Minute(at: event.at, by: event.by.rawValue, kind: kind, party: party)
        }
        self.init(
            round: view.row.id, frameRoot: view.frameRoot,
            commitmentsUntil: seed.commitmentsUntil,
            parties: seed.parties.map { party in
                Party(
                    party: party.party, officer: party.officer?.rawValue ?? "",
                    commitment: party.commitment, committedAt: party.committedAt,
                    part: party.part, revealedAt: party.revealedAt)
            },
            dice: seed.dice, diceReaders: seed.dice == nil ? [] : view.diceReaders,
            diceAt: minutes.first { $0.kind == .rolled }?.at, lottery: seed.lottery,
            lotteryDigits: seed.lotteryDigits, seed: seed.seed,
            settledAt: minutes.first { $0.kind == .settled }?.at, minutes: [framed] + minutes)
    }

    private static let kinds: [String: Minute.Kind] = [
        "commit": .committed, "close_commitments": .closed, "roll": .rolled,
        "lottery": .lottery, "reveal": .revealed, "settle_seed": .settled,
    ]
}

extension ReviewRoundView {
    /// The two whose readings agreed: whoever read last, and the last other before.
    fileprivate var diceReaders: [String] {
        guard let second = seed.readings.last else { return [] }
        let first = seed.readings.last { $0.reader != second.reader }
        return [first, second].compactMap { $0?.reader.rawValue }
    }
}

extension ReviewItemRow {
    fileprivate var printed: ReviewReportContent.Item {
        ReviewReportContent.Item(
            id: item, lot: lot, part: part, stratum: stratum, town: town.rawValue,
            verifier: verifier, size: size, forced: forced, isCertain: isCertain, hits: hits,
            rank: rank, isTopUp: isTopUp,
            result: outcome.map { outcome in
                ReviewReportContent.Result(
                    outcome: outcome, errorClass: errorClass, right: right ?? size)
            })
    }
}
