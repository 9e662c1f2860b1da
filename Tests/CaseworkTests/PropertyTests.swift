import Casework
import Domain
import Postgres
import Seeding
import TestSupport
import Testing

/// Whatever anybody does, in whatever order: the invariants hold (``withOffice`` looks), and the
/// money adds up.
@Suite struct PropertyTests {
    @Test(arguments: TestRun.cases(0..<100, sample: 12))
    func anySequenceOfActionsLeavesTheDatabaseSound(seed: Int) async throws {
        try await withOffice(granted: .yuan(25_000)) { office in
            var walk = try await RandomWalk(seed: UInt64(seed), office)
            for _ in 0..<60 { try await walk.step() }
            // A walk in which everything was refused would prove nothing.
            #expect(walk.done >= 15)
            #expect(walk.refused >= 5)
            let fund = try await office.casework.read(OpenFund())
            #expect(fund.position.isBalanced)
            #expect(fund.position.available >= .zero)
            #expect(fund.position.bank == fund.statementClosing ?? .zero)
            #expect(
                fund.position.bank == fund.position.closing + fund.position.suspenseReceived)
            let granted = fund.payouts.map(\.amount).total()
            #expect(
                granted == fund.position.committed + fund.position.paid - fund.position.returned)
            #expect(
                try await office.number(
                    """
                    select coalesce(max(sum), 0)::bigint from (
                        select sum(amount_fen) from payout group by household_no) s
                    """) <= 3_000_000)
        }
    }
}

private enum Move: CaseIterable {
    case prescreen, screenOut, visit, attempt, assess, review, failReview, post, object, uphold
    case dismiss, close, closeEarly, approve, approveAlone, decline, withdraw, compare, resolve
    case order, pay, giveBack, confirm, earn, feed, screen, remind

    /// What usually comes next, so that walks get somewhere.
    static func natural(_ state: ClaimState) -> Move? {
        switch state {
        case .lead: .prescreen
        case .accepted, .ineligible, .reviewFailed, .contested: .visit
        case .verified: .assess
        case .eligible: .review
        case .reviewed: .post
        case .posted: .close
        case .noticed: .approve
        case .approved: .order
        case .paid: .giveBack
        case .screenedOut, .declined, .withdrawn: nil
        }
    }
}

private struct RandomWalk {
    var numbers: Seeded
    let office: TestOffice
    let households: [HouseholdID]
    var claims: [Claim.ID] = []
    var done = 0
    var refused = 0
    private var bills = 0

    init(seed: UInt64, _ office: TestOffice) async throws {
        self.numbers = Seeded(seed)
        self.office = office
        self.households = [office.given.household(), office.given.household()]
        for household in households {
            for cause in [Cause.illness, numbers.one(of: [.education, .disaster])] {
                claims.append(try await office.given.claim(of: household, cause))
            }
        }
    }

    mutating func step() async throws {
        let claim = numbers.one(of: claims)
        let natural = Move.natural(try await office.state(of: claim))
        let isNatural = Int.random(in: 0..<10, using: &numbers) < 7
        let move = (isNatural ? natural : nil) ?? numbers.one(of: Move.allCases)
        if move == .order, isNatural {
            try await perform(.confirm, claim)
            try await perform(.pay, claim)
        }
        try await perform(move, claim)
    }

    /// Usually by whoever may; sometimes twice under one key.
    private mutating func act<A: Action>(_ action: A, _ actor: Actor) async throws {
        let chance = Int.random(in: 0..<20, using: &numbers)
        let key = chance < 4 ? "\(done)/\(refused)" : nil
        let actor = chance == 19 ? numbers.one(of: Staff.caseworkers) : actor
        if try await office.refusal(of: action, by: actor, key: key) == nil {
            done += 1
            guard let key else { return }
            #expect(try await office.refusal(of: action, by: actor, key: key) == nil)
        } else {
            refused += 1
        }
    }

    private mutating func perform(_ move: Move, _ claim: Claim.ID) async throws {
        let given = office.given
        switch move {
        case .prescreen, .screenOut:
            let passed = move == .prescreen
            try await act(
                PrescreenClaim(
                    claim: claim,
                    prescreening: Prescreening(
                        passed: passed, reason: passed ? "" : "不符", decidedOn: Dates.prescreened)),
                Staff.town)
        case .visit:
            let basis = Fen.yuan(Int64.random(in: 0..<60_000, using: &numbers))
            try await act(given.visit(claim, basis: basis), Staff.verifier)
        case .attempt: try await act(given.attempt(claim, .nobodyHome), Staff.verifier)
        case .assess: try await act(AssessClaim(claim: claim), Staff.handler)
        case .review: try await act(given.review(claim), Staff.town)
        case .failReview: try await act(given.review(claim, inFavour: 2), Staff.town)
        case .withdraw: try await act(WithdrawClaim(claim: claim, reason: "迁出"), Staff.handler)
        case .post, .object, .uphold, .dismiss, .close, .closeEarly:
            try await notice(move, claim)
        case .approve: try await act(given.approval(claim), Staff.approver)
        case .approveAlone:
            try await act(given.approval(claim, handler: "both", approver: "both"), Staff.both)
        case .decline: try await act(given.approval(claim, granted: false), Staff.approver)
        case .compare, .resolve: try await compare(move)
        case .confirm:
            try await act(ConfirmPayee(claim: claim, reason: "与本人核对"), Staff.handler)
        case .order, .pay, .giveBack, .earn: try await money(move)
        case .feed, .screen, .remind: try await intake(move)
        }
    }

    private mutating func notice(_ move: Move, _ claim: Claim.ID) async throws {
        switch move {
        case .post: try await act(PostNotice(claim: claim, postedOn: Dates.posted), Staff.town)
        case .object:
            try await act(RaiseObjection(claim: claim, raisedOn: Dates.posted), Staff.town)
        case .uphold, .dismiss:
            try await act(
                RuleOnObjection(
                    claim: claim, ruling: move == .uphold ? .upheld : .dismissed,
                    ruledOn: Dates.posted), Staff.handler)
        default:
            let end = move == .close ? Dates.takenDown : Dates.takenDown + (-2)
            try await act(CloseNotice(claim: claim, takenDownOn: end), Staff.town)
        }
    }

    private mutating func compare(_ move: Move) async throws {
        if move == .compare {
            let household = numbers.one(of: households)
            try await act(
                RecordCrosschecks(
                    household: household, crosschecks: [office.given.comparison(of: household)]),
                Staff.department)
        } else {
            let number = Int64.random(in: 1...4, using: &numbers)
            let ruling = numbers.one(of: Crosscheck.Resolution.allCases)
            try await act(ResolveCrosscheck(crosscheck: number, ruling: ruling), Staff.handler)
        }
    }

    private mutating func money(_ move: Move) async throws {
        switch move {
        case .order: try await act(office.given.order(), Staff.cashier)
        case .earn:
            let amount = Fen(Int64.random(in: 1..<500, using: &numbers))
            try await book([.credit(numbers.one(of: ["INTEREST", "", "A09-illness"]), amount)])
        case .pay:
            try await book(try await payments(in: "filed").map { .debit($0.number, $0.amount) })
        default:
            let booked = try await payments(in: "booked")
            guard !booked.isEmpty else { return }
            let one = numbers.one(of: booked)
            try await book([.credit(one.number, one.amount)])
        }
    }

    private mutating func book(_ entries: [StatementEntry]) async throws {
        guard !entries.isEmpty else { return }
        try await office.given.book(entries)
        done += 1
    }

    private func payments(in state: String) async throws -> [(number: String, amount: Fen)] {
        try await office.root.withConnection { connection in
            try await connection.query(
                "select number, amount_fen from payment where state = \(state) order by number"
            ).map { row in
                let (number, amount) = try row.decode((String, Int64).self)
                return (number, Fen(amount))
            }
        }
    }

    private mutating func intake(_ move: Move) async throws {
        switch move {
        case .feed:
            bills += 1
            var feed = MedicalFeed()
            let household = numbers.one(of: households + TestCounty.strangers)
            let own = Fen.yuan(Int64.random(in: 0..<20_000, using: &numbers))
            feed.add(
                TestCounty.persons(of: household)[0], "JS\(bills % 3)", own: own,
                amount: bills % 5 == 0 ? "?" : nil)
            try await office.given.feed("医保-202608.csv", feed.text)
            done += 1
        case .screen: try await act(OpenLeads(scheme: TestScheme.id), Staff.handler)
        default: try await act(RaiseReminders(), .daemon)
        }
    }
}
