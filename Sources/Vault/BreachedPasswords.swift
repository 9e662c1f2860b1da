import COpenSSL
import Glibc

/// 外泄口令库 - passwords that are known from breaches, as Have I Been Pwned gives them for download:
/// a line for each, the SHA-1 of its UTF-8 as 40 hexadecimal digits, a colon and how often it was
/// seen, sorted by the digits. The file has 40 GB; a look takes some forty reads of a few hundred
/// bytes, and no password leaves the machine.
///
/// SHA-1 protects nothing here: it is what the list is made with.
package struct BreachedPasswords: Sendable {
    /// The file.
    package let path: String

    private static let digits = 40
    /// No line is longer: 40 digits, a colon, a number, two line ends.
    private static let longestLine = 64

    /// Opens the list and looks whether its first and last line are what they must be.
    ///
    /// - Throws: ``PasswordListFault``.
    package init(_ path: String) throws(PasswordListFault) {
        self.path = path
        let list = try OpenList(path)
        guard let first = try list.value(from: 0), list.size > 0,
            let last = try list.value(from: max(0, list.size - Int64(BreachedPasswords.digits))),
            try list.ends(), !last.lexicographicallyPrecedes(first)
        else { throw .notSorted(path: path) }
    }

    /// Whether a password is in the list.
    ///
    /// - Throws: ``PasswordListFault``: a list that cannot be read says nothing, and never no.
    package func contains(_ password: String) throws(PasswordListFault) -> Bool {
        let wanted = BreachedPasswords.value(of: password)
        let list = try OpenList(path)
        // Lines that begin at `low` or behind, and before `high`, may be the one.
        var (low, high) = (Int64(0), list.size)
        while low < high {
            let middle = low + (high - low) / 2
            let (start, next) = try list.line(around: middle)
            guard let found = try list.value(at: start), next > start else {
                throw .notSorted(path: path)
            }
            if found == wanted { return true }
            if found.lexicographicallyPrecedes(wanted) { low = next } else { high = start }
        }
        return false
    }

    /// The value of a password, in the list's capital digits.
    package static func value(of password: String) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 20)
        let text = Array(password.utf8)
        EVP_Digest(text, text.count, &bytes, nil, EVP_sha1(), nil)
        let digits = Array("0123456789ABCDEF".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    /// The file, open for one look.
    private struct OpenList: ~Copyable {
        let path: String
        let file: Int32
        let size: Int64

        init(_ path: String) throws(PasswordListFault) {
            let file = open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw .unreadable(path: path, errno: errno) }
            var status = stat()
            guard fstat(file, &status) == 0 else {
                let code = errno
                close(file)
                throw .unreadable(path: path, errno: code)
            }
            self.path = path
            self.file = file
            self.size = Int64(status.st_size)
        }

        deinit { close(file) }

        /// Where the line with the byte at `place` begins, and where the next one does.
        func line(
            around place: Int64
        ) throws(PasswordListFault) -> (start: Int64, next: Int64) {
            let length = Int64(BreachedPasswords.longestLine)
            let from = max(0, place - length)
            let bytes = try read(at: from, count: Int(2 * length))
            let here = Int(place - from)
            let end = UInt8(ascii: "\n")
            let before = bytes[..<min(here, bytes.count)].lastIndex(of: end)
            let start = before.map { from + Int64($0) + 1 } ?? from
            let after = bytes[min(here, bytes.count)...].firstIndex(of: end)
            return (start, after.map { from + Int64($0) + 1 } ?? size)
        }

        /// The value of the line that begins at a place; nil for what is none.
        func value(at place: Int64) throws(PasswordListFault) -> [UInt8]? {
            let bytes = try read(at: place, count: BreachedPasswords.digits + 1)
            guard bytes.count == BreachedPasswords.digits + 1, bytes.last == UInt8(ascii: ":")
            else { return nil }
            let value = Array(bytes.dropLast())
            let isValue = value.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0)
            }
            return isValue ? value : nil
        }

        /// The value of the line around a place.
        func value(from place: Int64) throws(PasswordListFault) -> [UInt8]? {
            try value(at: try line(around: place).start)
        }

        /// Whether the last line is whole.
        func ends() throws(PasswordListFault) -> Bool {
            try read(at: size - 1, count: 1) == [UInt8(ascii: "\n")]
        }

        private func read(at place: Int64, count: Int) throws(PasswordListFault) -> [UInt8] {
            var bytes = [UInt8](repeating: 0, count: count)
            var filled = 0
            while filled < count {
                let got = bytes.withUnsafeMutableBytes {
                    pread(file, $0.baseAddress! + filled, count - filled, off_t(place) + filled)
                }
                if got < 0, errno == EINTR { continue }
                guard got >= 0 else { throw .unreadable(path: path, errno: errno) }
                if got == 0 { break }
                filled += got
            }
            return Array(bytes.prefix(filled))
        }
    }
}
