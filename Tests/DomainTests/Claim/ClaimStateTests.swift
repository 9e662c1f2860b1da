import Domain
import Testing

@Suite("The life of a claim")
struct ClaimStateTests {
    /// What moves a claim on, from the contract's chapter on replay and the county's order of work:
    /// each edge with the event that is behind it.
    static let steps: [(ClaimState, ClaimState, String)] = [
        (.lead, .screenedOut, "初筛 剔除 ends the lead with its reason"),
        (.lead, .accepted, "初筛 passed"),
        (.accepted, .verified, "入户核查 完成"),
        (.verified, .ineligible, "理算: excluded, income, or no amount"),
        (.verified, .eligible, "理算: an amount above zero"),
        (.eligible, .reviewFailed, "评议 not passed"),
        (.eligible, .reviewed, "评议 passed"),
        (.reviewed, .posted, "公示 张贴"),
        (.posted, .reviewed, "撤除 too early: it has to hang again"),
        (.posted, .contested, "异议 成立"),
        (.posted, .noticed, "公示期满 without an objection that was upheld"),
        (.noticed, .approved, "审批 同意"),
        (.noticed, .declined, "审批 不同意"),
        (.approved, .paid, "the bank's statement"),
        (.paid, .approved, "退汇 reopens the payout"),
    ]

    /// A later finding counts instead of the one before, and a comparison may be decided later: the
    /// amount is computed again, as long as it was not approved.
    static let recomputed: [ClaimState] = [
        .ineligible, .eligible, .reviewFailed, .reviewed, .posted, .contested, .noticed,
    ]

    /// The sampling review found the visit wanting: another is made, as long as nothing was
    /// approved.
    static let revisited: [ClaimState] = [.verified] + recomputed

    /// The household gives up what is on its way to an approval.
    static let withdrawable: [ClaimState] = [
        .lead, .accepted, .verified, .eligible, .reviewed, .posted, .contested, .noticed,
    ]

    /// All edges, written `from to`.
    static let edges: Set<String> = {
        let all =
            steps.map { ($0.0, $0.1) } + recomputed.map { ($0, .verified) }
            + revisited.map { ($0, .accepted) }
            + withdrawable.map { ($0, .withdrawn) }
        return Set(all.map { "\($0) \($1)" })
    }()

    /// The states that can be reached without passing through one that is closed.
    private func reached(from start: ClaimState, without closed: ClaimState?) -> Set<ClaimState> {
        var seen: Set = [start]
        var waiting = [start]
        while let state = waiting.popLast() {
            for next in ClaimState.allCases
            where state.mayBecome(next) && next != closed && seen.insert(next).inserted {
                waiting.append(next)
            }
        }
        return seen
    }

    @Test("there are these ways and no others", arguments: ClaimState.allCases)
    func ways(state: ClaimState) {
        for next in ClaimState.allCases {
            let isKnown = ClaimStateTests.edges.contains("\(state) \(next)")
            #expect(state.mayBecome(next) == isKnown, "\(state) to \(next)")
            #expect(state.successors.count { $0 == next } == (isKnown ? 1 : 0))
        }
    }

    @Test("the table has every edge once")
    func table() {
        let count =
            ClaimStateTests.steps.count + ClaimStateTests.recomputed.count
            + ClaimStateTests.revisited.count + ClaimStateTests.withdrawable.count
        #expect(ClaimStateTests.edges.count == count)
        #expect(ClaimState.allCases.map(\.successors.count).reduce(0, +) == count)
    }

    @Test("every state can be reached, and from every state an end")
    func reachable() {
        #expect(reached(from: .lead, without: nil) == Set(ClaimState.allCases))
        for state in ClaimState.allCases {
            let ends: Set<ClaimState> = [.screenedOut, .declined, .withdrawn, .paid]
            #expect(!reached(from: state, without: nil).isDisjoint(with: ends), "\(state)")
        }
    }

    @Test("an end has no way out, and nothing else is one")
    func ends() {
        let ended = ClaimState.allCases.filter(\.isEnded)
        #expect(Set(ended) == [.screenedOut, .declined, .withdrawn])
        for state in ClaimState.allCases { #expect(state.isEnded == state.successors.isEmpty) }
    }

    @Test(
        "no approval and no payment without each of the steps before",
        arguments: [ClaimState.accepted, .verified, .eligible, .reviewed, .posted, .noticed])
    func noShortcut(step: ClaimState) {
        let rest = reached(from: .lead, without: step)
        #expect(!rest.contains(.approved) && !rest.contains(.paid))
    }

    @Test("nothing is paid before it is approved, and nothing approved is taken back")
    func approval() {
        #expect(!reached(from: .lead, without: .approved).contains(.paid))
        #expect(reached(from: .approved, without: nil) == [.approved, .paid])
    }

    @Test("codes and terms, as the database and the pages have them")
    func codes() {
        let codes = [
            "lead", "screened_out", "accepted", "verified", "ineligible", "eligible",
            "review_failed", "reviewed", "posted", "contested", "noticed", "declined", "approved",
            "paid", "withdrawn",
        ]
        #expect(ClaimState.allCases.map(\.rawValue) == codes)
        #expect(Set(ClaimState.allCases.map(\.term)).count == codes.count)
        #expect(ClaimState.posted.term == "公示中" && ClaimState.paid.term == "已发放")
    }
}
