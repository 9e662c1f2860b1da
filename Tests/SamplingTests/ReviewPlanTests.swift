import Digests
import Domain
import Sampling
import Seeding
import Testing

@Suite struct ReviewPlanTests {
    private let seed = HashAlgorithm.sm3.hash("种子")

    @Test(arguments: 0..<60)
    func anExtensionKeepsWhatIsDrawn(number: Int) throws {
        let hashed = try HashedFrame(number * 7)
        var plan = hashed.plan
        var before = plan.draw(hashed.frame, seed: hashed.seed)
        for step in 0..<3 {
            let least = plan.furtherRefused.last ?? plan.refused
            plan = plan.extended(
                paid: step == 1 ? 0 : 13, refused: step == 0 ? nil : least + 9)
            let after = plan.draw(hashed.frame, seed: hashed.seed)
            let items = Dictionary(uniqueKeysWithValues: after.items.map { ($0.id, $0) })
            for item in before.items {
                let kept = try #require(items[item.id])
                #expect(kept.hits >= item.hits && kept.lot == item.lot)
                #expect(kept.rank == item.rank || item.rank == 0)
                #expect(kept.isTopUp == item.isTopUp && kept.isCertain == item.isCertain)
            }
            #expect(after.hits == before.hits + (before.hits > 0 && step != 1 ? 13 : 0))
            before = after
        }
    }

    /// Neither the order of the rows nor what is left out changes what is drawn.
    @Test(arguments: 0..<20)
    func onlyTheFrameMatters(number: Int) throws {
        var random = Seeded(UInt64(number))
        let hashed = try HashedFrame(number * 11)
        let drawn = hashed.plan.draw(hashed.frame, seed: hashed.seed)
        let inside = hashed.frame.rows.filter { $0.part != nil }.shuffled(using: &random)
        let again = try hashed.plan.draw(ReviewFrame(inside), seed: hashed.seed)
        #expect(again == drawn)
        #expect(drawn.items.count { $0.hits > 0 } <= drawn.hits)
        #expect(drawn.items.reduce(0) { $0 + $1.hits } == drawn.hits)
        let lots = drawn.items.map(\.lot)
        #expect(lots == lots.sorted())
        let ranks = Dictionary(grouping: drawn.items.filter { $0.rank > 0 }, by: \.stratum)
        for (stratum, items) in ranks {
            #expect(items.map(\.rank) == Array(1...items.count))
            #expect(items.count == drawn.refusedSizes[stratum])
        }
    }

    /// 29 items are reviewed whole, 30 are drawn from.
    @Test(arguments: [ReviewPart.paid, .refused])
    func census(part: ReviewPart) throws {
        func drawn(_ count: Int) throws -> Int {
            let rows = (0..<count).map {
                FrameRow(
                    id: SampleItemID("户\($0)"), place: .inside(part, stratum: "", size: Fen(100)))
            }
            return try ReviewPlan(paid: 10, refused: 10, perVerifier: 0)
                .draw(ReviewFrame(rows), seed: seed).items.count
        }
        #expect(try drawn(29) == 29)
        #expect(try drawn(30) == 10)
        #expect(try drawn(0) == 0)
    }

    /// Forced items are reviewed and stand for themselves: what is drawn of the others is what
    /// would be drawn without them.
    @Test func forcedItemsStandAside() throws {
        let others = (0..<80).map {
            FrameRow(
                id: SampleItemID("户\($0)"),
                place: .inside($0 % 2 == 0 ? .paid : .refused, stratum: "镇", size: Fen(100)))
        }
        let forced = [
            FrameRow(
                id: "必1", place: .inside(.paid, stratum: "镇", size: Fen(900_000)),
                forced: [.large, .relative]),
            FrameRow(
                id: "必2", place: .inside(.refused, stratum: "镇", size: Fen(0)),
                forced: [.objection]),
        ]
        let plan = ReviewPlan(paid: 10, refused: 10, perVerifier: 0)
        let without = try plan.draw(ReviewFrame(others), seed: seed)
        let with = try plan.draw(ReviewFrame(others + forced), seed: seed)
        #expect(with.items.filter(\.forced.isEmpty) == without.items)
        #expect(Set(with.items.filter { !$0.forced.isEmpty }.map(\.id)) == ["必1", "必2"])
        #expect(with.money == without.money)
    }

    /// Each verifier's items come up alike, whatever they are worth: over many seeds, a large
    /// amount is in the top-up no more often than a small one. (Filled up from what money
    /// drew, it would be.)
    @Test func theTopUpIsAPlainSample() throws {
        let frame = try ReviewFrame(
            (0..<60).map {
                FrameRow(
                    id: SampleItemID("户\($0)"),
                    place: .inside(.paid, stratum: "", size: Fen($0 < 30 ? 100 : 2_000)),
                    verifier: "勘甲")
            })
        let plan = ReviewPlan(paid: 10, refused: 0, perVerifier: 12)
        var (large, seeds) = (0, 1_000)
        for number in 0..<seeds {
            let drawn = plan.draw(frame, seed: HashAlgorithm.sm3.hash("\(number)"))
            let topUp = drawn.items.filter(\.isTopUp)
            #expect(topUp.count == 12)
            large += topUp.count { $0.size == Fen(2_000) }
        }
        // 6 of 12 expected, with the variance of draws without replacement.
        let deviation = (Double(seeds) * 12 * 0.25 * 48 / 59).squareRoot()
        seeds *= 6
        #expect((Double(large - seeds) / deviation).magnitude < 4)
    }

    /// The quarter's size less what earlier rounds drew, but never less than the round's own part.
    @Test func earlierRoundsOfTheQuarterCount() throws {
        let frame = try ReviewFrame(
            (0..<90).map {
                FrameRow(
                    id: SampleItemID("户\($0)"),
                    place: .inside(.paid, stratum: "", size: Fen(100)),
                    verifier: ["勘甲", "勘乙", "勘丙"][$0 % 3])
            })
        func draw(_ round: ReviewRoundID, _ verifier: OfficerID, _ drawn: Int) -> EarlierDraw {
            EarlierDraw(round: round, verifier: verifier, population: 30, drawn: drawn)
        }
        let plan = ReviewPlan(
            paid: 0, refused: 0, perVerifier: 20, leastPerVerifier: 7,
            earlier: [draw("1", "勘甲", 8), draw("2", "勘乙", 7), draw("2", "勘甲", 7)])
        func counts(_ plan: ReviewPlan) -> [VerifierName: Int] {
            let items = plan.draw(frame, seed: HashAlgorithm.sm3.hash("x")).items
            return Dictionary(grouping: items, by: \.verifier).mapValues(\.count)
        }
        #expect(counts(plan) == ["勘甲": 7, "勘乙": 13, "勘丙": 20])
        #expect(
            counts(ReviewPlan(paid: 0, refused: 0, perVerifier: 20, leastPerVerifier: 7))
                == ["勘甲": 20, "勘乙": 20, "勘丙": 20])
        // What fewer draw is drawn by more, too.
        let more = ReviewPlan(paid: 0, refused: 0, perVerifier: 20)
        let fewer = Set(plan.draw(frame, seed: HashAlgorithm.sm3.hash("x")).items.map(\.id))
        #expect(
            fewer.isSubset(of: more.draw(frame, seed: HashAlgorithm.sm3.hash("x")).items.map(\.id)))
    }

    @Test(
        arguments: [
            ("2026-09-30", "2026-07-01"), ("2026-08-31", "2026-06-01"),
            ("2026-02-28", "2025-12-01"), ("2028-02-29", "2027-12-01"),
            ("2026-05-30", "2026-03-01"), ("2026-05-29", "2026-03-01"),
            ("2026-01-15", "2025-10-16"), ("2026-12-31", "2026-10-01"),
        ])
    func aQuarterIsThreeMonths(last: String, first: String) throws {
        let end = try #require(Day(iso: last))
        #expect(quarterBegin(endingWith: end).description == first)
    }

    @Test func aRoundHasItsPartOfTheQuarter() {
        func share(_ from: Day?, _ to: Day?) -> Int { quarterShare(of: 20, from: from!, to: to!) }
        #expect(share(Day(2026, 7, 1), Day(2026, 9, 30)) == 20)
        #expect(share(Day(2026, 9, 1), Day(2026, 9, 30)) == 7)
        #expect(share(Day(2026, 9, 24), Day(2026, 9, 30)) == 2)
        #expect(share(Day(2026, 9, 30), Day(2026, 9, 30)) == 1)
        #expect(share(Day(2026, 1, 1), Day(2026, 12, 31)) == 20)
    }

    @Test func frameDefects() {
        func row(_ id: String, _ place: FrameRow.Place) -> FrameRow {
            FrameRow(id: SampleItemID(id), place: place)
        }
        let paid = FrameRow.Place.inside(.paid, stratum: "", size: Fen(1))
        #expect(throws: FrameDefect.idMissing) { try ReviewFrame([row("", paid)]) }
        #expect(throws: FrameDefect.idTwice("a")) {
            try ReviewFrame([row("a", paid), row("b", paid), row("a", .excluded(reason: "x"))])
        }
        #expect(throws: FrameDefect.sizeUnfit("a", Fen(0))) {
            try ReviewFrame([row("a", .inside(.paid, stratum: "", size: Fen(0)))])
        }
        #expect(throws: FrameDefect.sizeUnfit("a", Fen(-1))) {
            try ReviewFrame([row("a", .inside(.refused, stratum: "", size: Fen(-1)))])
        }
        #expect(throws: FrameDefect.reasonMissing("a")) {
            try ReviewFrame([row("a", .excluded(reason: ""))])
        }
        #expect(throws: FrameDefect.sumTooLarge) {
            try ReviewFrame([
                row("a", paid), row("b", .inside(.paid, stratum: "", size: Fen(1 << 53))),
            ])
        }
    }

    /// Every field of every row is under the root, and every number of the plan under its digest.
    @Test func nothingIsOutsideOfTheRoot() throws {
        let row = FrameRow(
            id: "a", place: .inside(.paid, stratum: "镇", size: Fen(5)), verifier: "勘",
            forced: [.large])
        var rows = [row, row, row, row, row, row]
        rows[1].place = .inside(.refused, stratum: "镇", size: Fen(5))
        rows[2].place = .inside(.paid, stratum: "乡", size: Fen(5))
        rows[3].place = .inside(.paid, stratum: "镇", size: Fen(6))
        rows[4].verifier = "察"
        rows[5] = FrameRow(id: "a", place: row.place, verifier: "勘")
        #expect(Set(try rows.map { try ReviewFrame([$0]).root }).count == rows.count)
        let plan = ReviewPlan(paid: 60, refused: 58)
        let draws = [
            EarlierDraw(round: "2026-1", verifier: "勘", population: 9, drawn: 5),
            EarlierDraw(round: "2026-2", verifier: "勘", population: 9, drawn: 5),
            EarlierDraw(round: "2026-1", verifier: "察", population: 9, drawn: 5),
            EarlierDraw(round: "2026-1", verifier: "勘", population: 8, drawn: 5),
            EarlierDraw(round: "2026-1", verifier: "勘", population: 9, drawn: 4),
        ]
        var plans: [ReviewPlan] = [
            plan, ReviewPlan(mode: .sha256, paid: 60, refused: 58),
            ReviewPlan(paid: 61, refused: 58), ReviewPlan(paid: 60, refused: 59),
            ReviewPlan(paid: 60, refused: 58, leastOfStratum: 3),
            ReviewPlan(paid: 60, refused: 58, perVerifier: 21), plan.extended(paid: 5),
            plan.extended(refused: 60), plan.extended(paid: 5, refused: 60),
            ReviewPlan(paid: 60, refused: 58, earlier: draws),
            ReviewPlan(paid: 60, refused: 58, leastPerVerifier: 7, earlier: draws),
        ]
        for draw in draws { plans.append(ReviewPlan(paid: 60, refused: 58, earlier: [draw])) }
        #expect(Set(plans.map(\.digest)).count == plans.count)
    }
}
