import Formats
import Glibc

/// Small files of the state directory that must outlive a loss of power.
enum StateFile {
    /// The file's text; nil where there is none.
    static func text(_ path: String) throws -> String? {
        guard access(path, F_OK) == 0 else { return nil }
        return String(decoding: try InputFile.bytes(path: path), as: UTF8.self)
    }

    /// Puts a text in the place of the file's: after a crash there is the old one or the new one.
    static func replace(_ path: String, _ text: String) throws {
        let draft = "\(path).\(getpid()).new"
        unlink(draft)
        try write(text, to: draft, flags: O_CREAT | O_EXCL)
        guard rename(draft, path) == 0 else { throw FileFault(path: path, operation: "rename") }
        try synchronizeFolder(of: path)
    }

    /// Adds a line to the file.
    static func append(_ path: String, _ line: String) throws {
        let isNew = access(path, F_OK) != 0
        try write(line + "\n", to: path, flags: O_CREAT | O_APPEND)
        if isNew { try synchronizeFolder(of: path) }
    }

    /// Runs `body` while nobody else does so in the same folder.
    static func alone<Value>(in folder: String, _ body: () throws -> Value) throws -> Value {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path: folder, operation: "opendir") }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_EX) == 0 else {
            throw FileFault(path: folder, operation: "lock")
        }
        return try body()
    }

    private static func write(_ text: String, to path: String, flags: Int32) throws {
        let file = open(path, O_WRONLY | O_CLOEXEC | flags, 0o600)
        guard file >= 0 else { throw FileFault(path: path, operation: "create") }
        defer { close(file) }
        try OutputFile.write(Array(text.utf8), to: file, path: path)
        guard fsync(file) == 0 else { throw FileFault(path: path, operation: "write") }
    }

    private static func synchronizeFolder(of path: String) throws {
        let folder = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path: folder, operation: "opendir") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault(path: folder, operation: "write") }
    }
}
