import Foundation
import Testing

/// A PDF as poppler reads it (`poppler-utils` of `deploy/packages`): another program than the one
/// that wrote it.
struct PDFReading {
    let bytes: [UInt8]

    /// Title, pages, tags and paper, by name.
    func facts() throws -> [String: String] {
        let lines = try run("pdfinfo", []).split(separator: "\n")
        return Dictionary(
            lines.compactMap { line in
                guard let colon = line.firstIndex(of: ":") else { return nil }
                let value = line[line.index(after: colon)...]
                return (String(line[..<colon]), value.trimmingCharacters(in: .whitespaces))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The tags, each on a line, set in by two blanks for each tag around it.
    func structure() throws -> String { try run("pdfinfo", ["-struct"]) }

    /// The text of each page, as it is read.
    func pages() throws -> [String] {
        let text = try run("pdftotext", ["-enc", "UTF-8"], output: true)
        return text.components(separatedBy: "\u{0C}").dropLast().map { $0 }
    }

    /// All text without white space: lines are broken where there is room for no more.
    func text() throws -> String {
        try pages().joined().filter { !$0.isWhitespace }
    }

    private func run(_ tool: String, _ options: [String], output: Bool = false) throws -> String {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fangpin-pdf-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "paper.pdf")
        let answer = folder.appending(path: "answer")
        try Data(bytes).write(to: file)
        try Data().write(to: answer)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + options + [file.path] + (output ? [answer.path] : [])
        // A file takes any length; a pipe would have to be read while the tool writes.
        let handle = try FileHandle(forWritingTo: answer)
        if !output { process.standardOutput = handle }
        try process.run()
        process.waitUntilExit()
        try handle.close()
        try #require(process.terminationStatus == 0, "\(tool) cannot read it")
        return try String(contentsOf: answer, encoding: .utf8)
    }
}

extension [UInt8] {
    /// How often the bytes have a text in them.
    func count(of text: String) -> Int { Data(self).ranges(of: Data(text.utf8)).count }

    /// Whether the bytes have a text in them.
    func has(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}
