import Glibc

/// PostgreSQL's server programs on this machine.
struct Installation {
    let directory: String
    let version: Int

    static let oldestVersion = 15
    private static let debianRoot = "/usr/lib/postgresql"

    /// The programs for a cluster: those in `given`, else those of the version that made the data,
    /// else the newest.
    static func find(given: String?, dataVersion: Int?) throws -> Installation {
        if let given {
            let installation = try Installation(directory: given)
            try installation.check(dataVersion: dataVersion)
            return installation
        }
        let installed = versionsInstalled()
        if let dataVersion {
            guard installed.contains(dataVersion) else {
                throw ClusterError(
                    .otherVersion,
                    "the data was made by PostgreSQL \(dataVersion), which is not installed; "
                        + "install it: apt-get install postgresql-\(dataVersion)")
            }
            return try Installation(directory: "\(debianRoot)/\(dataVersion)/bin")
        }
        guard let newest = installed.max(), newest >= oldestVersion else {
            throw ClusterError(
                .missingBinaries,
                "no PostgreSQL server of version \(oldestVersion) or later was found under "
                    + "\(debianRoot); install it: apt-get install postgresql")
        }
        return try Installation(directory: "\(debianRoot)/\(newest)/bin")
    }

    private init(directory: String) throws {
        for program in ["postgres", "initdb", "pg_ctl"]
        where access("\(directory)/\(program)", X_OK) != 0 {
            throw ClusterError(
                .missingBinaries,
                "\(directory)/\(program) is missing or cannot be run; install the server: "
                    + "apt-get install postgresql")
        }
        self.directory = directory
        let answer = try Subprocess.run(
            ["\(directory)/postgres", "--version"], as: nil, dies: false, environment: [])
        // For example `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
        let word = answer.output.split(separator: " ").dropFirst(2).first ?? ""
        guard answer.status == 0, let version = Int(word.prefix { $0.isNumber }) else {
            throw ClusterError(
                .missingBinaries,
                "\(directory)/postgres does not tell its version: \(answer.output)")
        }
        self.version = version
    }

    private func check(dataVersion: Int?) throws {
        if version < Installation.oldestVersion {
            throw ClusterError(
                .missingBinaries,
                "\(directory) holds PostgreSQL \(version); \(Installation.oldestVersion) or later "
                    + "is needed")
        }
        if let dataVersion, dataVersion != version {
            throw ClusterError(
                .otherVersion,
                "the data was made by PostgreSQL \(dataVersion), and \(directory) holds "
                    + "\(version); use the programs of \(dataVersion), or move the data with "
                    + "pg_upgrade")
        }
    }

    private static func versionsInstalled() -> [Int] {
        names(in: debianRoot).compactMap { Int($0) }.filter {
            access("\(debianRoot)/\($0)/bin/postgres", X_OK) == 0
        }
    }
}

/// The names in a directory, without `.` and `..`; none if it cannot be read.
func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != "." && name != ".." { names.append(name) }
    }
    return names
}
