import Casework
import Domain

extension Given {
    /// A claim in a state, brought there step by step.
    ///
    /// - Parameters:
    ///   - basis: what the visit finds; 20,000 yuan of an illness are 10,000 yuan of relief.
    ///   - household: one that no test has asked for yet, unless given.
    package func claim(
        _ state: ClaimState, cause: Cause = .illness, basis: Fen = .yuan(20_000),
        household: HouseholdID? = nil
    ) async throws -> Claim.ID {
        let claim = try await claim(of: household ?? self.household(), cause)
        try await bring(claim, to: state, basis: basis)
        return claim
    }

    private func bring(_ claim: Claim.ID, to state: ClaimState, basis: Fen) async throws {
        if let before = Given.before(state) { try await bring(claim, to: before, basis: basis) }
        switch state {
        case .lead: break
        case .accepted: try await prescreen(claim, passed: true)
        case .screenedOut: try await prescreen(claim, passed: false)
        case .verified:
            _ = try await casework.perform(visit(claim, basis: basis), by: Staff.verifier)
        case .ineligible:
            _ = try await casework.perform(visit(claim, basis: .zero), by: Staff.verifier)
            _ = try await casework.perform(AssessClaim(claim: claim), by: Staff.handler)
        case .eligible:
            _ = try await casework.perform(AssessClaim(claim: claim), by: Staff.handler)
        case .reviewFailed:
            _ = try await casework.perform(review(claim, inFavour: 3), by: Staff.town)
        case .reviewed: _ = try await casework.perform(review(claim), by: Staff.town)
        case .posted:
            _ = try await casework.perform(
                PostNotice(claim: claim, postedOn: Dates.posted), by: Staff.town)
        case .contested: try await contest(claim)
        case .noticed:
            _ = try await casework.perform(
                CloseNotice(claim: claim, takenDownOn: Dates.takenDown), by: Staff.town)
        case .declined:
            _ = try await casework.perform(approval(claim, granted: false), by: Staff.approver)
        case .approved: _ = try await casework.perform(approval(claim), by: Staff.approver)
        case .paid: try await pay(claim)
        case .withdrawn:
            _ = try await casework.perform(
                WithdrawClaim(claim: claim, reason: "不再需要"), by: Staff.handler)
        }
    }

    private static func before(_ state: ClaimState) -> ClaimState? {
        switch state {
        case .lead: nil
        case .accepted, .screenedOut, .withdrawn: .lead
        case .verified, .ineligible: .accepted
        case .eligible: .verified
        case .reviewed, .reviewFailed: .eligible
        case .posted: .reviewed
        case .noticed, .contested: .posted
        case .approved, .declined: .noticed
        case .paid: .approved
        }
    }
}

extension Given {
    private func prescreen(_ claim: Claim.ID, passed: Bool) async throws {
        _ = try await casework.perform(
            PrescreenClaim(
                claim: claim,
                prescreening: Prescreening(
                    passed: passed, reason: passed ? "" : "家中有稳定收入",
                    decidedOn: Dates.prescreened)), by: Staff.town)
    }

    private func contest(_ claim: Claim.ID) async throws {
        _ = try await casework.perform(
            RaiseObjection(claim: claim, raisedOn: Dates.posted), by: Staff.town)
        _ = try await casework.perform(
            RuleOnObjection(claim: claim, ruling: .upheld, ruledOn: Dates.posted),
            by: Staff.handler)
        _ = try await casework.perform(
            CloseNotice(claim: claim, takenDownOn: Dates.takenDown), by: Staff.town)
    }

    /// Orders all payments that wait and books the claim's.
    private func pay(_ claim: Claim.ID) async throws {
        let number = try payment(of: claim)
        _ = try await casework.perform(order(only: [number.description]), by: Staff.cashier)
        let payments = try await casework.read(OpenCase(claim, for: casework)).payments
        try await book([.debit(number.description, payments[0].amount)])
    }

    /// A visit that found the household at home, without any income.
    package func visit(
        _ claim: Claim.ID, basis: Fen, members: Int = 2, wage: Fen = .zero,
        on day: Day = Dates.visited, by verifiers: [OfficerID] = ["V02", "V03"]
    ) -> RecordVerification {
        RecordVerification(
            claim: claim,
            verification: Verification(
                visitedOn: day, verifiers: verifiers,
                outcome: .completed(
                    Findings(members: members, income: Income(wage: wage), basis: basis)),
                position: nil, remark: ""))
    }

    /// A visit that found nobody who could be asked.
    package func attempt(
        _ claim: Claim.ID, _ outcome: Verification.Attempt, on day: Day = Dates.visited
    ) -> RecordVerification {
        RecordVerification(
            claim: claim,
            verification: Verification(
                visitedOn: day, verifiers: ["V02", "V03"], outcome: .attempted(outcome),
                position: nil, remark: ""))
    }

    /// A village meeting of eight persons; five voices are a majority.
    package func review(_ claim: Claim.ID, inFavour: Int = 7) -> RecordVillageReview {
        RecordVillageReview(
            claim: claim,
            review: VillageReview(
                heldOn: Dates.reviewed, present: 8, inFavour: inFavour, against: 8 - inFavour,
                recused: 0))
    }

    package func approval(
        _ claim: Claim.ID, granted: Bool = true, on day: Day = Dates.approved,
        handler: OfficerID = "handler", approver: OfficerID = "approver"
    ) -> ApproveClaim {
        ApproveClaim(
            claim: claim,
            approval: Approval(
                decidedOn: day, handler: handler, approver: approver, granted: granted))
    }

    /// A hit about the head of a household, which nobody has ruled on unless given.
    package func comparison(
        of household: HouseholdID, item: String = "机动车", hit: Bool = true,
        ruling: Crosscheck.Resolution? = nil
    ) -> Crosscheck {
        Crosscheck(
            idNumber: TestCounty.persons(of: household)[0].idNumber, department: "公安交管",
            item: item, hit: hit, remark: "", resolution: ruling)
    }

    /// Says that the account is right to which a payment of the claim went and came back.
    package func confirmPayee(of claim: Claim.ID) async throws {
        _ = try await casework.perform(
            ConfirmPayee(claim: claim, reason: "与本人核对，账户无误"), by: Staff.handler)
    }

    package func order(only: Set<String>? = nil) -> OrderPayments {
        OrderPayments(
            orderedOn: Dates.ordered,
            payer: Payer(name: "防贫保障资金专户", account: "1302", bank: "代理银行"), only: only)
    }
}
