import Digests
import Domain
import Sampling

/// A frame that is made from hashes alone, so that Swift, Python (Golden/draws.py) and SQL
/// (Golden/draws.sql) make the same one without exchanging it.
struct HashedFrame {
    let frame: ReviewFrame
    let plan: ReviewPlan
    let seed: Digest
    let number: Int

    init(_ number: Int) throws {
        self.number = number
        let head = HashAlgorithm.sha256.hash("frame \(number)").bytes
        let count = 1 + word(head, 4) % [5, 30, 31, 100, 600, 5_000][Int(head[0]) % 6]
        frame = try ReviewFrame(
            (0..<count).map { index in
                row(
                    index, style: Int(head[1]) % 5,
                    HashAlgorithm.sha256.hash("frame \(number) item \(index)").bytes)
            })
        let refused = word(head, 12) % 80
        let kind = Int(head[3]) % 4
        let whole = [0, 20, 5][Int(head[2]) % 3]
        plan = ReviewPlan(
            mode: .sha256, paid: word(head, 8) % 80, refused: refused, perVerifier: whole,
            leastPerVerifier: (whole * (1 + Int(head[21]) % 3) + 2) / 3,
            earlier: whole == 0 || head[20] % 2 == 0 ? [] : earlierDraws(head),
            furtherPasses: [[10], [], [7, 90], []][kind],
            furtherRefused: [[], [refused + 15], [refused + 5, refused + 30], []][kind])
        seed = HashAlgorithm.sha256.hash("frame \(number) seed")
    }

    /// What is drawn, a line for each item.
    func drawn(_ mode: TicketMode) -> String {
        var plan = plan
        plan.mode = mode
        return plan.draw(frame, seed: seed).items.map { item in
            "\(number) \(item.id) \(item.lot) \(item.isCertain ? 1 : 0) \(item.hits) "
                + "\(item.rank) \(item.isTopUp ? 1 : 0)\n"
        }.joined()
    }
}

private func word(_ bytes: [UInt8], _ place: Int) -> Int {
    bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
}

/// What earlier rounds of the quarter drew of the verifiers.
private func earlierDraws(_ head: [UInt8]) -> [EarlierDraw] {
    (0...(Int(head[22]) % 2)).flatMap { index in
        ["勘丙", "勘乙", "勘甲"].enumerated().compactMap { place, verifier -> EarlierDraw? in
            let byte = Int(head[23 + 3 * index + place])
            if byte % 4 == 0 { return nil }
            let population = 1 + byte % 40
            return EarlierDraw(
                round: ReviewRoundID("前\(index)"), verifier: OfficerID(verifier),
                population: population, drawn: 1 + byte * 7 % population)
        }
    }
}

private func row(_ index: Int, style: Int, _ data: [UInt8]) -> FrameRow {
    let number = word(data, 8)
    let padded = String(String(100_000 + index).dropFirst())
    let id = [
        "V2026-03-\(padded)", "户\(index)·清川", "\u{F914}\(index)", "\u{20BB7}\(index)",
    ][Int(data[0]) % 4]
    let cube = number % 1_000
    let size = [
        100_000, 1 + number % 500_000, 1 + cube * cube * cube, (1 + number % 4) * 1_000,
        number % 20 == 0 ? 1_000_000_000 : 1,
    ][style]
    let isRefused = data[1] % 3 == 0
    let stratum = ["清川镇", "东山乡", "a|b", "\u{F914}", "\u{6A02}"][Int(data[4]) % 5]
    let place: FrameRow.Place =
        data[2] % 50 == 0
        ? .excluded(reason: "超期")
        : .inside(
            isRefused ? .refused : .paid, stratum: Stratum(stratum),
            size: Fen(isRefused && data[6] % 2 == 0 ? 0 : Int64(size)))
    return FrameRow(
        id: SampleItemID(id), place: place,
        verifier: VerifierName(["", "勘甲", "勘乙", "勘丙"][Int(data[5]) % 4]),
        town: AreaCode("43122\(data[7] % 3)"),
        forced: data[3] % 40 == 0 ? [.large] : [])
}
