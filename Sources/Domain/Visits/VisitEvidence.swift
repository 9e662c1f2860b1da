/// 在户时间 - when the verifiers came to the door and when they left it, in minutes of the day of
/// the visit by the clock of Asia/Shanghai.
package struct VisitStay: Sendable, Hashable {
    package let arrived: Int
    package let left: Int

    /// Nil unless `0 <= arrived <= left <= 1440`.
    package init?(arrived: Int, left: Int) {
        guard arrived >= 0, arrived <= left, left <= 1_440 else { return nil }
        self.arrived = arrived
        self.left = left
    }
}

/// 照片摘要 - the SHA-256 of a photograph's file as the telephone made it.
///
/// The digest is kept and the picture is not: the file is the evidence store's affair. The digest
/// binds it, since no other file has the same, and finds a picture that serves for two visits.
package struct PhotoDigest: Sendable, Hashable {
    /// 64 hexadecimal digits in lower case.
    package let hex: String

    /// How many photographs a visit has at most.
    package static let most = 50

    /// From 64 hexadecimal digits in either case; nil for anything else.
    package init?(_ text: String) {
        let digits = text.utf8
        guard digits.count == 64,
            digits.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
        else { return nil }
        self.hex = text.lowercased()
    }
}
