import Glibc
import Vault

/// A directory that goes away, with what is in it, when the test ends.
final class ScratchDirectory: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/fangpin-vault-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit { ScratchDirectory.remove(path) }

    /// The key directory inside, which is not there yet.
    var keys: KeyDirectory { KeyDirectory("\(path)/keys") }

    func names(in directory: String = "keys") -> [String] {
        ScratchDirectory.names("\(path)/\(directory)")
    }

    func read(_ name: String) -> [UInt8] {
        let file = fopen("\(path)/keys/\(name)", "r")!
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = fread(&bytes, 1, 4_096, file)
        return Array(bytes.prefix(count))
    }

    func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o600) {
        let path = "\(path)/keys/\(name)"
        let file = fopen(path, "w")!
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
        chmod(path, mode)
    }

    func mode(_ name: String) -> mode_t {
        var status = stat()
        return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    private static func names(_ path: String) -> [String] {
        guard let stream = opendir(path) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func remove(_ path: String) {
        for name in names(path) where Glibc.unlink("\(path)/\(name)") != 0 {
            remove("\(path)/\(name)")
        }
        rmdir(path)
    }
}
