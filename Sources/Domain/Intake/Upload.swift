/// 文件摘要 - the address of an uploaded file: the SHA-256 of its bytes in lower-case hexadecimal, as
/// `sha256sum` prints it.
package struct FileDigest: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: String

    /// Nil for anything but 64 digits, capitals included: a file has one address.
    package init?(rawValue: String) {
        guard rawValue.utf8.count == 64,
            rawValue.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}

/// 上传情况 - how much of a file has come in.
package struct UploadStanding: Sendable, Equatable {
    /// Bytes of the whole file.
    package var size: Int64
    /// Bytes that are held. The next one to be sent is the one with this offset.
    package var received: Int64
    /// Whether all is there and is what its address says.
    package var isComplete: Bool

    package init(size: Int64, received: Int64, isComplete: Bool) {
        self.size = size
        self.received = received
        self.isComplete = isComplete
    }
}

/// 上传区间 - which part of a file one request brings.
package struct UploadRange: Sendable, Equatable {
    /// Offset of the first byte.
    package var offset: Int64
    /// Bytes that this request brings.
    package var count: Int64
    /// Bytes of the whole file.
    package var size: Int64

    /// Nil for a part that does not lie within the file.
    package init?(offset: Int64, count: Int64, size: Int64) {
        guard offset >= 0, count >= 0, size >= 0, offset <= size, count <= size - offset
        else { return nil }
        self.offset = offset
        self.count = count
        self.size = size
    }

    /// A file in one piece; nil for a negative size.
    package init?(wholeOf size: Int64) { self.init(offset: 0, count: size, size: size) }
}

/// 上传期限与限额 - what may be uploaded, and how long it is kept.
package enum UploadTerms {
    /// Bytes of one file: a department's largest feed, two million rows, has about 300 MB.
    package static let fileBytes: Int64 = 512 << 20
    /// Bytes of one officer's files together.
    package static let officerBytes: Int64 = 4 * fileBytes
    /// Files of one officer at once, whole and begun.
    package static let officerFiles = 256
    /// Bytes that are sealed as one. More would take memory, less takes room: each costs 31 bytes
    /// and a row.
    package static let partBytes = 1 << 20
    /// 未传完 - after a day without another byte nobody goes on with it.
    package static let unfinishedSeconds: Int64 = 24 * 3_600
    /// 未使用 - personal data that nobody has needed for three days is not kept. Files of an import
    /// that has not ended stay.
    package static let unusedSeconds: Int64 = 72 * 3_600
    /// 被取代 - an upload that was begun anew from its first byte replaces what came before, once
    /// that has stood still for so long.
    package static let supersededSeconds: Int64 = 600
}
