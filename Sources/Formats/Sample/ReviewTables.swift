import Domain

/// 中签清单 - the drawn items of a round as CSV, in the order of the lots: `place,item,claim,part,
/// stratum,size_fen,verifier,town,lot,certain,hits,rank,top_up,forced,generation,outcome,class,
/// right_fen`; what is not known yet is empty.
package func sampleTable(_ items: [ReviewItemRow]) -> [UInt8] {
    var writer = CSVWriter()
    writer.row([
        "place", "item", "claim", "part", "stratum", "size_fen", "verifier", "town", "lot",
        "certain", "hits", "rank", "top_up", "forced", "generation", "outcome", "class",
        "right_fen",
    ])
    for item in items {
        writer.row([
            "\(item.place)", item.item.rawValue, "\(item.claim)", item.part.rawValue,
            CSVSheet.harmless(item.stratum), "\(item.size.rawValue)",
            CSVSheet.harmless(item.verifier), item.town.rawValue, item.lot,
            item.isCertain ? "1" : "0", "\(item.hits)", "\(item.rank)", item.isTopUp ? "1" : "0",
            item.forced.map(\.rawValue).joined(separator: " "), "\(item.generation)",
            item.outcome?.rawValue ?? "", item.errorClass?.rawValue ?? "",
            item.right.map { "\($0.rawValue)" } ?? "",
        ])
    }
    return writer.bytes
}

/// 抽样框 - the rows of a frame as CSV, by item: `item,part,stratum,size_fen,verifier,town,forced`;
/// of what is left out, `part` is `excluded` and the stratum the reason, as in the report.
package func frameTable(_ rows: [ReviewFrameLine]) -> [UInt8] {
    var writer = CSVWriter()
    writer.row(["item", "part", "stratum", "size_fen", "verifier", "town", "forced"])
    for row in rows {
        writer.row([
            row.item.rawValue, row.part?.rawValue ?? "excluded",
            CSVSheet.harmless(row.part == nil ? row.reason : row.stratum),
            "\(row.size.rawValue)", CSVSheet.harmless(row.verifier), row.town,
            row.forced.map(\.rawValue).joined(separator: " "),
        ])
    }
    return writer.bytes
}

/// 抽样框行 - a row of a frame as files have it.
package struct ReviewFrameLine: Sendable, Equatable {
    package var item: SampleItemID
    /// Nil where it is left out.
    package var part: ReviewPart?
    package var stratum: String
    /// Why it is left out.
    package var reason: String
    package var size: Fen
    package var verifier: String
    package var town: String
    package var forced: [ForcedReason]

    package init(
        item: SampleItemID, part: ReviewPart?, stratum: String, reason: String, size: Fen,
        verifier: String, town: String, forced: [ForcedReason]
    ) {
        self.item = item
        self.part = part
        self.stratum = stratum
        self.reason = reason
        self.size = size
        self.verifier = verifier
        self.town = town
        self.forced = forced
    }
}
