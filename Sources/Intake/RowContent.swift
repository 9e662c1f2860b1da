import Domain

/// 内容指纹计算 - the fingerprint of a row's parsed content, or of an application's.
///
/// What is hashed is a row of 64-bit words, so that two contents of one feed never make the same
/// words: a form fixes how many dates, amounts and texts there are.
///
/// | what | words |
/// |---|---|
/// | format version, 1 | 1 |
/// | each date, as its day number | 1 |
/// | the year that the row counts in | 1 |
/// | each amount in fen | 1 |
/// | each text: its length in bytes, then its UTF-8, filled up with zeros | 1 and as many |
///
/// Person and serial are not among them: they are compared as they are, and the fingerprint says
/// nothing about who it is.
struct RowContent {
    private var hash = SipHash(key0: 0x66616E_6770696E, key1: 0x7265636F_72647321)

    /// The fingerprint of one row.
    static func digest(_ rows: borrowing FeedRows, _ place: Int) -> ContentDigest {
        var content = RowContent()
        let dates = rows.shape.dateColumns.count
        for index in place * dates..<(place + 1) * dates { content.take(Int64(rows.dates[index])) }
        content.take(Int64(rows.years[place]))
        let amounts = rows.shape.moneyColumns.count
        for index in place * amounts..<(place + 1) * amounts { content.take(rows.amounts[index]) }
        let texts = rows.shape.textColumns.count
        for index in place * texts..<(place + 1) * texts {
            rows.texts.withText(index) { content.take($0) }
        }
        return content.finish()
    }

    /// The fingerprint of an application: the person, the day, the amount, the cause and the two
    /// texts.
    static func digest(_ application: Application, of person: Int32) -> ContentDigest {
        var content = RowContent()
        content.take(Int64(person))
        content.take(Int64(application.filedOn.number))
        content.take(application.statedAmount.rawValue)
        for text in [application.cause.rawValue, application.way, application.remark] {
            var text = text
            text.withUTF8 { content.take($0) }
        }
        return content.finish()
    }

    private init() { take(1) }

    @inline(__always)
    private mutating func take(_ number: Int64) { hash.take(UInt64(bitPattern: number)) }

    private mutating func take(_ text: UnsafeBufferPointer<UInt8>) {
        take(Int64(text.count))
        let bytes = UnsafeRawBufferPointer(text)
        var index = 0
        while index + 8 <= bytes.count {
            hash.take(
                UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var last: UInt64 = 0
        for (shift, byte) in bytes[index...].enumerated() { last |= UInt64(byte) << (8 * shift) }
        if index < bytes.count { hash.take(last) }
    }

    private mutating func finish() -> ContentDigest {
        let (high, low) = hash.finish()
        return ContentDigest(high: high, low: low)
    }
}
