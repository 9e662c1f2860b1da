import Glibc

/// 弱口令库 - the lists that new passwords are held against, as far as this machine has them.
package struct PasswordLists: Sendable {
    /// The commonest passwords and words; nil without such a list.
    package var common: FrequentPasswords?
    /// Passwords that are known from breaches; nil without such a file.
    package var breached: BreachedPasswords?

    package static let none = PasswordLists()

    package init(common: FrequentPasswords? = nil, breached: BreachedPasswords? = nil) {
        self.common = common
        self.breached = breached
    }
}

/// Why a list of passwords cannot be used. It tells the path and nothing of the contents.
package enum PasswordListFault: Error, Equatable, Sendable, CustomStringConvertible {
    /// A call of the operating system failed.
    case unreadable(path: String, errno: Int32)
    /// A file of common passwords holds too few to be one.
    case tooFew(path: String, count: Int)
    /// A file of breached passwords is not sorted lines of SHA-1 values, or was cut off.
    case notSorted(path: String)

    package var description: String {
        switch self {
        case .unreadable(let path, let number):
            "the password list '\(path)' cannot be read: \(String(cString: strerror(number)))"
        case .tooFew(let path, let count):
            "'\(path)' holds \(count) passwords, and a list of common ones has "
                + "\(FrequentPasswords.fewest) or more: one on a line, or between commas or quotes"
        case .notSorted(let path):
            "'\(path)' is no list of breached passwords: give the lines SHA1:COUNT of Have I Been "
                + "Pwned, sorted by the value, all of them with the last line's end"
        }
    }
}
