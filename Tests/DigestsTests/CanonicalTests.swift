import Digests
import Seeding
import Testing

extension CanonicalValue {
    /// Any field, with texts and lists that grow smaller with the depth.
    static func random(_ random: inout Seeded, depth: Int = 0) -> CanonicalValue {
        let texts = [
            "", "a", "防贫", "\u{F914}", "\u{6A02}", "e\u{301}", "é", "\r\n", "🧾", "\u{0}",
        ]
        switch Int.random(in: 0..<(depth < 4 ? 6 : 5), using: &random) {
        case 0: return .none
        case 1: return .truth(Bool.random(using: &random))
        case 2:
            let edges: [Int64] = [0, 1, -1, .min, .max, 255, 256]
            return .number(edges.randomElement(using: &random)!)
        case 3:
            let count = Int.random(in: 0...3, using: &random)
            return .text((0..<count).map { _ in texts.randomElement(using: &random)! }.joined())
        case 4: return .bytes(random.bytes(Int.random(in: 0...40, using: &random)))
        default:
            let count = Int.random(in: 0...4, using: &random)
            return .list((0..<count).map { _ in .random(&random, depth: depth + 1) })
        }
    }

    static func record(_ random: inout Seeded) -> [CanonicalValue] {
        (0..<Int.random(in: 0...6, using: &random)).map { _ in .random(&random) }
    }
}

private func encode(_ values: [CanonicalValue], version: UInt8 = 1) -> [UInt8] {
    var record = CanonicalBytes(version: version)
    for value in values { record.append(value) }
    return record.bytes
}

private func decode(_ bytes: [UInt8]) throws(CanonicalError) -> [CanonicalValue] {
    var reader = try CanonicalReader(bytes)
    return try reader.values()
}

@Suite struct CanonicalTests {
    /// The bytes are written into the trail for ever: this record may never come out otherwise.
    @Test func theBytesOfARecordAreFixed() {
        var record = CanonicalBytes(version: 7)
        record.append("防")
        record.append(Int64(-2))
        record.append([0xAB] as [UInt8])
        record.append(true)
        record.append(false)
        record.append(nil as String?)
        record.appendList { list in
            list.append(258)
            list.appendList { _ in }
        }
        let expected =
            "07" + "0400000003e998b2" + "03fffffffffffffffe" + "0500000001ab" + "02" + "01" + "00"
            + "060000000e" + "030000000000000102" + "0600000000"
        #expect(Hexadecimal.text(record.bytes) == expected)
        #expect(record.digest(.sm3) == HashAlgorithm.sm3.hash(record.bytes))
    }

    @Test(arguments: 1...300)
    func decodingIsTheInverseOfEncoding(_ seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let values = CanonicalValue.record(&random)
        let bytes = encode(values, version: UInt8(truncatingIfNeeded: seed))
        var reader = try CanonicalReader(bytes)
        #expect(reader.version == UInt8(truncatingIfNeeded: seed))
        #expect(try reader.values() == values)
        #expect(reader.isAtEnd)
    }

    /// What can be read was written: mutated records are refused, or are the bytes of other fields.
    @Test(arguments: 1...300)
    func noRecordHasTwoForms(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let bytes = encode(CanonicalValue.record(&random))
        for _ in 0..<40 where bytes.count > 1 {
            var mutated = bytes
            let place = Int.random(in: 1..<bytes.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: mutated[place] = UInt8.random(in: 0...8, using: &random)
            case 1: mutated.remove(at: place)
            default: mutated.insert(UInt8.random(in: 0...255, using: &random), at: place)
            }
            guard let read = try? decode(mutated) else { continue }
            #expect(encode(read) == mutated)
        }
    }

    @Test(arguments: 1...200)
    func differentFieldsHaveDifferentBytes(_ seed: Int) {
        var random = Seeded(UInt64(seed))
        let left = CanonicalValue.record(&random)
        let right = CanonicalValue.record(&random)
        #expect((encode(left) == encode(right)) == (left == right))
    }

    @Test func fieldsCannotFlowIntoEachOther() {
        let records: [[CanonicalValue]] = [
            [.text("ab"), .text("c")], [.text("a"), .text("bc")], [.text("abc")],
            [.bytes(Array("abc".utf8))], [.list([.text("abc")])], [.text("abc"), .none],
            [.number(1)], [.truth(true)], [.bytes([0, 0, 0, 0, 0, 0, 0, 1])], [.text("")], [.none],
            [.list([])], [.bytes([])], [], [.text("\u{F914}")], [.text("\u{6A02}")],
        ]
        #expect(Set(records.map { encode($0) }).count == records.count)
        #expect(CanonicalValue.text("\u{F914}") != .text("\u{6A02}"))
    }

    @Test func typedReadingGivesWhatWasAppended() throws {
        let digest = HashAlgorithm.sm3.hash("leaf")
        var record = CanonicalBytes(version: 1)
        record.append("approve_claim")
        record.append(Int64.min)
        record.append([1, 2, 3] as [UInt8])
        record.append(digest)
        record.append(true)
        record.append(nil as Int64?)
        record.append("王" as String?)
        record.appendList { list in for number in 0..<3 { list.append(Int64(number)) } }

        var reader = try CanonicalReader(record.bytes)
        #expect(try reader.text() == "approve_claim")
        #expect(try reader.number() == .min)
        #expect(try reader.bytes() == [1, 2, 3])
        #expect(try reader.digest() == digest)
        #expect(try reader.truth())
        let first = try reader.isNone() ? nil : reader.number()
        #expect(first == nil)
        let second = try reader.isNone() ? nil : reader.text()
        #expect(second == "王")
        var list = try reader.list()
        var numbers: [Int64] = []
        while !list.isAtEnd { numbers.append(try list.number()) }
        #expect(numbers == [0, 1, 2])
        try reader.finish()
    }

    @Test(arguments: [
        ("", CanonicalError.truncated(at: 0)), ("0107", .unknownTag(at: 1)),
        ("01ff", .unknownTag(at: 1)), ("0103000000000000ff", .truncated(at: 2)),
        ("0104000000", .truncated(at: 2)), ("010400000002ff", .truncated(at: 2)),
        ("0104ffffffff00", .truncated(at: 2)), ("010400000001ff", .notText(at: 1)),
        ("010400000003eda080", .notText(at: 1)), ("010400000002c080", .notText(at: 1)),
        ("01060000000303000000000000000102", .truncated(at: 7)),
        ("0106000000020203", .truncated(at: 8)),
    ])
    func damagedRecordsAreRefused(_ hex: String, _ expected: CanonicalError) throws {
        let bytes = try #require(Hexadecimal.bytes(hex))
        #expect(throws: expected) { try decode(bytes) }
    }

    @Test func otherKindsAndUnreadFieldsAreRefused() throws {
        let bytes = encode([.number(1), .list([.truth(true), .none])])
        var reader = try CanonicalReader(bytes)
        #expect(throws: CanonicalError.otherKind(at: 1)) { try reader.text() }
        reader = try CanonicalReader(bytes)
        _ = try reader.number()
        #expect(throws: CanonicalError.unreadFields(at: 10)) { try reader.finish() }
        var list = try reader.list()
        #expect(try list.truth())
        #expect(throws: CanonicalError.unreadFields(at: 16)) { try list.finish() }
        #expect(try list.isNone())
        #expect(throws: CanonicalError.truncated(at: 17)) { try list.isNone() }
        try list.finish()
        try reader.finish()
    }

    @Test func endlessNestingIsRefused() {
        func nested(_ depth: Int) -> CanonicalValue {
            (0..<depth).reduce(CanonicalValue.list([])) { inner, _ in .list([inner]) }
        }
        #expect(throws: Never.self) { try decode(encode([nested(63)])) }
        #expect(throws: CanonicalError.self) { try decode(encode([nested(64)])) }
    }

    @Test func errorsNameThePlaceOnly() {
        let errors: [CanonicalError] = [
            .truncated(at: 3), .unknownTag(at: 3), .otherKind(at: 3), .notText(at: 3),
            .tooDeep(at: 3), .unreadFields(at: 3),
        ]
        #expect(Set(errors.map(\.description)).count == errors.count)
        for error in errors { #expect(error.description.hasSuffix("at byte 3")) }
    }
}
