/// Writes XML: UTF-8, one element or one leaf a line, the same bytes for the same calls.
struct XMLWriter {
    private(set) var bytes: [UInt8] = []
    private var open: [String] = []

    init() { bytes.append(contentsOf: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) }

    mutating func element(
        _ name: String, _ attribute: (name: String, value: String)? = nil,
        _ content: (inout XMLWriter) -> Void
    ) {
        startTag(name, attribute)
        bytes.append(Byte.lineFeed)
        open.append(name)
        content(&self)
        open.removeLast()
        indent()
        endTag(name)
    }

    mutating func leaf(
        _ name: String, _ text: String, _ attribute: (name: String, value: String)? = nil
    ) {
        startTag(name, attribute)
        escape(text)
        endTag(name)
    }

    /// Nothing for nil.
    mutating func leaf(_ name: String, ifAny text: String?) {
        if let text { leaf(name, text) }
    }

    private mutating func startTag(_ name: String, _ attribute: (name: String, value: String)?) {
        indent()
        bytes.append(contentsOf: "<\(name)".utf8)
        if let attribute {
            bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
            escape(attribute.value)
            bytes.append(Byte.quote)
        }
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func endTag(_ name: String) {
        bytes.append(contentsOf: "</\(name)>\n".utf8)
    }

    private mutating func indent() {
        bytes.append(contentsOf: repeatElement(Byte.space, count: open.count))
    }

    private mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case Byte.quote: bytes.append(contentsOf: "&quot;".utf8)
            case Byte.apostrophe: bytes.append(contentsOf: "&apos;".utf8)
            // A carriage return would come back as a line feed.
            case Byte.carriageReturn: bytes.append(contentsOf: "&#13;".utf8)
            default: bytes.append(byte)
            }
        }
    }
}
