import Domain

/// The XML of one worksheet, from front to back.
struct SheetText {
    var bytes: [UInt8] = []

    /// - Parameter isSelected: whether its tab is the one that is open; of all sheets, one is.
    mutating func open(widths: [Int], isFrozen: Bool, isSelected: Bool = true) {
        put(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            """)
        put(
            isFrozen
                ? SheetText.frozen(isSelected: isSelected)
                : "<sheetViews><sheetView workbookViewId=\"0\"/></sheetViews>")
        put("<cols>")
        for (index, width) in widths.enumerated() {
            let number = index + 1
            put("<col min=\"\(number)\" max=\"\(number)\" width=\"\(width)\"")
            put(" customWidth=\"1\"/>")
        }
        put("</cols><sheetData>")
    }

    mutating func row(_ number: Int, _ cells: [(TableCell, CellStyle)]) {
        put("<row r=\"\(number)\">")
        for (index, (cell, style)) in cells.enumerated() where cell != .none {
            put("<c r=\"\(SheetText.column(index))\(number)\" s=\"\(style.rawValue)\"")
            switch cell {
            case .none: break
            case .text(let text): put(text: text)
            case .number(let value): put(number: value.description, isExact: value.isExactInExcel)
            case .money(let amount):
                put(number: amount.description, isExact: amount.rawValue.isExactInExcel)
            case .share(let share): put(number: share.description, isExact: share.isFinite)
            case .day(let day):
                // Excel's days begin with 1900, and the first 60 of them are off by one.
                if day.number >= -25_508 {
                    put(number: "\(Int(day.number) + 25_569)", isExact: true)
                } else {
                    put(text: day.description)
                }
            }
        }
        put("</row>")
    }

    /// - Parameter columns: how many have a filter in their headings; none for 0.
    mutating func close(filteringColumns columns: Int, rows: Int) {
        put("</sheetData>")
        if columns > 0 {
            put("<autoFilter ref=\"A1:\(SheetText.column(columns - 1))\(rows)\"/>")
        }
        put("</worksheet>")
    }

    /// A, B … Z, AA, AB …
    static func column(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
        return index < 26 ? letter : column(index / 26 - 1) + letter
    }

    private static func frozen(isSelected: Bool) -> String {
        """
        <sheetViews><sheetView \(isSelected ? "tabSelected=\"1\" " : "")workbookViewId="0">\
        <pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>\
        <selection pane="bottomLeft"/></sheetView></sheetViews>
        """
    }

    /// A number that a double does not hold exactly stays text.
    private mutating func put(number: String, isExact: Bool) {
        if isExact { put("><v>\(number)</v></c>") } else { put(text: number) }
    }

    private mutating func put(text: String) {
        put(" t=\"inlineStr\"><is><t xml:space=\"preserve\">")
        // Excel's own limit of a cell.
        put(SheetText.escaped(text.utf16.count > 32_767 ? String(text.prefix(16_000)) : text))
        put("</t></is></c>")
    }

    private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// XML's own signs as references; what XML has no sign for as `_xHHHH_` (ECMA-376 22.9.2.19,
    /// ST_Xstring), and what looks like that already, too.
    static func escaped(_ text: String) -> String {
        guard
            text.utf8.contains(where: { $0 < 0x20 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E })
                || text.contains("_x")
                || text.unicodeScalars.contains(where: { $0.value >= 0xFFFE })
        else { return text }
        var escaped = ""
        let prepared = text.replacing(/_x(?=[0-9A-Fa-f]{4}_)/, with: "_x005F_x")
        for scalar in prepared.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\t", "\n": escaped.unicodeScalars.append(scalar)
            case _ where scalar.value < 0x20 || (0xFFFE...0xFFFF).contains(scalar.value):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                escaped += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

extension Int64 {
    /// Excel shows 15 digits of a number and no more.
    fileprivate var isExactInExcel: Bool { magnitude < 1_000_000_000_000_000 }
}
