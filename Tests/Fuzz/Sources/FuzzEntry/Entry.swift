import FuzzProperties
import Glibc

/// What is fuzzed; `FANGPIN_FUZZ` names it.
private let target: FuzzTarget = {
    let name = getenv("FANGPIN_FUZZ").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
        let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: " ")
        say("FANGPIN_FUZZ must be one of: \(names)")
        exit(64)
    }
    return target
}()

private func say(_ message: String) {
    let line = Array("\(message)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}

@_cdecl("fangpin_fuzz_begin")
public func begin() -> Int32 {
    _ = target
    return 0
}

/// Tries one input. A property that does not hold ends the process as a crash does, so that
/// libFuzzer keeps the input.
@_cdecl("fangpin_fuzz")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
        try target.check(Array(UnsafeBufferPointer(start: bytes, count: count)))
    } catch {
        say("\(target.rawValue): \(error)")
        abort()
    }
    return 0
}
