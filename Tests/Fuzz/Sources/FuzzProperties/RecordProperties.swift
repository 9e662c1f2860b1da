import Casework
import Digests

/// Records of the trail: bytes that can be read are the bytes that would be written, and no others.
enum RecordProperties {
    static func check(_ bytes: [UInt8]) throws {
        _ = try? TrailEntry(bytes)
        let values: [CanonicalValue]
        let version: UInt8
        do throws(CanonicalError) {
            var reader = try CanonicalReader(bytes)
            version = reader.version
            values = try reader.values()
            try reader.finish()
        } catch {
            try checkRefusal(error, bytes)
            return
        }
        var record = CanonicalBytes(version: version)
        for value in values { record.append(value) }
        try same(record.bytes, bytes, "the record of what was read")
        try checkHexadecimal(bytes)
    }

    private static func checkRefusal(_ error: CanonicalError, _ bytes: [UInt8]) throws {
        switch error {
        case .truncated(let place), .unknownTag(let place), .otherKind(let place),
            .notText(let place), .tooDeep(let place), .unreadFields(let place):
            try hold((0...bytes.count).contains(place), "\(error) lies outside")
        }
    }

    private static func checkHexadecimal(_ bytes: [UInt8]) throws {
        let text = Hexadecimal.text(bytes)
        try same(text.utf8.count, bytes.count * 2, "the length of hexadecimal")
        try same(Hexadecimal.bytes(text), bytes, "hexadecimal there and back")
        try same(Hexadecimal.bytes(text.uppercased()), bytes, "upper-case hexadecimal")
    }
}
