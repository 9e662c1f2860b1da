import Formats
import Foundation
import Testing

@Suite("Several threads, one order")
struct OrderedChunksTests {
    struct Failure: Error, Equatable {
        let line: Int
    }

    /// Where the results come together. Deliveries come one at a time.
    final class Collected: @unchecked Sendable {
        var lines: [Int] = []
    }

    private func run(
        _ path: String, threads: Int, failsAt: Int? = nil
    ) throws -> (lines: [Int], failure: Failure?) {
        let stream = try CSVStream(path: path, chunkSize: 64)
        let collected = Collected()
        do {
            try OrderedChunks.process(
                stream, threads: threads, makeState: { [Int]() },
                work: { chunk, lines in
                    try chunk.withRows { rows in
                        while rows.next() {
                            // Some chunks take longer than others.
                            if rows.line % 5 == 0 { usleep(50) }
                            if rows.line == failsAt { throw Failure(line: rows.line) }
                            lines.append(rows.line)
                        }
                    }
                },
                deliver: { lines in
                    collected.lines += lines
                    lines.removeAll()
                })
            return (collected.lines, nil)
        } catch let failure as Failure {
            return (collected.lines, failure)
        }
    }

    @Test("results come in the order of the input", arguments: [1, 2, 3, 8])
    func order(threads: Int) throws {
        let rows = (2...700).map { "row \($0),x\n" }.joined()
        let file = try ScratchFile(Array("a,b\n\(rows)".utf8))
        #expect(try run(file.path, threads: threads).lines == Array(2...700))
        let empty = try ScratchFile(Array("a,b\n".utf8))
        #expect(try run(empty.path, threads: threads).lines == [])
    }

    @Test("an error ends it; what comes before has been delivered", arguments: [1, 2, 3, 8])
    func error(threads: Int) throws {
        let rows = (2...700).map { "row \($0),x\n" }.joined()
        let file = try ScratchFile(Array("a,b\n\(rows)".utf8))
        let (lines, failure) = try run(file.path, threads: threads, failsAt: 300)
        #expect(failure == Failure(line: 300))
        #expect(lines == Array(2..<(lines.count + 2)))
        #expect(lines.count > 280 && lines.count < 299)
    }

    @Test("bytes that are no text end it, too")
    func noText() throws {
        let rows = (2...700).map { "row \($0),x\n" }.joined()
        let file = try ScratchFile(Array("a,b\n\(rows)".utf8) + TextTests.gb + [0xFF, 0xFF])
        #expect(throws: CSVDefect.self) { try run(file.path, threads: 2) }
    }
}

@Suite("A file that is written whole or not at all")
struct OutputFileTests {
    private func content(_ path: String) throws -> String {
        try String(contentsOf: URL(filePath: path), encoding: .utf8)
    }

    @Test("nothing is there before the commit, everything after it")
    func commit() throws {
        let old = try ScratchFile(Array("old".utf8))
        let file = try OutputFile(path: old.path)
        try file.write(Array("new".utf8))
        #expect(try content(old.path) == "old")
        try file.commit()
        #expect(try content(old.path) == "new")
        #expect(try neighbours(old.path) == 1)
    }

    @Test("what is thrown away leaves nothing behind")
    func discard() throws {
        let old = try ScratchFile(Array("old".utf8))
        do {
            let file = try OutputFile(path: old.path)
            try file.write(Array("new".utf8))
        }
        #expect(try content(old.path) == "old")
        #expect(try neighbours(old.path) == 1)
    }

    @Test("a link stays a link, a mode stays a mode")
    func link() throws {
        let target = try ScratchFile(Array("old".utf8))
        #expect(chmod(target.path, 0o640) == 0)
        let link = target.path + ".link"
        #expect(symlink(target.path, link) == 0)
        defer { unlink(link) }
        let file = try OutputFile(path: link)
        try file.write(Array("new".utf8))
        try file.commit()
        #expect(try content(target.path) == "new")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target.path)
        var status = stat()
        #expect(stat(target.path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o640)
    }

    @Test("no such folder, a folder, a device")
    func places() throws {
        #expect(throws: FileFault.self) { try OutputFile(path: "/nowhere/out.csv") }
        #expect(throws: FileFault.self) { try OutputFile(path: "/tmp") }
        let device = try OutputFile(path: "/dev/null")
        try device.write([1, 2, 3])
        try device.commit()
        let full = try OutputFile(path: "/dev/full")
        #expect(throws: FileFault(path: "/dev/full", operation: "write", code: 28)) {
            try full.write([1])
        }
    }

    /// How many files there are whose name begins with that of the file.
    private func neighbours(_ path: String) throws -> Int {
        let url = URL(filePath: path)
        let folder = url.deletingLastPathComponent().path()
        return try FileManager.default.contentsOfDirectory(atPath: folder)
            .count { $0.hasPrefix(url.lastPathComponent) }
    }
}
