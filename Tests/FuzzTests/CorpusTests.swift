import Foundation
import FuzzProperties
import Testing

/// What the fuzzers begin with, and what they once broke something with, as ordinary tests. The
/// fuzzers themselves are run by `deploy/fuzz`.
@Suite struct CorpusTests {
    @Test("every kept input holds its target's properties", arguments: FuzzTarget.allCases)
    func keptInputs(target: FuzzTarget) throws {
        let seeds = try inputs("Corpus/\(target.rawValue)")
        #expect(seeds.count >= 3, "a corpus has some inputs to begin with")
        for input in seeds + (try inputs("Found/\(target.rawValue)")) {
            let bytes = [UInt8](try Data(contentsOf: input))
            #expect(throws: Never.self, "\(input.lastPathComponent)") { try target.check(bytes) }
        }
    }

    @Test("every corpus has its target, and every target its dictionary")
    func names() throws {
        let names = FuzzTarget.allCases.map(\.rawValue)
        let kept = try inputs("Corpus", folders: true) + inputs("Found", folders: true)
        #expect(Set(kept.map(\.lastPathComponent)) == Set(names))
        let dictionaries = try inputs("Corpus").map(\.lastPathComponent)
        #expect(Set(dictionaries).isSubset(of: names.map { "\($0).dict" }))
    }

    @Test("inputs of any shape: the beginnings of every kept one, and each with a byte changed")
    func damagedInputs() throws {
        for target in FuzzTarget.allCases {
            for input in try inputs("Corpus/\(target.rawValue)") {
                let bytes = [UInt8](try Data(contentsOf: input))
                for damaged in damaged(bytes) {
                    #expect(throws: Never.self, "\(target) \(input.lastPathComponent)") {
                        try target.check(damaged)
                    }
                }
            }
        }
    }

    private func damaged(_ bytes: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: max(1, bytes.count / 16)).flatMap { place in
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            return [Array(bytes[..<place]), changed]
        }
    }

    /// The files of a folder of `Tests/Fuzz`, or its folders; none where git kept no empty folder.
    private func inputs(_ folder: String, folders: Bool = false) throws -> [URL] {
        let root = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path = root.appending(path: "Fuzz/\(folder)").path
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().compactMap {
            var isFolder: ObjCBool = false
            let url = URL(filePath: "\(path)/\($0)")
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder)
            return isFolder.boolValue == folders ? url : nil
        }
    }
}
