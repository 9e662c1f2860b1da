import Domain

/// The members that the bodies of the API are made of.
enum Members {
    private static let most: ClosedRange<Int64> = 0...Fen.readableLimit.rawValue

    // Prescreening

    static let claim = Member<Int64>.number("claim", "The case.", example: 17)
    private static let passed = Member.flag(
        "passed", "Whether the lead goes on to the insurer.", example: true)
    private static let removal = Member.text(
        "reason", "Why it is removed; needed where it did not pass.", 1...200,
        example: "家中有稳定收入"
    ).optional
    static let decidedOn = Member.day(
        "decided_on", "The day of the decision.", example: "2026-10-12")
    static let prescreening = [passed.any, removal.any, decidedOn.any]
    static let prescreeningList = Member.list(
        "prescreenings", "One row for each lead.",
        of: .object("row", "What was decided about one lead.", [claim.any] + prescreening),
        1...5_000)

    static func prescreening(_ body: Body) -> Prescreening {
        Prescreening(
            passed: body[passed], reason: body[removal] ?? "", decidedOn: body[decidedOn])
    }

    // Visit

    private static let visitedOn = Member.day(
        "visited_on", "The day of the visit.", example: "2026-10-15")
    private static let verifiers = Member.list(
        "verifiers", "Who went there; at least two go together.",
        of: Member.text("verifier", "A verifier's number.", 1...50, example: "V02"), 1...10)
    private static let attempt = Member<Verification.Attempt>.choice(
        "attempt", "Why there are no findings; instead of them.", example: .nobodyHome
    ).optional.unlessAnother
    private static let members = Member<Int64>.integer(
        "members", "家庭人口", 1...99, example: 4)
    private static let wage = Member.money("wage", "工资性收入", most, example: 1_200_000)
    private static let business = Member.money(
        "business_income", "生产经营性收入", most, example: 0)
    private static let cost = Member.money("business_cost", "生产经营性支出", most, example: 0)
    private static let property = Member.money("property", "财产性收入", most, example: 0)
    private static let transfer = Member.money("transfer", "转移性收入", most, example: 240_000)
    private static let basis = Member.money("basis", "核定自付", most, example: 908_000)
    private static let findings = Member.object(
        "findings", "What was found; money of the last twelve months.",
        [members.any, wage.any, business.any, cost.any, property.any, transfer.any, basis.any]
    ).optional
    private static let latitude = Member<Int64>.integer(
        "latitude", "Millionths of a degree.", -90_000_000...90_000_000, example: 31_862_000)
    private static let longitude = Member<Int64>.integer(
        "longitude", "Millionths of a degree.", -180_000_000...180_000_000, example: 117_280_000)
    private static let position = Member.object(
        "position", "Where the visit was recorded.", [latitude.any, longitude.any]
    ).optional
    private static let remark = Member.text("remark", "备注", 0...2_000, example: "").optional
    private static let arrivedAt = Member<Int64>.integer(
        "arrived_at", "In which minute of the day they came; needs left_at.", 0...1_440,
        example: 545
    ).optional
    private static let leftAt = Member<Int64>.integer(
        "left_at", "In which minute of the day they left, not before they came; needs arrived_at.",
        0...1_440, example: 590
    ).optional
    private static let photos = Member.set(
        "photos", "The photographs that were taken there: digests, the files are not sent.",
        of: .photo("photo", "SHA-256 of a photograph's file."), 0...PhotoDigest.most
    ).optional
    static let verification = [
        visitedOn.any, verifiers.any, attempt.any, findings.any, position.any, remark.any,
        arrivedAt.any, leftAt.any, photos.any,
    ]

    /// What a visit comes with: the one or the other.
    static let verificationAlternatives = [findings.field.name, attempt.field.name]

    /// - Throws: ``UnreadableBody`` for findings and an attempt, or neither;
    ///   ``Refusal/hoursUnfit`` for one hour without the other, or the later one first.
    static func verification(_ body: Body) throws -> Verification {
        Verification(
            visitedOn: body[visitedOn], verifiers: body[verifiers].map { OfficerID($0) },
            outcome: try outcome(body), position: body[position].map(place),
            remark: body[remark] ?? "", stay: try stay(body), photos: body[photos] ?? [])
    }

    private static func outcome(_ body: Body) throws -> Verification.Outcome {
        switch (body[findings], body[attempt]) {
        case (let found?, nil):
            return .completed(
                Findings(
                    members: Int(found[members]),
                    income: Income(
                        wage: found[wage], businessIncome: found[business],
                        businessCost: found[cost], property: found[property],
                        transfer: found[transfer]), basis: found[basis]))
        case (nil, let attempt?): return .attempted(attempt)
        default:
            throw UnreadableBody(faults: [
                .form(
                    "either findings or an attempt", "核查结果或未入户原因之一",
                    at: JSONPointer()["findings"])
            ])
        }
    }

    private static func stay(_ body: Body) throws -> VisitStay? {
        if body[arrivedAt] == nil, body[leftAt] == nil { return nil }
        guard let arrived = body[arrivedAt], let left = body[leftAt],
            let stay = VisitStay(arrived: Int(arrived), left: Int(left))
        else { throw Refusal.hoursUnfit }
        return stay
    }

    /// Telephones tell millionths of a degree; what is kept is ten times as coarse.
    private static func place(_ body: Body) -> Position {
        func kept(_ millionths: Int64) -> Int32 {
            Int32((millionths + (millionths < 0 ? -5 : 5)) / 10)
        }
        return Position(latitude: kept(body[latitude]), longitude: kept(body[longitude]))
    }

    // Comparison

    static let idNumber = Member.text(
        "id_number", "公民身份号码", 1...40, example: "11010519491231002X")
    /// The number that somebody looks for: what is wrong with it is said in words of its own.
    static let soughtNumber = Member.text(
        "id_number", "公民身份号码", 0...40, example: "11010519491231002X")
    private static let department = Member.text(
        "department", "Who answered.", 1...100, example: "公安")
    private static let item = Member.text(
        "item", "What was compared.", 1...100, example: "机动车")
    private static let hit = Member.flag("hit", "Whether something was found.", example: false)
    static let resolution = Member<Crosscheck.Resolution>.choice(
        "ruling", "How a hit was decided.", example: .explained)
    private static let decided = resolution.optional
    private static let comparison = [
        idNumber.any, department.any, item.any, hit.any, remark.any, decided.any,
    ]
    static let crosschecks = Member.list(
        "crosschecks", "One row for each item and member.",
        of: .object("row", "What was answered.", comparison), 1...1_000)
    static let household = Member.text(
        "household", "The household's number.", 1...100, example: "H000001")
    static let crosscheckList = Member.list(
        "crosschecks", "One row for each item and member.",
        of: .object(
            "row", "What was answered about a household's member.", [household.any] + comparison),
        1...5_000)

    static func crosscheck(_ body: Body) -> Crosscheck {
        Crosscheck(
            idNumber: Sensitive(body[idNumber]), department: body[department], item: body[item],
            hit: body[hit], remark: body[remark] ?? "", resolution: body[decided])
    }
}
