import Glibc

/// The bytes of a file, with its encoding found out before the first byte that it matters for is
/// given away. ASCII is the same in both encodings; at the first other byte a regular file is
/// looked through to its end, for "valid UTF-8" is a property of the whole. A pipe cannot be read
/// twice: there the piece at hand decides.
final class EncodedInput {
    /// UTF-8 until a byte was read that says otherwise.
    private(set) var encoding = TextEncoding.utf8
    /// How many bytes of the file have been given away, the byte order mark included.
    private(set) var offset = 0

    private let source: any ByteSource
    /// How many bytes have been read of the source.
    private var position = 0
    private var state = State.undecided

    private enum State {
        /// Nothing but ASCII so far.
        case undecided
        /// UTF-8, not validated to the end: a mark or a pipe said so.
        case validating(UTF8Validator, marked: Bool)
        case decided
    }

    init(_ source: any ByteSource) { self.source = source }

    /// Reads some bytes, without the byte order mark; 0 at the end.
    ///
    /// - Parameter line: the line on which the bytes begin, to name the place of a defect.
    func read(
        into target: UnsafeMutableBufferPointer<UInt8>, line: @autoclosure () -> Int
    ) throws -> Int {
        var count = try readBytes(into: target)
        if offset == 0 {
            // The mark may come in pieces from a pipe.
            while count > 0, count < 4 {
                let more = try readBytes(into: .init(rebasing: target[count...]))
                if more == 0 { break }
                count += more
            }
            if takeMark(target[..<count]) {
                count -= offset
                memmove(target.baseAddress!, target.baseAddress! + offset, count)
                if count == 0 { return try read(into: target, line: line()) }
            }
        }
        try decide(CellBytes(UnsafeMutableBufferPointer(rebasing: target[..<count])), line)
        offset += count
        return count
    }

    /// Whether the file begins with a byte order mark, which then says what the encoding is.
    private func takeMark(_ bytes: Slice<UnsafeMutableBufferPointer<UInt8>>) -> Bool {
        if bytes.starts(with: SourceText.mark) {
            state = .validating(UTF8Validator(), marked: true)
            offset = SourceText.mark.count
        } else if bytes.starts(with: GB18030.mark) {
            (encoding, state) = (.gb18030, .decided)
            offset = GB18030.mark.count
        }
        return offset > 0
    }

    private func decide(_ bytes: CellBytes, _ line: () -> Int) throws {
        switch state {
        case .decided: return
        case .undecided:
            let ascii = asciiPrefix(bytes, from: 0)
            guard ascii < bytes.count else { return }
            try look(at: bytes)
        case .validating(var validator, let marked):
            let start = offset - validator.offset
            let invalid = bytes.isEmpty ? validator.cutCharacter() : validator.take(bytes)
            if let invalid {
                let before = max(0, min(bytes.count, start + invalid - offset))
                let place = line() + lineFeeds(in: bytes.part(0, before))
                throw CSVDefect.notText(
                    marked
                        ? .notUTF8(offset: start + invalid, line: place)
                        : .notText(offset: start + invalid, line: place))
            }
            state = .validating(validator, marked: marked)
        }
    }

    /// The first piece with bytes that are not ASCII.
    private func look(at bytes: CellBytes) throws {
        var validator = UTF8Validator()
        if validator.take(bytes) != nil {
            encoding = .gb18030
            state = .decided
            return
        }
        guard source.length != nil else {
            state = .validating(validator, marked: false)
            return
        }
        let isValid = try validateRest(&validator)
        encoding = isValid ? .utf8 : .gb18030
        state = .decided
    }

    private func validateRest(_ validator: inout UTF8Validator) throws -> Bool {
        let room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 18)
        defer { room.deallocate() }
        var position = position
        while true {
            let count = try source.read(into: room, at: position)
            if count == 0 { return validator.cutCharacter() == nil }
            let piece = CellBytes(UnsafeMutableBufferPointer(rebasing: room[..<count]))
            if validator.take(piece) != nil { return false }
            position += count
        }
    }

    private func readBytes(into target: UnsafeMutableBufferPointer<UInt8>) throws -> Int {
        let count = try source.read(into: target, at: position)
        position += count
        return count
    }
}
