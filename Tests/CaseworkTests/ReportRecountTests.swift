import Casework
import Digests
import Domain
import Postgres
import Sampling
import Seeding
import Store
import TestSupport
import Testing

/// The queries that the report prints come to its figures, on a real PostgreSQL.
@Suite struct ReportRecountTests {
    private func made(_ seed: UInt64) throws -> (ReviewReport, ReviewReportContent) {
        var sample = ReportSample(seed: seed, items: 200, paid: 40, refused: 30)
        sample.isOrdinary = seed.isMultiple(of: 2)
        let (report, facts) = try sample.make()
        return (report, reportContent(of: report, facts))
    }

    /// Runs a query over the round's rows; they are gone again afterwards.
    private func rows(
        _ query: ReviewReportContent.Query, _ report: ReviewReport, in office: TestOffice
    ) async throws -> Rows {
        let round = report.round.framing.round
        return try await office.root.withConnection { connection in
            try await connection.simple(
                "begin; set local session_replication_role = replica; " + script(of: report))
            do {
                var statement = reviewRecount(query, of: round).statement
                // Sums of fractions are read as text.
                if query == .money {
                    statement = """
                        select side, projected_fen::text as projected_fen
                        from (\(statement)) recount
                        """
                }
                let rows = try await connection.query(Statement(unescaped: statement))
                try await connection.simple("rollback")
                return rows
            } catch {
                try await connection.simple("rollback")
                throw error
            }
        }
    }

    @Test func everyQueryRuns() async throws {
        try await withOffice { office in
            let (report, _) = try made(1)
            for query in ReviewReportContent.Query.allCases {
                await #expect(throws: Never.self, "\(query)") {
                    _ = try await rows(query, report, in: office)
                }
            }
        }
    }

    @Test(arguments: UInt64(2)..<5)
    func queriesComeToTheFigures(seed: UInt64) async throws {
        try await withOffice { office in
            let (report, content) = try made(seed)
            let strata = try await rows(.refused, report, in: office).map { row in
                let (_, _, population, sampled, errors) = try row.decode(
                    (Bool, String, Int64, Int64, Int64).self)
                return "\(population) \(sampled) \(errors)"
            }
            let shown = content.refused.strata.map {
                "\($0.population) \($0.sampled) \($0.errors)"
            }
            #expect(strata.sorted() == shown.sorted())
            let verifiers = try await rows(.verifiers, report, in: office).map { row in
                let (_, population, sampled, errors) = try row.decode(
                    (String, Int64, Int64, Int64).self)
                return "\(population) \(sampled) \(errors)"
            }
            let lines = content.verifiers.lines.map {
                "\($0.population) \($0.sampled) \($0.errors)"
            }
            #expect(verifiers == lines)
            let classes = try await rows(.classes, report, in: office).map {
                try $0.decode((String, Int64, Int64).self)
            }
            for line in content.classes {
                let found = classes.first { $0.0 == line.errorClass.rawValue }
                #expect(found?.1 ?? 0 == Int64(line.paid))
                #expect(found?.2 ?? 0 == Int64(line.refused))
            }
            let money = try await office.sums(rows(.money, report, in: office))
            #expect(abs(money["over"]! - Double(content.money.over.projected.rawValue)) <= 0.51)
            #expect(abs(money["under"]! - Double(content.money.under.projected.rawValue)) <= 0.51)
        }
    }

    /// The rows that the round would have.
    private func script(of report: ReviewReport) -> String {
        let round = report.round
        let (frame, framing) = (round.framing.frameRoot.hex, round.framing.digest.hex)
        var text = """
            insert into review_round (no, id, state, period_from, period_to, mode, paid, refused,
                least_of_stratum, per_verifier, terms, parties, commitments_until, frame_root,
                inside, excluded, sum_fen, framing_digest, framed_by, framed_at, seed, report,
                report_digest) overriding system value
            values (1, '\(round.framing.round)', 'reported', '2026-07-01', '2026-09-30', 'sm3',
                \(round.plan.paid), \(round.plan.refused), 2, 8, '{}', '{office}', now(),
                '\\x\(frame)', \(round.framing.inside), \(round.framing.excluded),
                \(round.framing.sum.rawValue), '\\x\(framing)', 'chen', now(),
                '\\x\(round.seed!.hex)', '\\x00', '\\x\(framing)');

            """
        for row in report.frame.rows {
            var (place, reason) = (row.part?.rawValue ?? "excluded", "")
            if case .excluded(let why) = row.place { (place, reason) = ("excluded", why) }
            let forced = row.forced.map(\.rawValue).joined(separator: ",")
            text += """
                insert into review_frame (round_no, item, claim_id, place, stratum, size_fen,
                    reason, verifier, town, forced)
                values (1, '\(row.id)', 1, '\(place)', '\(row.stratum)', \(row.size.rawValue),
                    '\(reason)', '\(row.verifier)', '\(row.town)', '{\(forced)}');

                """
        }
        for (index, item) in report.sample.items.enumerated() {
            text += script(of: item, report.results[item.id]!, place: index + 1)
        }
        return text
    }

    private func script(of item: ReviewItem, _ result: ReviewResult, place: Int) -> String {
        let drawn = """
            insert into review_item (round_no, item, claim_id, part, place, lot, certain, hits,
                rank, top_up, outcome, ended_at)
            values (1, '\(item.id)', 1, '\(item.part.rawValue)', \(place), '\(item.lot)',
                \(item.isCertain), \(item.hits), \(item.rank), \(item.isTopUp),
                '\(result.outcome.rawValue)', now());

            """
        guard result.outcome == .done else { return drawn }
        let errorClass = result.errorClass.map { "'\($0.rawValue)'" } ?? "null"
        return drawn + """
            insert into review_comparison (round_no, item, claim_id, first_facts, facts,
                differences, error_class, paid_fen, right_fen, compared_at)
            values (1, '\(item.id)', 1, '{"is_eligible": true}', '{"is_eligible": true}', '[]',
                \(errorClass), \(item.size.rawValue), \(result.right.rawValue), now());

            """
    }
}

extension TestOffice {
    /// What each side was projected to, in fen.
    fileprivate func sums(_ rows: Rows) throws -> [String: Double] {
        try Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (try String(from: row["side"]), Double(try String(from: row["projected_fen"]))!)
            })
    }
}
