import Domain

extension CSVRows {
    /// Refuses a record whose cells nobody can tell apart: for a wrong number of cells, and for a
    /// quote that is closed nowhere, or only by the next stray quote some lines further down. What
    /// lies between would be lost without a word, even where the number of cells is right.
    func refusal(expecting cells: Int) -> RowReject? {
        let hasSwallowed =
            switch defect {
            case .unterminatedQuote: true
            case .textAfterQuote(let cell): self.cell(cell).contains(Byte.lineFeed)
            case .strayQuote, nil: false
            }
        if count == cells, !hasSwallowed { return nil }
        return RowReject(
            line: line, defect: .columns, column: nil, maskedValue: "\(count)/\(cells)")
    }
}
