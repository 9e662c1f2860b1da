import Foundation
import TestSupport
import Testing

/// `sql/schema.sql` is what all migrations add up to, for who wants to read the schema as it is.
///
/// `FANGPIN_WRITE_SCHEMA=1 deploy/test --filter SchemaDumpTests` writes it anew after a migration.
@Suite struct SchemaDumpTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("sql/schema.sql")
    /// Each major version of pg_dump has a wording of its own; the file is in that of Debian 12's.
    private static let program = "/usr/lib/postgresql/15/bin/pg_dump"

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: program)))
    func theDumpIsWhatTheMigrationsMake() async throws {
        let dump = try await ScratchCluster.shared.withDatabase(template: .migrated) { url in
            try Self.dump(url)
        }
        #expect(dump.contains("CREATE TABLE fangpin.claim ("))
        if ProcessInfo.processInfo.environment["FANGPIN_WRITE_SCHEMA"] == "1" {
            try dump.write(to: Self.file, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOf: Self.file, encoding: .utf8)
        let difference = zip(
            dump.split(separator: "\n"), kept.split(separator: "\n")
        ).first { $0 != $1 }
        #expect(kept == dump, "first difference: \(String(describing: difference))")
    }

    private static func dump(_ url: String) throws -> String {
        let output = FileManager.default.temporaryDirectory.appending(
            path: "fangpin-schema-\(UUID().uuidString).sql")
        defer { try? FileManager.default.removeItem(at: output) }
        let tool = try Command(
            program, ["--schema-only", "--schema=fangpin", "--dbname=\(url)"],
            variables: ["PATH=/usr/bin:/bin"], output: output.path(), messages: "/dev/null")
        try #require(tool.endAtOnce() == .exited(0))
        let text = try String(contentsOf: output, encoding: .utf8)
        return tidy(text)
    }

    /// Without what is another with every dump and every minor version, and without empty lines in
    /// rows.
    private static func tidy(_ text: String) -> String {
        var lines = [
            "-- What all migrations add up to. Written and compared by SchemaDumpTests.", "",
        ]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("\\") || line.hasPrefix("-- Dumped") || line == "--" { continue }
            if line.isEmpty, lines.last == "" { continue }
            lines.append(String(line))
        }
        return lines.joined(separator: "\n")
    }
}
