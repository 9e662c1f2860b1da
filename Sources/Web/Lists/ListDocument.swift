import Domain
import NIOCore

/// A page of a list as JSON. It is written by hand, byte by byte: most of what programs ask for are
/// such pages, and a general encoder takes ten times as long as the database.
struct ListDocument {
    private var out = ByteBuffer()

    init<Row>(
        _ member: String, _ page: [Row], _ columns: [ListColumn<Row>], next: String?,
        total: ListTotal?
    ) {
        out.reserveCapacity(64 + page.count * columns.count * 32)
        out.writeString("{\"\(member)\":[")
        let keys = columns.map { "\"\($0.name)\":" }
        for (index, row) in page.enumerated() {
            out.writeStaticString(index == 0 ? "{" : ",{")
            var isFirst = true
            for (column, key) in zip(columns, keys) {
                let cell = column.value(row)
                if cell == .none { continue }
                if !isFirst { out.writeInteger(UInt8(ascii: ",")) }
                isFirst = false
                out.writeString(key)
                write(cell)
            }
            out.writeStaticString("}")
        }
        out.writeStaticString("]")
        if let next {
            out.writeStaticString(",\"next\":")
            write(text: next)
        }
        switch total {
        case .exactly(let count)?: out.writeString(",\"total\":\(count)")
        case .atLeast(let count)?: out.writeString(",\"total_at_least\":\(count)")
        case nil: break
        }
        out.writeStaticString("}")
    }

    var bytes: ByteBuffer { out }

    private mutating func write(_ cell: TableCell) {
        switch cell {
        case .none: out.writeStaticString("null")
        case .text(let text): write(text: text)
        case .number(let number): out.writeString(number.description)
        case .money(let amount): quote(amount.description)
        case .day(let day): quote(day.description)
        case .share(let share): out.writeString(share.description)
        }
    }

    private mutating func quote(_ text: String) {
        out.writeInteger(UInt8(ascii: "\""))
        out.writeString(text)
        out.writeInteger(UInt8(ascii: "\""))
    }

    /// RFC 8259, section 7: what must be escaped is, and nothing else.
    private mutating func write(text: String) {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            return quote(text)
        }
        out.writeInteger(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case 0x22, 0x5C:
                out.writeInteger(UInt8(ascii: "\\"))
                out.writeInteger(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                out.writeString("\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)")
            default: out.writeInteger(byte)
            }
        }
        out.writeInteger(UInt8(ascii: "\""))
    }
}
