import Domain

/// Payment numbers: each has one written form, and the next one is read back too.
enum PaymentNumberProperties {
    static func check(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if let number = PaymentNumber(text) {
            try same(Array(number.description.utf8), Array(text.utf8), "the number '\(text)'")
            try hold(text.unicodeScalars.count <= PaymentNumber.longest, "'\(text)' is too long")
            try hold(number.ordinal >= 1, "the ordinal of '\(text)'")
            try checkNext(number)
        }
        for cause in Cause.allCases {
            guard let number = try? PaymentNumber(household: HouseholdID(text), cause: cause)
            else { continue }
            let found = PaymentNumber(number.description)
            try hold(found == number, "'\(number)' is read as \(found?.description ?? "nothing")")
            try checkNext(number)
        }
    }

    private static func checkNext(_ number: PaymentNumber) throws {
        guard let next = try? number.next() else { return }
        try hold(PaymentNumber(next.description) == next, "'\(next)', which follows, is not read")
        try hold(next != number && next.ordinal == number.ordinal + 1, "'\(next)' does not follow")
    }
}
