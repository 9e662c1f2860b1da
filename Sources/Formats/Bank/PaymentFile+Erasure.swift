import Domain

extension PaymentFile {
    /// The file with the payees of some payments starred out: their names, banks and accounts.
    /// Everything else, and the file's length, stays: it is the voucher of the other payments.
    ///
    /// - Parameter payments: end-to-end numbers; those that are not in the file are passed over.
    package static func starring(payeesOf payments: Set<String>, in file: [UInt8]) -> [UInt8] {
        var file = file
        var rest = 0
        while let block = element("CdtTrfTxInf", in: file, from: rest) {
            rest = block.upperBound
            guard let number = element("EndToEndId", in: file, from: block.lowerBound),
                number.upperBound <= block.upperBound,
                payments.contains(String(decoding: file[number], as: UTF8.self))
            else { continue }
            for name in ["CdtrAgt", "Cdtr", "CdtrAcct"] {
                guard let part = element(name, in: file, from: block.lowerBound),
                    part.upperBound <= block.upperBound
                else { continue }
                star(&file, part)
            }
        }
        return file
    }

    /// What stands between the tags of the first element of the name.
    private static func element(
        _ name: String, in file: [UInt8], from start: Int
    ) -> Range<Int>? {
        guard let open = position(of: Array("<\(name)>".utf8), in: file, from: start),
            let close = position(
                of: Array("</\(name)>".utf8), in: file, from: open + name.utf8.count + 2)
        else { return nil }
        return (open + name.utf8.count + 2)..<close
    }

    private static func position(of text: [UInt8], in file: [UInt8], from start: Int) -> Int? {
        guard file.count >= text.count else { return nil }
        return (start..<max(start, file.count - text.count + 1)).first { place in
            file[place] == text[0] && file[place..<place + text.count].elementsEqual(text)
        }
    }

    /// Stars every text within a part, and leaves its tags and the white space around them.
    private static func star(_ file: inout [UInt8], _ part: Range<Int>) {
        var isTag = false
        for place in part {
            switch file[place] {
            case UInt8(ascii: "<"): isTag = true
            case UInt8(ascii: ">"): isTag = false
            case UInt8(ascii: " "), UInt8(ascii: "\n"): continue
            default: if !isTag { file[place] = UInt8(ascii: "*") }
            }
        }
    }
}
