import Glibc

/// A system call on a file that failed.
package struct FileFault: Error, Equatable, Sendable, CustomStringConvertible {
    package let path: String
    /// `open` of what is to be read, `create` of what is to be written; `read`, `write`, `rename`.
    package let operation: String
    /// The `errno` value.
    package let code: Int32

    package init(path: String, operation: String, code: Int32 = errno) {
        self.path = path
        self.operation = operation
        self.code = code
    }

    /// Whether there is nothing to read: no such file or folder, or none that may be read.
    package var isMissingInput: Bool { operation == "open" || operation == "opendir" }

    package var description: String {
        "\(path): \(operation) failed: \(String(cString: strerror(code)))"
    }
}
