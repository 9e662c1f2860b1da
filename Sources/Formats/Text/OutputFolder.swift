import Glibc

/// A folder to write files to.
package enum OutputFolder {
    /// Makes a folder and those above it, unless they are there.
    package static func make(_ path: String) throws(FileFault) {
        let parts = path.split(separator: "/")
        for count in parts.indices {
            let folder = (path.hasPrefix("/") ? "/" : "") + parts[...count].joined(separator: "/")
            if mkdir(folder, 0o755) != 0, errno != EEXIST {
                throw FileFault(path: folder, operation: "mkdir")
            }
        }
    }
}
