/// 付款编号 - the number under which a payment leaves and comes back: the `EndToEndId` of ISO 20022.
///
/// `<household_id>-<cause>` for the first payment of a household and cause, with `-2`, `-3` …
/// behind it for each later one. Reading begins at the end, so a household id may itself hold
/// hyphens, and every number has exactly one written form.
package struct PaymentNumber: Sendable, Hashable {
    package let household: HouseholdID
    package let cause: Cause
    /// 1 for the first payment of the household and cause.
    package let ordinal: Int

    /// The longest `EndToEndId` (ISO 20022 `Max35Text`), in Unicode scalars.
    package static let longest = 35

    /// Ordinals have at most nine digits, so that what is written is always read again.
    package static let ordinals = 1...999_999_999

    /// `EndToEndId`s that begin so belong to the fund's own accounts and never to a payment.
    package static let reservedPrefixes = ["APPROPRIATION", "INTEREST", "SERVICE-FEE"]

    /// - Throws: ``Fault`` where the number could not travel through a bank and back unchanged.
    package init(household: HouseholdID, cause: Cause, ordinal: Int = 1) throws(Fault) {
        guard PaymentNumber.ordinals.contains(ordinal) else { throw .ordinal(ordinal) }
        guard !household.rawValue.isEmpty else { throw .noHousehold }
        // White space and controls are trimmed or replaced on the way by one bank or another.
        guard household.rawValue.unicodeScalars.allSatisfy(PaymentNumber.travels) else {
            throw .unprintable
        }
        let id = household.rawValue.utf8
        guard !PaymentNumber.reservedPrefixes.contains(where: { id.starts(with: $0.utf8) }) else {
            throw .reserved
        }
        self.household = household
        self.cause = cause
        self.ordinal = ordinal
        let length = description.unicodeScalars.count
        guard length <= PaymentNumber.longest else { throw .tooLong(length) }
    }

    /// Reads a number in its written form, nil for any other text.
    package init?(_ text: String) {
        var parts = text.utf8.split(
            separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        var ordinal = 1
        if let last = parts.last, let number = PaymentNumber.laterOrdinal(last) {
            ordinal = number
            parts.removeLast()
        }
        guard parts.count >= 2, let cause = Cause(rawValue: String(Substring(parts.removeLast())))
        else { return nil }
        let id = Array(parts.joined(separator: [UInt8(ascii: "-")]))
        guard
            let number = try? PaymentNumber(
                household: HouseholdID(String(decoding: id, as: UTF8.self)), cause: cause,
                ordinal: ordinal)
        else { return nil }
        self = number
    }

    /// The number of the payment that comes after this one.
    package func next() throws(Fault) -> PaymentNumber {
        try PaymentNumber(household: household, cause: cause, ordinal: ordinal + 1)
    }

    /// Why there is no number for a household and cause.
    package enum Fault: Error, Hashable, Sendable {
        case ordinal(Int)
        case noHousehold
        /// White space or control characters in the household id.
        case unprintable
        /// A household id that begins like one of ``reservedPrefixes``.
        case reserved
        /// The length that the number would have, in Unicode scalars.
        case tooLong(Int)
    }

    private static func travels(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        return !properties.isWhitespace && properties.generalCategory != .control
            && properties.generalCategory != .format && !properties.isNoncharacterCodePoint
    }

    /// `2`, `3` … without leading zeros, at most nine digits.
    private static func laterOrdinal(_ digits: Substring.UTF8View) -> Int? {
        guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return value >= 2 ? value : nil
    }
}

extension PaymentNumber: CustomStringConvertible {
    /// The written form: `340299100204005942-illness`, `340299100204005942-illness-2`.
    package var description: String {
        let first = "\(household.rawValue)-\(cause.rawValue)"
        return ordinal == 1 ? first : "\(first)-\(ordinal)"
    }
}
