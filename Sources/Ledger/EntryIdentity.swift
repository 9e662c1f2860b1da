import Domain

/// 流水标识 - by which an entry is known again when another statement brings it a second time.
///
/// Everything that the entry says, the bank's own reference included; the reference alone is not
/// enough, for some banks count from one in every statement. The ordinal tells apart entries of one
/// statement that are alike in all of it: two payments of the same amount on the same day are two,
/// not one twice.
package struct EntryIdentity: Sendable, Hashable {
    /// 1 for the first of its like in the statement.
    package let ordinal: Int
    /// Account, content and ordinal as bytes. They may hold the remittance text, so they are to be
    /// hashed with a key and not kept.
    package let bytes: [UInt8]

    /// The identities of a statement's entries, in their order.
    package static func identities(of statement: BankStatement) -> [EntryIdentity] {
        var seen: [[UInt8]: Int] = [:]
        return statement.entries.map { entry in
            var bytes: [UInt8] = []
            append([statement.key.account], to: &bytes)
            append(content(of: entry), to: &bytes)
            let ordinal = seen[bytes, default: 0] + 1
            seen[bytes] = ordinal
            bytes.append(contentsOf: "#\(ordinal)".utf8)
            return EntryIdentity(ordinal: ordinal, bytes: bytes)
        }
    }

    /// Length first, so that fields cannot run into one another.
    fileprivate static func append(_ fields: [String], to bytes: inout [UInt8]) {
        for field in fields {
            bytes.append(contentsOf: "\(field.utf8.count):".utf8)
            bytes.append(contentsOf: field.utf8)
        }
    }

    fileprivate static func content(of entry: StatementEntry) -> [String] {
        var fields = [
            entry.servicerReference ?? "", entry.bookedOn.description, entry.signed.description,
            entry.isReversal ? "reversal" : "", entry.details.count.description,
        ]
        for detail in entry.details {
            fields.append(detail.endToEndID)
            fields.append(detail.amount?.description ?? "")
            fields.append(detail.direction?.rawValue ?? "")
            fields.append(detail.remittance)
        }
        return fields
    }
}

extension BankStatement {
    /// All that the statement says that matters to the books, as bytes: two statements under one
    /// key are the same when these are. They may hold remittance texts, so they are to be hashed
    /// with a key and not kept.
    package var contentBytes: [UInt8] {
        var bytes: [UInt8] = []
        EntryIdentity.append(
            [
                key.account, key.id, key.sequence?.description ?? "", opening.description,
                closing.description, closingDay.description,
            ], to: &bytes)
        for entry in entries {
            EntryIdentity.append(EntryIdentity.content(of: entry), to: &bytes)
        }
        return bytes
    }
}
