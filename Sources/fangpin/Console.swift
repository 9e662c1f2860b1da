import Formats
import Glibc

/// Writes lines for people to standard error.
func say(_ text: String) {
    // There is nobody left to tell if this fails.
    try? OutputFile.write(Array("\(text)\n".utf8), to: STDERR_FILENO, path: "/dev/stderr")
}

/// Writes a result and the end of its line to standard output.
///
/// - Throws: `FileFault`. A result that nobody gets is no success.
func show(_ text: String) throws {
    try show(Array("\(text)\n".utf8))
}

/// Writes a result to standard output as it is.
///
/// - Throws: `FileFault`.
func show(_ bytes: [UInt8]) throws {
    let output = try OutputFile(path: "/dev/stdout")
    try output.write(bytes)
    try output.commit()
}
