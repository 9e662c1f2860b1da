import ArgumentParser
import Formats
import Trail

/// `fangpin audit check` - needs no database.
struct AuditCheck: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify an exported trail or the proof of a case, without a database (离线核验).",
        discussion: """
            Hashes every entry again, follows every chain, builds the tree anew and verifies every \
            signature. Prints a line for each kind of check and one for each defect. Exit status 1 \
            when anything does not fit, 65 when the file is not of the form.
            """)

    @Argument(help: "A file from 'audit export' or 'audit prove'.")
    var file: String
    @Option(
        help: "The log's or a witness's public key (PEM), from another source; may be repeated.")
    var key: [String] = []
    @Option(help: "A checkpoint that was kept since; may be repeated.")
    var against: [String] = []

    func run() throws {
        let keys = try key.flatMap { path in try TrailKeys.read(path).map { (path, $0) } }
        let anchors = try against.map { path in
            guard let note = try SignedNote(path: path) else {
                throw Failure(.data, "\(path): is no signed checkpoint")
            }
            return (path, note)
        }
        let report = try TrailReport.checking(
            file, by: TrailTrust(keys: keys, anchors: anchors))
        for line in report.lines { try show("\(file): \(line)") }
        if !report.isSound { throw ExitCode(ExitStatus.partial.rawValue) }
    }
}

extension SignedNote {
    /// The note of a file; nil for a file of another form.
    init?(path: String) throws {
        let bytes = try InputFile.bytes(path: path)
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        self.init(text)
    }
}

extension TrailReport {
    /// Checks a file.
    ///
    /// - Throws: ``Failure`` for a file of another form.
    static func checking(_ path: String, by trust: TrailTrust) throws -> TrailReport {
        var check = TrailCheck(trust: trust)
        do {
            let isWhole = try InputFile.lines(path: path) { try check.take($0) }
            guard isWhole else { throw Failure(.data, "\(path): the last line is cut off") }
        } catch let fault as TrailFormFault {
            throw Failure(.data, "\(path): \(fault)")
        }
        return check.finish()
    }
}
