import Foundation
import Glibc

/// 行程 - a state directory of its own under `/tmp`, in which the built `fangpin` runs. The user that
/// runs PostgreSQL can pass through it.
final class Journey: Sendable {
    let state: String

    init() throws {
        var path = Array("/tmp/fangpin-journey-XXXXXX".utf8CString)
        guard mkdtemp(&path) != nil else { throw JourneyFault.noDirectory(errno) }
        chmod(path, 0o711)
        state = String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Runs `body` in a new state directory. What still runs there is then ended, and it goes.
    static func with(_ body: (Journey) async throws -> Void) async throws {
        let journey = try Journey()
        do {
            try await body(journey)
            await journey.end()
        } catch {
            await journey.end()
            throw error
        }
    }

    /// A killed command leaves the embedded server running; nobody but this journey knows of it.
    private func end() async {
        let file = "\(state)/cluster/postmaster.pid"
        if let text = try? String(contentsOfFile: file, encoding: .utf8),
            let id = text.split(separator: "\n").first.flatMap({ Int32($0) })
        {
            Glibc.kill(id, SIGQUIT)
            while Glibc.kill(id, 0) == 0 { try? await Task.sleep(for: .milliseconds(50)) }
        }
        try? FileManager.default.removeItem(atPath: state)
    }

    func path(_ name: String) -> String { "\(state)/\(name)" }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path(name)))
    }

    /// What a command said, and how it ended.
    struct Result: Sendable {
        var status: Int32
        var output: Data
        var messages: String
    }

    /// Runs `fangpin` to its end.
    func fangpin(_ arguments: String...) async throws -> Result {
        try await run(Journey.binary, arguments)
    }

    /// Runs `fangpin` and kills it with -9 after a while; true if it was still running.
    func kill(after delay: Duration, _ arguments: String...) async throws -> Bool {
        let process = try start(Journey.binary, arguments)
        try await Task.sleep(for: delay)
        let wasRunning = process.isRunning
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return wasRunning && process.terminationReason == .uncaughtSignal
    }

    /// Runs a script of the oracle with Python.
    func oracle(_ script: String, _ arguments: String...) async throws -> Result {
        let folder = "\(Journey.root)/Tests/Oracle"
        let result = try await run(
            "/usr/bin/env", ["python3", "\(folder)/\(script)"] + arguments)
        // The oracle reads schemes with PyYAML; deploy/test installs it.
        guard !result.messages.contains("No module named 'yaml'") else {
            throw JourneyFault.noYAML
        }
        return result
    }
}

enum JourneyFault: Error, CustomStringConvertible {
    case noDirectory(Int32)
    case noBinary(String)
    case noYAML

    var description: String {
        switch self {
        case .noDirectory(let code): "no directory could be made in /tmp: error \(code)"
        case .noBinary(let path): "there is no \(path): build the product fangpin with the tests"
        case .noYAML: "the oracle needs PyYAML: apt-get install python3-yaml"
        }
    }
}

extension Journey {
    /// The project's folder.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// The county that ships with the project.
    static var exampleCounty: String { "\(root)/deploy/example-county" }

    /// The command that was built with these tests: it lies beside them.
    static var binary: String {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = tests.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("fangpin").path
            if access(candidate, X_OK) == 0, !candidate.isDirectory { return candidate }
            folder.deleteLastPathComponent()
        }
        return tests.deletingLastPathComponent().appendingPathComponent("fangpin").path
    }

    /// A program in this state directory, with its output in two files there.
    private func start(
        _ program: String, _ arguments: [String], output: String = "killed.out",
        messages: String = "killed.err"
    ) throws -> Process {
        guard access(program, X_OK) == 0 else { throw JourneyFault.noBinary(program) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("FANGPIN_") && !$0.key.hasPrefix("PG")
        }
        environment["FANGPIN_STATE_DIRECTORY"] = state
        environment["FANGPIN_LOG_LEVEL"] = "error"
        process.environment = environment
        process.standardOutput = try file(output)
        process.standardError = try file(messages)
        try process.run()
        return process
    }

    private func run(_ program: String, _ arguments: [String]) async throws -> Result {
        let process = try start(program, arguments, output: "out", messages: "err")
        while process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
        return Result(
            status: process.terminationStatus, output: try bytes("out"),
            messages: String(decoding: try bytes("err"), as: UTF8.self))
    }

    private func file(_ name: String) throws -> FileHandle {
        FileManager.default.createFile(atPath: path(name), contents: nil)
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path(name)))
    }
}

extension String {
    fileprivate var isDirectory: Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: self, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }
}
