import Glibc
import Synchronization

/// 常见口令表 - the commonest passwords and words, read from a file that is no part of fangpin and its
/// licence its own: Debian's `python3-zxcvbn` has the 30,000 commonest passwords of public breaches
/// and the names and words that people make them of.
///
/// A file may have one on a line, or lists of them between quotes and commas, as that one has; a
/// line that begins with `#` is none. It is read when the first password is changed.
package final class FrequentPasswords: Sendable {
    /// Where Debian's package has it.
    package static let debian =
        "/usr/lib/python3/dist-packages/zxcvbn/frequency_lists.py"
    /// ASVS 5.0, 6.2.4: at least so many.
    package static let fewest = 3_000
    /// Longer files are no such list.
    private static let most = 64 << 20

    /// The file.
    package let path: String
    private let read = Mutex<Set<String>?>(nil)

    package init(_ path: String) { self.path = path }

    /// Whether there is such a file, without reading it.
    package var isThere: Bool { access(path, R_OK) == 0 }

    /// All of them, in small letters.
    ///
    /// - Throws: ``PasswordListFault``.
    package func words() throws(PasswordListFault) -> Set<String> {
        let known: Result<Set<String>, PasswordListFault> = read.withLock { known in
            if let known { return .success(known) }
            do throws(PasswordListFault) {
                let words = FrequentPasswords.words(in: try FrequentPasswords.bytes(of: path))
                guard words.count >= FrequentPasswords.fewest else {
                    return .failure(.tooFew(path: path, count: words.count))
                }
                known = words
                return .success(words)
            } catch {
                return .failure(error)
            }
        }
        return try known.get()
    }

    private static func bytes(of path: String) throws(PasswordListFault) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        let size = Int(status.st_size)
        guard size <= most else { throw .unreadable(path: path, errno: EFBIG) }
        var bytes = [UInt8](repeating: 0, count: size)
        var filled = 0
        while filled < size {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress! + filled, size - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unreadable(path: path, errno: count < 0 ? errno : EIO) }
            filled += count
        }
        return bytes
    }

    private static func words(in bytes: [UInt8]) -> Set<String> {
        let ends = Set(",\"'\r\n".utf8)
        var words: Set<String> = []
        for line in bytes.split(separator: UInt8(ascii: "\n"))
        where line.first != UInt8(ascii: "#") {
            for word in line.split(whereSeparator: ends.contains) where word.count < 65 {
                words.insert(String(decoding: word, as: UTF8.self).lowercased())
            }
        }
        return words
    }
}
