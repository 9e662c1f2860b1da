import Formats
import Foundation
import Glibc
import Testing

@Suite("CSV in pieces: constant memory, the same rows")
struct CSVStreamTests {
    @Test(
        "the same rows and lines as from the whole, whatever the piece", arguments: UInt64(1)...20)
    func pieces(seed: UInt64) throws {
        let bytes = Array(randomCSV(seed).utf8)
        for marked in [false, true] {
            let file = try ScratchFile((marked ? [0xEF, 0xBB, 0xBF] : []) + bytes)
            let whole = try CSVTable(bytes).withRows { CSVTests().collect(&$0) }
            for size in [64, 100, 333, 1 << 20] {
                #expect(try rows(CSVStream(path: file.path, chunkSize: size)) == whole)
            }
        }
    }

    @Test("GB18030 that begins with pages of ASCII")
    func lateGB18030() throws {
        let ascii = String(repeating: "1,abc\n", count: 1_000)
        let file = try ScratchFile(Array("id,name\n\(ascii)2,".utf8) + TextTests.gb)
        let found = try rows(CSVStream(path: file.path, chunkSize: 256))
        #expect(found.last == .init(line: 1_002, cells: ["2", "王小明"]))
    }

    @Test("UTF-8 that turns out, at the end of the file, to have been GB18030 all along")
    func mistakable() throws {
        // 联通 in GB18030, C1 AA CD A8, is famous for looking like UTF-8; these bytes are UTF-8
        // indeed.
        let both: [UInt8] = [0xC4, 0xA3]
        let middle = Array(("\n" + String(repeating: "1,abc\n", count: 1_000) + "2,").utf8)
        let bytes = Array("id,name\n1,".utf8) + both + middle + TextTests.gb
        let file = try ScratchFile(bytes)
        let found = try rows(CSVStream(path: file.path, chunkSize: 256))
        #expect(found.first?.cells == ["1", "模"])
        #expect(found.last?.cells == ["2", "王小明"])
        #expect(found == (try CSVTable(bytes).withRows { CSVTests().collect(&$0) }))
    }

    @Test("bytes that are no text are refused with their place in the file")
    func noText() throws {
        let ascii = Array(("id,name\n" + String(repeating: "1,abc\n", count: 100)).utf8)
        let file = try ScratchFile(ascii + TextTests.gb + [0x0A, 0xFF, 0xFF])
        #expect(throws: CSVDefect.notText(.notText(offset: 615, line: 103))) {
            try rows(CSVStream(path: file.path, chunkSize: 64))
        }
        let marked = try ScratchFile([0xEF, 0xBB, 0xBF] + ascii + TextTests.gb)
        #expect(throws: CSVDefect.notText(.notUTF8(offset: 611, line: 102))) {
            try rows(CSVStream(path: marked.path, chunkSize: 64))
        }
    }

    @Test("a record that never ends is refused, not collected")
    func endlessRecord() throws {
        let file = try ScratchFile(
            Array(("a,b\n1,2\n3,\"" + String(repeating: "x,y\n", count: 1_000)).utf8))
        #expect(throws: CSVDefect.recordTooLong(line: 3, limit: 1_024)) {
            try rows(CSVStream(path: file.path, chunkSize: 64, recordLimit: 1_024))
        }
        let short = try rows(CSVStream(path: file.path, chunkSize: 64, recordLimit: 8_192))
        #expect(short.count == 2)
    }

    @Test("no file, a folder, an empty file")
    func noFile() throws {
        #expect(throws: FileFault(path: "/nowhere.csv", operation: "open", code: ENOENT)) {
            try CSVStream(path: "/nowhere.csv")
        }
        #expect(throws: FileFault(path: "/tmp", operation: "open", code: EISDIR)) {
            try CSVStream(path: "/tmp")
        }
        let empty = try ScratchFile([])
        #expect(throws: CSVDefect.noHeader) { try CSVStream(path: empty.path) }
    }

    @Test("a pipe")
    func pipe() throws {
        let file = try ScratchFile([])
        unlink(file.path)
        #expect(mkfifo(file.path, 0o600) == 0)
        let text = randomCSV(2)
        let writer = Thread {
            let descriptor = open(file.path, O_WRONLY)
            for byte in [0xEF, 0xBB, 0xBF] + Array(text.utf8) {
                _ = withUnsafeBytes(of: byte) { write(descriptor, $0.baseAddress, 1) }
            }
            close(descriptor)
        }
        writer.start()
        let found = try rows(CSVStream(path: file.path, chunkSize: 128))
        #expect(found == (try CSVTable(Array(text.utf8)).withRows { CSVTests().collect(&$0) }))
    }

    private func rows(_ stream: CSVStream) throws -> [CSVTests.Record] {
        var chunk = CSVChunk()
        var found: [CSVTests.Record] = []
        while try stream.next(into: &chunk) {
            found += try chunk.withRows { CSVTests().collect(&$0) }
        }
        return found
    }
}

/// A file that is gone when it is no longer used.
final class ScratchFile: Sendable {
    let path: String

    init(_ bytes: [UInt8]) throws {
        path = NSTemporaryDirectory() + "/fangpin-\(UUID().uuidString).csv"
        try Data(bytes).write(to: URL(filePath: path))
    }

    deinit { unlink(path) }
}
