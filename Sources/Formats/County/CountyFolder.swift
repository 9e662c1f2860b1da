import Domain
import Glibc

/// 县数据文件夹 - which of its files a county's folder holds (contract, section 5).
///
/// `scheme.yaml`, the villages, the households and the persons must be there; any other file may be
/// absent and then counts as empty. `expected*`, what a check compares the outcome with, is no part
/// of the folder and is passed over; every other name that means nothing is reported.
package struct CountyFolder: Sendable, Equatable {
    package let path: String
    /// Each department's in order of month; the departments in the order of ``Domain/Channel``.
    package let feeds: [FeedFile]
    /// Names of the bank statements `statement-*.xml`, in byte order.
    package let statements: [String]
    /// Names of the working calendars `calendar-*.csv`, in byte order.
    package let calendars: [String]
    /// Missing files (errors) and ignored ones (warnings).
    package let problems: [FileProblem]

    private let present: Set<File>

    /// Files of which a county has one, by name.
    package enum File: String, CaseIterable, Sendable {
        case scheme = "scheme.yaml"
        case villages = "villages.csv"
        case households = "households.csv"
        case persons = "persons.csv"
        case verifiers = "verifiers.csv"
        case vehicles = "vehicles.csv"
        case applications = "applications.csv"
        case prescreen = "prescreen.csv"
        case findings = "findings.csv"
        case crosschecks = "crosschecks.csv"
        case reviews = "reviews.csv"
        case notices = "notices.csv"
        case approvals = "approvals.csv"

        package var isMandatory: Bool {
            switch self {
            case .scheme, .villages, .households, .persons: true
            default: false
            }
        }
    }

    /// Lists the folder.
    ///
    /// - Throws: `FileFault` when there is no such folder, or it cannot be listed.
    package init(path: String) throws(FileFault) {
        self.init(path: path, entries: try CountyFolder.entries(of: path))
    }

    /// - Parameter entries: the regular files of the folder, and whatever else it holds.
    init(path: String, entries: [Entry]) {
        var present: Set<File> = []
        var feeds: [FeedFile] = []
        var statements: [String] = []
        var calendars: [String] = []
        var ignored: [FileProblem] = []
        for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            let name = entry.name
            if !entry.isFile {
                ignored.append(.ignored(name, what: "is not a file"))
            } else if let file = File(rawValue: name) {
                present.insert(file)
            } else if let feed = FeedFile(name: name) {
                feeds.append(feed)
            } else if name.hasPrefix("statement-"), name.hasSuffix(".xml") {
                statements.append(name)
            } else if name.hasPrefix("calendar-"), name.hasSuffix(".csv") {
                calendars.append(name)
            } else if !name.hasPrefix("expected") {
                ignored.append(.ignored(name, what: "is not the name of a file of a county"))
            }
        }
        let missing = File.allCases.filter { $0.isMandatory && !present.contains($0) }
        self.path = path
        self.present = present
        self.feeds = feeds.sorted()
        self.statements = statements
        self.calendars = calendars
        self.problems = missing.map { .missing($0.rawValue) } + ignored
    }

    package func holds(_ file: File) -> Bool { present.contains(file) }

    /// Where a file of the folder is.
    package func path(of name: String) -> String { "\(path)/\(name)" }
    package func path(of file: File) -> String { path(of: file.rawValue) }
}

/// 部门数据文件 - a department's feed of one month: `医保-202609.csv`.
package struct FeedFile: Sendable, Hashable, Comparable {
    package let name: String
    package let channel: Channel
    package let year: Int
    package let month: Int

    /// Nil for a name of any other form, or of a month that does not exist.
    package init?(name: String) {
        let bytes = Array(name.utf8)
        guard bytes.count > 11, bytes.suffix(4).elementsEqual(".csv".utf8),
            bytes[bytes.count - 11] == UInt8(ascii: "-"),
            let channel = Channel(
                department: String(decoding: bytes.dropLast(11), as: UTF8.self))
        else { return nil }
        let digits = bytes[(bytes.count - 10)..<(bytes.count - 4)]
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
        guard (1...12).contains(number % 100), number >= 100 else { return nil }
        self.name = name
        self.channel = channel
        self.year = number / 100
        self.month = number % 100
    }

    /// The order of import.
    package static func < (left: FeedFile, right: FeedFile) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        Channel.allCases.firstIndex(of: channel)! * 1_000_000 + year * 100 + month
    }
}

extension CountyFolder {
    struct Entry: Sendable {
        var name: String
        var isFile: Bool
    }

    private static func entries(of path: String) throws(FileFault) -> [Entry] {
        guard let folder = opendir(path) else {
            throw FileFault(path: path, operation: "opendir")
        }
        defer { closedir(folder) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let found = readdir(folder) else { break }
            let name = withUnsafeBytes(of: &found.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            var status = stat()
            // A link counts as what it leads to; one that leads nowhere is not a file.
            let isFile = stat("\(path)/\(name)", &status) == 0 && status.st_mode & S_IFMT == S_IFREG
            entries.append(Entry(name: name, isFile: isFile))
        }
        guard errno == 0 else { throw FileFault(path: path, operation: "readdir") }
        return entries
    }
}

extension FileProblem {
    fileprivate static func missing(_ name: String) -> FileProblem {
        FileProblem(
            .error, .missingFile, file: name, what: "is not in the folder",
            remedy: "put it there; a county cannot be loaded without it")
    }

    fileprivate static func ignored(_ name: String, what: String) -> FileProblem {
        FileProblem(
            .warning, .unknownFile, file: name, what: "\(what), and is ignored",
            remedy: "rename it if it should count")
    }
}
