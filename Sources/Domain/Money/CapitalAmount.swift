extension Fen {
    /// 中文大写金额 - `玖仟零捌拾元整`: the form that vouchers carry beside the figures, so that no digit
    /// can be added (支付结算办法, 银发〔1997〕393号, 附一).
    public var capitals: String {
        let (yuan, cents) = rawValue.magnitude.quotientAndRemainder(dividingBy: 100)
        let (jiao, fen) = (Int(cents / 10), Int(cents % 10))
        var text = rawValue < 0 ? "负" : ""
        if yuan > 0 { text += Fen.capitals(of: yuan) + "元" }
        if cents == 0 { return text + (yuan == 0 ? "零元整" : "整") }
        if jiao > 0 {
            text += Fen.numerals[jiao] + "角"
        } else if yuan > 0 {
            text += "零"
        }
        return text + (fen > 0 ? Fen.numerals[fen] + "分" : "整")
    }

    private static let numerals = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

    /// A number above zero: what is before 亿 or 万, that word, and what is behind it.
    private static func capitals(of number: UInt64) -> String {
        for (size, name) in [(UInt64(100_000_000), "亿"), (10_000, "万")] where number >= size {
            let (high, low) = number.quotientAndRemainder(dividingBy: size)
            let text = capitals(of: high) + name
            guard low > 0 else { return text }
            // A gap, be it before or behind the word, is read as one zero.
            let hasGap = low < size / 10 || high % 10 == 0
            return text + (hasGap ? "零" : "") + capitals(of: low)
        }
        var text = ""
        var hasGap = false
        var rest = number
        for (size, name) in [(UInt64(1_000), "仟"), (100, "佰"), (10, "拾"), (1, "")] {
            let digit = Int(rest / size)
            rest %= size
            if digit == 0 {
                hasGap = !text.isEmpty
            } else {
                text += (hasGap ? "零" : "") + numerals[digit] + name
                hasGap = false
            }
        }
        return text
    }
}
