import Casework
import Domain
import Formats

/// A scheme file that was given to a command: read and judged.
struct SchemeFile {
    let bytes: [UInt8]
    let scheme: Scheme

    /// - Throws: `FileFault`; ``Failure`` with everything that is wrong with it, and where.
    init(path: String) throws {
        let bytes = try InputFile.bytes(path: path)
        self.bytes = bytes
        do { self.scheme = try SchemeReading.read(bytes) } catch let defect as SchemeFileDefect {
            throw Failure(invalid: path, defect)
        } catch let defect as SchemeRefused {
            throw Failure(invalid: path, defect)
        }
    }
}
