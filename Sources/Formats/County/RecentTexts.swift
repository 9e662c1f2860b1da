import Glibc

/// The texts of a file that were read lately. A register says the same few words again and again,
/// and the members of a household stand together: to find a string is cheaper than to make one.
struct RecentTexts {
    private struct Entry {
        /// The first and the last eight bytes, which overlap in a short text. Together with the
        /// length they are the whole of a text of up to sixteen bytes.
        var head: UInt64 = 0
        var tail: UInt64 = 0
        var text = ""
    }

    private var entries = [Entry](repeating: Entry(), count: RecentTexts.size)
    private static let size = 256

    /// The cell as a string.
    mutating func text(_ cell: CellBytes) -> String {
        guard cell.count >= 3 else { return String(decoding: cell, as: UTF8.self) }
        let (head, tail) = RecentTexts.ends(cell)
        let mixed =
            (head &+ UInt64(cell.count)) &* 0x9E37_79B9_7F4A_7C15 ^ tail &* 0xC2B2_AE3D_27D4_EB4F
        let place = Int(truncatingIfNeeded: mixed >> 56)
        if entries[place].head == head, entries[place].tail == tail {
            let text = entries[place].text
            if text.utf8.count == cell.count, cell.count <= 16 || RecentTexts.isSame(text, cell) {
                return text
            }
        }
        let text = String(decoding: cell, as: UTF8.self)
        entries[place] = Entry(head: head, tail: tail, text: text)
        return text
    }

    @inline(__always)
    private static func ends(_ cell: CellBytes) -> (head: UInt64, tail: UInt64) {
        let bytes = UnsafeRawBufferPointer(cell)
        if cell.count >= 8 {
            return (
                bytes.loadUnaligned(as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: cell.count - 8, as: UInt64.self)
            )
        }
        var head: UInt64 = 0
        for byte in bytes { head = head << 8 | UInt64(byte) }
        return (head, 0)
    }

    private static func isSame(_ text: String, _ cell: CellBytes) -> Bool {
        text.utf8.withContiguousStorageIfAvailable {
            memcmp($0.baseAddress!, cell.baseAddress!, cell.count) == 0
        } ?? text.utf8.elementsEqual(cell)
    }
}
