import Foundation
import Glibc
import TestSupport

extension Journey {
    /// Runs `fangpin` in an environment that holds nothing but what is given here, so that a test
    /// of bad configuration sees no other.
    ///
    /// - Parameters:
    ///   - variables: `NAME=value`; what stands here counts before the state directory.
    ///   - output: where standard output goes, if not to the result.
    func call(
        _ arguments: [String], variables: [String] = [], output: String? = nil
    ) async throws -> Result {
        let command = try start(arguments, variables: variables, output: output)
        return try await result(
            of: command, Journey.binary, output: output == nil ? "out" : nil)
    }

    /// Starts it in the same way and leaves it running; what it says goes to `out` and `err`.
    func start(
        _ arguments: [String], variables: [String] = [], output: String? = nil
    ) throws -> Command {
        try Command(
            Journey.binary, arguments,
            variables: variables + ["PATH=/usr/bin:/bin", "FANGPIN_STATE_DIRECTORY=\(state)"],
            output: output ?? path("out"), messages: path("err"))
    }

    /// Writes a file and gives its path.
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        return path(name)
    }

    func file(_ name: String, _ text: String) throws -> String {
        try file(name, Array(text.utf8))
    }

    /// What a file of the journey holds.
    func text(_ name: String) throws -> String {
        String(decoding: try bytes(name), as: UTF8.self)
    }
}

extension Journey.Result {
    /// The result, as text.
    var text: String { String(decoding: output, as: UTF8.self) }
}
