import Formats

/// Reads a whole file as what `parse` makes of its bytes.
///
/// - Throws: `FileFault`; ``Failure`` with everything that is wrong with it.
func load<File>(
    _ path: String, _ parse: ([UInt8]) throws(RowsDefect) -> File
) throws -> File {
    let bytes = try InputFile.bytes(path: path)
    do throws(RowsDefect) { return try parse(bytes) } catch {
        throw Failure(invalid: path, error)
    }
}
