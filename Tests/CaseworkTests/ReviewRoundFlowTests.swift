import Casework
import Digests
import Domain
import Postgres
import Sampling
import Store
import TestSupport
import Testing

@Suite("A round goes one way, and nobody chooses its seed")
struct ReviewRoundFlowTests {
    private func furnished(_ office: TestOffice) async throws {
        for state in [ClaimState.approved, .ineligible, .eligible, .screenedOut, .reviewFailed] {
            _ = try await office.given.claim(state)
        }
    }

    @Test func fromTheFrameToTheReport() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.drawnRound()
            let items = try await office.items(of: round)
            #expect(items.count == 5 && items.map(\.place) == Array(1...5))
            #expect(items.map(\.lot) == items.map(\.lot).sorted())
            #expect(
                try await office.refusal(of: CloseReview(round: round), by: Staff.reviewer)
                    == "round_items_open")
            for item in items.dropLast() { try await office.end(item, of: round) }
            try await office.end(items[4], of: round, .untraceable)
            await #expect(throws: Refusal.review(.itemEnded(items[0].item))) {
                _ = try await office.casework.perform(
                    EndItem(round: round, item: items[0].item, outcome: .refused),
                    by: Staff.reviewer)
            }
            #expect(
                try await office.refusal(of: PublishReviewReport(round: round), by: Staff.reviewer)
                    == "round_wrong_state")
            _ = try await office.casework.perform(CloseReview(round: round), by: Staff.reviewer)
            _ = try await office.casework.perform(
                PublishReviewReport(round: round), by: Staff.reviewer)
            let text = try await office.casework.read(ReviewReportJSON(round))
            let view = try await office.casework.read(OpenReviewRound(round))
            #expect(view.row.state == .reported && view.row.ended == 5 && view.row.drawn == 5)
            #expect(view.reportDigest == HashAlgorithm.sm3.hash(text).hex)
            #expect(view.outcomes == [.done: 4, .untraceable: 1] && view.consequences.isEmpty)
            #expect(view.row.paidRate == 0 && view.trend.map(\.id) == [round])
            #expect(String(decoding: text.prefix(40), as: UTF8.self).contains("sample-report/1"))
            try await checkSample(text)
        }
    }

    /// `deploy/check-sample` draws the sample again and repeats the estimates.
    private func checkSample(_ report: [UInt8]) async throws {
        let folder = try ReportFolder()
        try folder.write("report.json", String(decoding: report, as: UTF8.self))
        let answer = try folder.check()
        #expect(answer.status == 0, "\(answer.output)")
    }

    @Test func theSeedIsWhatEverybodyContributed() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.drawnRound()
            let seed = try await office.casework.read(OpenReviewRound(round)).seed
            let record = try await office.casework.read(OpenReviewRound(round))
            let parts = SeedParts(
                round: round,
                frameRoot: try #require(
                    Hexadecimal.bytes(record.frameRoot).flatMap { Digest(bytes: $0) }),
                dice: try #require(DecimalDigits(TestOffice.dice)),
                parts: ReviewParty.allCases.map { TestOffice.part(of: $0) })
            #expect(seed.seed == parts.seed.hex && seed.dice == TestOffice.dice)
            #expect(seed.readings.map(\.reader) == [Staff.reviewer.id, Staff.auditor.id])
            #expect(seed.parties.allSatisfy { !$0.isAbsent && !$0.isWithheld })
            #expect(
                try await office.number(
                    "select count(*) from review_round where encode(seed, 'hex') = '\(seed.seed!)'")
                    == 1)
        }
    }

    /// Nobody stops a round by silence, and the round says who was silent.
    @Test func absentAndWithheldPartiesAreNoVeto() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame()
            try await office.commit([.office, .insurer], to: round)
            try await office.roll(round)
            try await office.reveal([.office], in: round)
            await #expect(throws: Refusal.review(.partyUncommitted(.auditor))) {
                try await office.reveal([.auditor], in: round)
            }
            _ = try await office.casework.perform(SettleSeed(round: round), by: Staff.reviewer)
            _ = try await office.casework.perform(DrawSample(round: round), by: Staff.reviewer)
            let parties = try await office.casework.read(OpenReviewRound(round)).seed.parties
            #expect(parties.map(\.isAbsent) == [false, false, true])
            #expect(parties.map(\.isWithheld) == [false, true, false])
            await #expect(throws: Refusal.review(.wrongState(.drawn))) {
                try await office.reveal([.insurer], in: round)
            }
        }
    }

    @Test func commitmentsEndAtTheHour() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame()
            #expect(
                try await office.refusal(of: CloseCommitments(round: round), by: Staff.reviewer)
                    == "round_commitment_hour")
            try await office.commit([.office], to: round)
            await #expect(throws: Refusal.review(.partyDone(.office))) {
                try await office.commit([.office], to: round)
            }
            #expect(
                try await office.refusal(
                    of: CommitSeedPart(round: round, digest: "ab"), by: Staff.auditor)
                    == "round_text_unfit")
            office.clock.set(ReviewDates.ceremony)
            await #expect(throws: Refusal.review(.commitmentHour(ReviewDates.hour))) {
                try await office.commit([.insurer], to: round)
            }
            #expect(
                try await office.refusal(
                    of: ReadDice(round: round, digits: TestOffice.dice), by: Staff.auditor)
                    == "round_wrong_state")
        }
    }

    @Test func oneIsNotTwoParties() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame()
            let both = Actor(id: "auditor", roles: [.auditor, .dispatcher])
            let digest = commitment(
                round: round, party: .auditor, part: TestOffice.part(of: .auditor)
            ).hex
            try await office.commit([.auditor], to: round)
            await #expect(throws: Refusal.review(.partyOfOther("auditor", .auditor))) {
                _ = try await office.casework.perform(
                    CommitSeedPart(round: round, digest: digest), by: both)
            }
            let alone = try await office.frame(
                TestOffice.draft {
                    $0.againOf = round
                    $0.againWhy = "只由防贫办承诺"
                    $0.parties = [.office]
                })
            #expect(
                try await office.refusal(
                    of: CommitSeedPart(round: alone, digest: digest), by: Staff.auditor)
                    == "round_no_party")
        }
    }

    @Test func diceWaitForTheSignatureAndForTwo() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame()
            try await office.commit([.office], to: round)
            office.clock.set(ReviewDates.ceremony)
            _ = try await office.casework.perform(CloseCommitments(round: round), by: .daemon)
            func read(_ digits: String, by reader: Domain.Actor) async throws -> String? {
                try await office.refusal(of: ReadDice(round: round, digits: digits), by: reader)
            }
            #expect(try await read(TestOffice.dice, by: Staff.auditor) == "round_unsigned")
            try await office.seal()
            #expect(try await office.casework.read(OpenReviewRound(round)).checkpoint != nil)
            #expect(try await read("0138", by: Staff.auditor) == "round_dice_count")
            #expect(try await read("x", by: Staff.auditor) == "round_text_unfit")
            let other = String(TestOffice.dice.reversed())
            #expect(try await read(other, by: Staff.auditor) == nil)
            #expect(try await office.casework.read(OpenReviewRound(round)).seed.dice == nil)
            #expect(
                try await read(TestOffice.dice, by: Staff.reviewer) == "round_dice_differ")
            // The first one looks again, which is no second reading.
            #expect(try await read(TestOffice.dice, by: Staff.auditor) == nil)
            #expect(try await office.casework.read(OpenReviewRound(round)).seed.dice == nil)
            #expect(try await read(TestOffice.dice, by: Staff.reviewer) == nil)
            #expect(try await read(TestOffice.dice, by: Staff.dispatcher) == "round_chance_done")
        }
    }

    @Test func aNamedLotteryIsWaitedFor() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame(
                TestOffice.draft { $0.lottery = "中国体育彩票 2026-09-25 期" })
            try await office.roll(round)
            let settle = SettleSeed(round: round)
            #expect(
                try await office.refusal(of: settle, by: Staff.reviewer) == "round_chance_missing")
            _ = try await office.casework.perform(
                RecordLottery(round: round, digits: "0512"), by: Staff.reviewer)
            #expect(try await office.refusal(of: settle, by: Staff.reviewer) == nil)
            #expect(
                try await office.casework.read(OpenReviewRound(round)).seed.lotteryDigits == "0512")
        }
    }

    @Test func onlyThoseWhoMay() async throws {
        try await withOffice { office async throws in
            try await furnished(office)
            let round = try await office.frame()
            let draws: [any Action] = [
                FrameReview(draft: TestOffice.draft()), SettleSeed(round: round),
                DrawSample(round: round), ExtendSample(round: round, paid: 1, refused: nil),
                CloseReview(round: round), PublishReviewReport(round: round),
                RecordLottery(round: round, digits: "1"),
            ]
            for actor in Staff.all where actor.id != Staff.reviewer.id {
                for action in draws {
                    #expect(
                        try await office.refusal(of: action, by: actor) == "not_permitted",
                        "\(type(of: action).name) by \(actor.id)")
                }
                for action in [
                    ConfirmConsequence(number: 1) as any Action,
                    RejectConsequence(number: 1, reason: "x"),
                    CloseRectification(number: 1, outcome: "x"),
                ] where !actor.roles.contains(.approver) {
                    #expect(try await office.refusal(of: action, by: actor) == "not_permitted")
                }
            }
        }
    }

    @Test func whatIsNotThereIsRefused() async throws {
        try await withOffice { office async throws in
            let id: ReviewRoundID = "2030-1"
            for action in [
                CloseCommitments(round: id) as any Action, SettleSeed(round: id),
                DrawSample(round: id), CloseReview(round: id), PublishReviewReport(round: id),
                ExtendSample(round: id, paid: 1, refused: nil),
                OpenRectification(
                    round: id, item: nil, task: "补", responsible: "丙", dueOn: Dates.approved),
            ] {
                #expect(
                    try await office.refusal(of: action, by: Staff.reviewer) == "round_not_found")
            }
            #expect(
                try await office.refusal(of: ConfirmConsequence(number: 9), by: Staff.approver)
                    == "consequence_not_found")
            #expect(
                try await office.refusal(
                    of: CloseRectification(number: 9, outcome: "x"), by: Staff.approver)
                    == "rectification_not_found")
            await #expect(throws: Refusal.review(.roundNotFound(id))) {
                _ = try await office.casework.read(OpenReviewRound(id))
            }
            #expect(try await office.casework.read(ReviewRounds()).isEmpty)
        }
    }
}
