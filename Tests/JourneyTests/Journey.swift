import Foundation
import Glibc
import TestSupport

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
    ///
    /// - Parameter variables: what is set in its environment beyond the state directory, as
    ///   `NAME=value`.
    func fangpin(_ arguments: String..., variables: [String] = []) async throws -> Result {
        try await run(Journey.binary, arguments, variables: variables)
    }

    /// Runs `fangpin` and kills it with -9 after a while; true if it was still running.
    func kill(after delay: Duration, _ arguments: String...) async throws -> Bool {
        let command = try start(
            Journey.binary, arguments, output: "killed.out", messages: "killed.err")
        try await Task.sleep(for: delay)
        command.kill()
        return try await command.end() == .signalled(SIGKILL)
    }

    /// Starts a daemon and waits until it listens. A loaded machine takes its time to make a
    /// cluster, so the wait is there to end, not to measure.
    func daemon(port: Int, variables: [String] = []) async throws -> Command {
        let messages = "daemon-\(port).err"
        let command = try start(
            Journey.binary, ["serve", "--port", "\(port)"], variables: variables,
            output: "daemon-\(port).out", messages: messages)
        for _ in 0..<1_800 {
            let said = String(decoding: try bytes(messages), as: UTF8.self)
            if said.contains("listening on") { return command }
            try await Task.sleep(for: .milliseconds(100))
        }
        command.kill()
        throw JourneyFault.notReady(String(decoding: try bytes(messages), as: UTF8.self))
    }

    /// The superuser's connection string of the embedded database.
    var database: String { "postgresql:///fangpin?host=\(state)/socket&user=postgres" }

    /// Runs a script of the oracle with Python.
    func oracle(_ script: String, _ arguments: String...) async throws -> Result {
        let folder = "\(Journey.root)/Tests/Oracle"
        let result = try await run(
            "/usr/bin/python3", ["\(folder)/\(script)"] + arguments)
        // The oracle reads schemes with PyYAML; deploy/packages names it.
        guard !result.messages.contains("No module named 'yaml'") else {
            throw JourneyFault.noYAML
        }
        return result
    }
}

enum JourneyFault: Error, CustomStringConvertible {
    case noDirectory(Int32)
    case ended(String, Command.End)
    case notReady(String)
    case noYAML

    var description: String {
        switch self {
        case .noDirectory(let code): "no directory could be made in /tmp: error \(code)"
        case .ended(let program, let end): "\(program) came to its end by \(end)"
        case .notReady(let said): "a daemon did not listen within three minutes: \(said)"
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
        _ program: String, _ arguments: [String], variables: [String] = [], output: String,
        messages: String
    ) throws -> Command {
        let inherited = ProcessInfo.processInfo.environment.filter {
            !$0.key.hasPrefix("FANGPIN_") && !$0.key.hasPrefix("PG")
        }
        return try Command(
            program, arguments,
            variables: inherited.map { "\($0.key)=\($0.value)" } + [
                "FANGPIN_STATE_DIRECTORY=\(state)", "FANGPIN_LOG_LEVEL=error",
            ] + variables, output: path(output), messages: path(messages))
    }

    /// Runs any program to its end.
    func run(
        _ program: String, _ arguments: [String], variables: [String] = []
    ) async throws -> Result {
        let command = try start(
            program, arguments, variables: variables, output: "out", messages: "err")
        return try await result(of: command, program)
    }

    /// What a command that writes to `err` says until its end.
    ///
    /// - Parameter output: the file of the journey that its standard output goes to, if it does.
    func result(
        of command: Command, _ program: String, output: String? = "out"
    ) async throws -> Result {
        let end = try await command.end()
        guard case .exited(let status) = end else { throw JourneyFault.ended(program, end) }
        return Result(
            status: status, output: try output.map { try bytes($0) } ?? Data(),
            messages: String(decoding: try bytes("err"), as: UTF8.self))
    }
}

extension String {
    fileprivate var isDirectory: Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: self, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }
}
