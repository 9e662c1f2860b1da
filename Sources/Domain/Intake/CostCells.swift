extension CostBatch {
    /// Appends the cells of a record from which nothing is computed any more, as a line of CSV (RFC
    /// 4180) in the order of the form: dates as ISO 8601, money in yuan, texts in quotes.
    package func appendCells(of index: Int, to line: inout [UInt8]) {
        let place = Int(places[index])
        let shape = rows.shape
        let start = line.count
        let dates = shape.dateColumns.count
        for column in place * dates..<(place + 1) * dates {
            line.append(Day(number: rows.dates[column]))
            line.append(UInt8(ascii: ","))
        }
        let amounts = shape.moneyColumns.count
        for column in place * amounts..<(place + 1) * amounts {
            line.append(Fen(rows.amounts[column]))
            line.append(UInt8(ascii: ","))
        }
        let texts = shape.textColumns.count
        for column in place * texts..<(place + 1) * texts {
            rows.texts.withText(column) { line.append(quoted: $0) }
            line.append(UInt8(ascii: ","))
        }
        if line.count > start { line.removeLast() }
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ day: Day) {
        append(day.year, digits: 4)
        append(UInt8(ascii: "-"))
        append(day.month, digits: 2)
        append(UInt8(ascii: "-"))
        append(day.day, digits: 2)
    }

    private mutating func append(_ number: Int, digits: Int) {
        var unit = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / unit % 10))
            unit /= 10
        }
    }

    /// Yuan with two decimals, as ``Fen/description`` writes them.
    fileprivate mutating func append(_ amount: Fen) {
        if amount.rawValue < 0 { append(UInt8(ascii: "-")) }
        let magnitude = amount.rawValue.magnitude
        let yuan = magnitude / 100
        var unit: UInt64 = 1
        while yuan / unit >= 10 { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: yuan / unit % 10))
            unit /= 10
        }
        append(UInt8(ascii: "."))
        append(Int(truncatingIfNeeded: magnitude % 100), digits: 2)
    }

    fileprivate mutating func append(quoted text: UnsafeBufferPointer<UInt8>) {
        let quote = UInt8(ascii: "\"")
        append(quote)
        for byte in text {
            if byte == quote { append(quote) }
            append(byte)
        }
        append(quote)
    }
}
