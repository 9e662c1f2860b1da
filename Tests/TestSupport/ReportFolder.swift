import Foundation

/// A folder of reports, and `deploy/check-sample` over it.
package final class ReportFolder {
    private let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "fangpin-sample-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    package func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Runs the checker over all files; what it says, and how it ends.
    package func check(
        _ options: [String] = [], beside path: String = #filePath
    ) throws -> (status: Int32, output: String) {
        let root = URL(filePath: path).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let process = Process()
        process.executableURL = root.appending(path: "deploy/check-sample")
        process.arguments = options + files.map { folder.appending(path: $0).path }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }
}
