import Domain

extension Members {
    // Review and notice

    private static let heldOn = Member.day(
        "held_on", "The day of the meeting.", example: "2026-10-20")
    private static let present = Member<Int64>.integer(
        "present", "Representatives at the meeting.", 0...10_000, example: 21)
    private static let inFavour = Member<Int64>.integer(
        "in_favour", "Votes for it.", 0...10_000, example: 19)
    private static let against = Member<Int64>.integer(
        "against", "Votes against it.", 0...10_000, example: 1)
    private static let recused = Member<Int64>.integer(
        "recused", "Who left because they are near.", 0...10_000, example: 1)
    static let review = [heldOn.any, present.any, inFavour.any, against.any, recused.any]

    static func review(_ body: Body) -> VillageReview {
        VillageReview(
            heldOn: body[heldOn], present: Int(body[present]), inFavour: Int(body[inFavour]),
            against: Int(body[against]), recused: Int(body[recused]))
    }

    static let postedOn = Member.day("posted_on", "The day of the posting.", example: "2026-10-22")
    static let takenDownOn = Member.day(
        "taken_down_on", "The day on which it came down.", example: "2026-10-30")
    static let raisedOn = Member.day(
        "raised_on", "The day of the objection.", example: "2026-10-25")
    static let ruledOn = Member.day("ruled_on", "The day of the ruling.", example: "2026-10-28")
    static let ruling = Member<ObjectionRuling>.choice(
        "ruling", "Whether the objection stands.", example: .dismissed)

    // Approval and fund

    static let handler = Member.text(
        "handler", "Who prepared the case (经办).", 1...100, example: "zhoumin")
    static let granted = Member.flag("granted", "Whether the relief is granted.", example: true)
    static let datum = Member<PersonalDatum>.choice(
        "datum", "What is to be shown.", example: .phone)
    static let member = Member<PersonNumber>.integer(
        "member", "Whose ID number, for `member_id_number`; the household lists them.",
        1...Int64(Int32.max), example: 12
    ).optional.unlessAnother
    static let reason = Member.text("reason", "Why.", 1...500, example: "迁出本县")
    static let document = Member.text(
        "document", "The number of the document.", 1...100, example: "财预〔2026〕12号")
    static let amount = Member.money(
        "amount", "What it grants.", 1...Fen.readableLimit.rawValue, example: 500_000_000)
    static let grantedOn = Member.day("granted_on", "The document's day.", example: "2026-03-01")

    // Officers

    static let officer = Member.text(
        "officer", "What the officer signs in with.", 1...50, example: "zhoumin")
    static let name = Member.text("name", "The officer's name.", 1...50, example: "周敏")
    static let roles = Member.list(
        "roles", "All that the officer is to hold.",
        of: Member<Role>.choice("role", "A role.", example: .handler), 1...Role.allCases.count)
    static let area = Member.text(
        "area", "The code of the town or village.", 1...12, example: "340299100000"
    ).optional
    static let insurer = Member.text("insurer", "The insurer.", 1...100, example: "人保").optional
}
