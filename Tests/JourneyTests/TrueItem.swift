import Domain
import Postgres
import Seeding
import TestSupport

/// 真实情况 - what is true of an item of the frame: what was found first, or what a test has planted
/// in its place.
struct TrueItem: Sendable {
    var part: ReviewPart
    var size: Fen
    var facts: ReviewFacts
    /// What a review must make of it; nil for nothing wrong.
    var errorClass: ErrorClass?
    /// What the household was to be paid too much.
    var over: Fen
    /// Whether it is reviewed whatever is drawn.
    var isCertain = false
}

extension ReviewedCounty {
    /// Plants errors at known rates in the items that a frame has inside: of those to be paid, some
    /// own what excludes them, and at some nobody ever was; of those refused for what they
    /// have, some have next to nothing.
    func plant(
        in round: ReviewRoundID, _ numbers: inout Seeded
    ) async throws -> [SampleItemID: TrueItem] {
        let rows = try await office.root.withConnection { connection in
            try await connection.query(
                """
                select f.item, f.place, f.size_fen, c.state, v.members, v.wage_fen, v.business_fen,
                    v.cost_fen, v.property_fen, v.transfer_fen, v.basis_fen,
                    coalesce((select a.by_rule_fen from fangpin.assessment a
                        where a.claim_id = c.id order by a.no desc limit 1), 0),
                    f.forced <> '{}' or coalesce(i.certain, false)
                from fangpin.review_frame f
                join fangpin.review_round r on r.no = f.round_no
                join fangpin.claim c on c.id = f.claim_id
                left join fangpin.verification v on v.no = f.verification_no
                left join fangpin.review_item i using (round_no, item)
                where r.id = \(round.rawValue) and f.place <> 'excluded' order by f.item
                """)
        }
        var items: [SampleItemID: TrueItem] = [:]
        for row in rows {
            let (item, known) = try FirstKnown.read(row)
            items[item] = known.truth(&numbers)
        }
        return items
    }
}

/// What was found first, as the tables have it.
private struct FirstKnown {
    var part: ReviewPart
    var size: Fen
    var state: String
    var members: Int
    var income: [String: Fen]
    var basis: Fen
    var byRule: Fen
    var wasVisited: Bool
    var isCertain: Bool

    static func read(_ row: Row) throws -> (SampleItemID, FirstKnown) {
        let (
            item, place, size, state, members, wage, business, cost, property, transfer, basis,
            byRule, isCertain
        ) = try row.decode(
            (
                String, String, Fen, String, Int32?, Fen?, Fen?, Fen?, Fen?, Fen?, Fen?, Fen, Bool
            ).self)
        let income = Income(
            wage: wage ?? .zero, businessIncome: business ?? .zero, businessCost: cost ?? .zero,
            property: property ?? .zero, transfer: transfer ?? .zero)
        return (
            SampleItemID(item),
            FirstKnown(
                part: place == "paid" ? .paid : .refused, size: size, state: state,
                members: Int(members ?? 1), income: income.byItem, basis: basis ?? .zero,
                byRule: byRule, wasVisited: members != nil, isCertain: isCertain)
        )
    }

    private var facts: ReviewFacts {
        ReviewFacts(
            members: ReviewFacts.household(of: members), income: income,
            bills: [ReviewFacts.ownCosts: basis], visitHappened: true, isSigned: true)
    }

    func truth(_ numbers: inout Seeded) -> TrueItem {
        var item = TrueItem(
            part: part, size: size, facts: facts, errorClass: nil, over: .zero,
            isCertain: isCertain)
        let chance = Double.random(in: 0..<1, using: &numbers)
        let rich = Fen.yuan(9_000_000)
        // Whom nobody visited is known by nothing; what they are refused for must be true.
        if !wasVisited { item.facts.income?[IncomeItem.wage.rawValue] = rich }
        switch part {
        case .paid where chance < 0.12:
            // Not of every class the income is asked; this excludes whoever has it.
            item.facts.assets = ["商品房"]
            (item.errorClass, item.over) = (.eligibility, size)
        case .paid where chance < 0.16:
            item.facts.visitHappened = false
            item.errorClass = .eligibility
        case .refused where chance < 0.1 && byRule == .zero && size == .zero:
            item.facts = ReviewFacts(
                members: ReviewFacts.household(of: 1), income: Income().byItem, assets: [],
                bills: [ReviewFacts.ownCosts: .yuan(400_000)], visitHappened: true, isSigned: true)
            item.errorClass = .eligibility
        default: break
        }
        return item
    }
}
