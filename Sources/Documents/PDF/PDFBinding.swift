import Wording

/// 装订 - what Cairo leaves out of a tagged PDF (1.16; ISO 32000-1, 14.8 and 14.9): its language,
/// that its title is shown, what figures show, and what heads head.
///
/// The objects of Cairo's file stand one after the other with a table of where they begin. They are
/// copied, four kinds with an entry more, under a new table.
struct PDFBinding {
    let language: Language
    /// What the figures show, in the order of the paper.
    let descriptions: [String]

    /// Nil if the file is not of the form that Cairo gives it.
    func bind(_ file: [UInt8]) -> [UInt8]? {
        guard let table = CrossReferences(file) else { return nil }
        var figures = descriptions[...]
        var out: [UInt8] = []
        out.reserveCapacity(file.count + 4_096)
        out += file[..<table.first]
        var offsets = [Int](repeating: 0, count: table.offsets.count)
        for (number, range) in table.objects {
            offsets[number] = out.count
            out += additions(to: file[range], &figures)
        }
        let start = out.count
        out += "xref\n0 \(offsets.count)\n0000000000 65535 f \n".utf8
        for offset in offsets.dropFirst() {
            let digits = offset.description
            let zeros = String(repeating: "0", count: 10 - digits.count)
            out += "\(zeros)\(digits) 00000 n \n".utf8
        }
        out += file[table.trailer]
        out += "startxref\n\(start)\n%%EOF\n".utf8
        return figures.isEmpty ? out : nil
    }

    private func additions(
        to object: ArraySlice<UInt8>, _ figures: inout ArraySlice<String>
    ) -> [UInt8] {
        // An object is told by how its dictionary begins: the same words further in may be a title.
        if object.begins(with: "/Type /Catalog\n") {
            let code = language == .chinese ? "zh-CN" : "en"
            return object.adding(
                "/Lang (\(code)) /ViewerPreferences << /DisplayDocTitle true >>", for: "")
        }
        // A long table has thousands of elements, which may go without saying that they are some:
        // a twentieth of a notice's file.
        let element: StaticString = "/Type /StructElem\n  "
        if object.begins(with: "/Type /StructElem\n   /S /Figure\n"),
            let description = figures.popFirst()
        {
            return object.adding("/Alt <\(PDFBinding.hex(description))>", for: element)
        }
        if object.begins(with: "/Type /StructElem\n   /S /TH\n") {
            return object.adding("/A << /O /Table /Scope /Column >>", for: element)
        }
        if object.begins(with: element) { return object.adding("", for: element) }
        return Array(object)
    }

    /// A text string as UTF-16 with its mark, in hexadecimal: no sign in it means anything.
    static func hex(_ text: String) -> String {
        "FEFF"
            + text.printable.utf16.map { unit in
                let digits = String(unit, radix: 16, uppercase: true)
                return String(repeating: "0", count: 4 - digits.count) + digits
            }.joined()
    }
}

/// Where the objects of a file stand.
private struct CrossReferences {
    /// By number; 0 for numbers that have none.
    var offsets: [Int]
    /// Numbers with their bytes, in the order of the file.
    var objects: [(number: Int, range: Range<Int>)]
    var first: Int
    /// `trailer << … >>` with the end of the line.
    var trailer: Range<Int>

    init?(_ file: [UInt8]) {
        let tail = String(decoding: file.suffix(64), as: UTF8.self)
        let words = tail.split(whereSeparator: \.isWhitespace)
        guard let mark = words.lastIndex(of: "startxref"), words.indices.contains(mark + 1),
            let start = Int(words[mark + 1]), file.indices.contains(start)
        else { return nil }
        let lines = String(decoding: file[start...], as: UTF8.self).split(separator: "\n")
        guard lines.count > 3, lines[0] == "xref",
            let count = lines[1].split(separator: " ").last.flatMap({ Int($0) }), count > 1,
            lines.count > count + 2
        else { return nil }
        var offsets = [0]
        for line in lines[3..<count + 2] {
            guard let offset = Int(line.prefix(10)), offset < start else { return nil }
            offsets.append(offset)
        }
        let order = (1..<count).sorted { offsets[$0] < offsets[$1] }
        objects = order.enumerated().map { place, number in
            let end = place + 1 < order.count ? offsets[order[place + 1]] : start
            return (number, offsets[number]..<end)
        }
        guard let place = file[start...].firstRange(of: Array("trailer".utf8)),
            let end = file[place.upperBound...].firstRange(of: Array("startxref".utf8))
        else { return nil }
        self.offsets = offsets
        first = offsets[order[0]]
        trailer = place.lowerBound..<end.lowerBound
    }
}

extension ArraySlice<UInt8> {
    /// Whether the object is a dictionary with these entries first: `12 0 obj << …`.
    fileprivate func begins(with text: StaticString) -> Bool {
        guard let place = prefix(32).firstRange(of: Array("<< ".utf8)) else { return false }
        return text.withUTF8Buffer { self[place.upperBound...].starts(with: $0) }
    }

    /// The object with entries more in its dictionary, in place of those that it begins with.
    fileprivate func adding(_ entries: String, for others: StaticString) -> [UInt8] {
        guard let place = prefix(32).firstRange(of: Array("<< ".utf8)) else { return Array(self) }
        let rest = self[place.upperBound...].dropFirst(others.utf8CodeUnitCount)
        return Array(self[..<place.upperBound]) + Array(entries.utf8) + [0x20] + rest
    }
}
