import Digests
import Domain
import Sampling
import TestSupport
import Testing

/// The database draws a round's sample itself, to check what is stored: with its own code, and the
/// same.
@Suite struct SQLDrawTests {
    @Test func drawsTheSame() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            for number in TestRun.cases(0..<120, sample: 12) {
                let hashed = try HashedFrame(number)
                if hashed.frame.rows.count > 700 { continue }
                try await office.corrupt(script(of: hashed))
                let drawn = "item, certain, hits::bigint, rank::bigint, top_up"
                for (one, other) in [
                    ("review_draw(1)", "review_item"), ("review_item", "review_draw(1)"),
                ] {
                    let differing = try await office.number(
                        """
                        select count(*) from (select \(drawn) from fangpin.\(one)
                            except select \(drawn) from fangpin.\(other)) x
                        """)
                    #expect(differing == 0, "frame \(number): \(one)")
                }
            }
        }
    }

    /// The start of the systematic draw, and the lots in their order.
    @Test func theLotsAreTheSame() async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            for number in TestRun.cases(0..<120, sample: 3) {
                let hashed = try HashedFrame(number)
                if hashed.frame.rows.count > 700 { continue }
                try await office.corrupt(script(of: hashed))
                let other = try await office.number(
                    """
                    select count(*) from fangpin.review_item i
                    join fangpin.review_round r on r.no = i.round_no
                    where i.lot <> fangpin.review_lot(r.seed, i.item)
                    """)
                #expect(other == 0, "frame \(number)")
            }
        }
    }

    private func rows(of frame: ReviewFrame) -> [String] {
        frame.rows.map { row in
            let (place, stratum, reason): (String, String, String) =
                switch row.place {
                case .inside(let part, let stratum, _): (part.rawValue, stratum.rawValue, "")
                case .excluded(let reason): ("excluded", "", reason)
                }
            let forced = row.forced.map(\.rawValue).joined(separator: ",")
            return """
                (1, '\(row.id)', 1, '\(place)', '\(stratum)', \(row.size.rawValue), '\(reason)',
                    '\(row.verifier)', '{\(forced)}')
                """
        }
    }

    /// A round of the frame, as if it had been drawn; the one before goes.
    private func script(of hashed: HashedFrame) -> String {
        let plan = hashed.plan
        let items = plan.draw(hashed.frame, seed: hashed.seed).items.enumerated().map {
            """
            (1, '\($1.id)', 1, '\($1.part.rawValue)', \($0 + 1), '\($1.lot)', \($1.isCertain),
                \($1.hits), \($1.rank), \($1.isTopUp))
            """
        }
        let earlier = plan.earlier.map {
            """
            (1, \($0.round == "前0" ? -2 : -1), '\($0.verifier)', \($0.population), \($0.drawn))
            """
        }
        let bodies =
            plan.furtherPasses.map { #"{"paid": \#($0)}"# }
            + plan.furtherRefused.map { #"{"paid": 0, "refused": \#($0)}"# }
        let events = bodies.enumerated().map {
            "(1, \($0 + 1), now(), 'x', 'extend', '\($1)')"
        }
        func insert(_ table: String, _ columns: String, _ values: [String]) -> String {
            values.isEmpty
                ? ""
                : "insert into fangpin.\(table) (\(columns)) values "
                    + values.joined(separator: ",\n") + ";"
        }
        return """
            delete from fangpin.review_item; delete from fangpin.review_event;
            delete from fangpin.review_earlier; delete from fangpin.review_frame;
            delete from fangpin.review_round;
            insert into fangpin.review_round (no, id, state, period_from, period_to, mode, paid,
                refused, least_of_stratum, per_verifier, least_per_verifier, terms, parties,
                commitments_until, frame_root, inside, excluded, sum_fen, framing_digest,
                framed_by, framed_at, seed)
            overriding system value
            select no, 'x' || no, case when no = 1 then 'drawn' else 'framed' end,
                date '2026-01-01' + 90 * no, date '2026-01-31' + 90 * no, 'sha256', \(plan.paid),
                \(plan.refused), \(plan.leastOfStratum), \(plan.perVerifier),
                \(plan.earlier.isEmpty ? "null" : "\(plan.leastPerVerifier)"), '{}', '{office}',
                now(), sha256(''), 0, 0, 0, sha256(''), 'x', now(),
                case when no = 1 then decode('\(hashed.seed.hex)', 'hex') end
            from unnest(array[-2, -1, 1]) no;
            \(insert("review_earlier", "round_no, earlier_no, verifier, population, drawn",
                earlier))
            \(insert("review_frame", "round_no, item, claim_id, place, stratum, size_fen, "
                + "reason, verifier, forced", rows(of: hashed.frame)))
            \(insert("review_item", "round_no, item, claim_id, part, place, lot, certain, hits, "
                + "rank, top_up", items))
            \(insert("review_event", "round_no, seq, at, by, kind, body", events))
            """
    }
}
