import Domain
import Formats
import Glibc
import Intake

/// Stands for the vault: the index of an ID number is the number itself. Its digits are anything
/// but evenly spread, which the register's table must bear.
let plainIndices: BlindIndexing = { idNumbers in
    stride(from: 0, to: idNumbers.count, by: 18).map { start in
        idNumbers[start..<start + 18].withUnsafeBufferPointer { plainIndex($0) }
    }
}

func plainIndex(_ idNumber: some Collection<UInt8>) -> PersonKey {
    let digits = Array(idNumber)
    precondition(digits.count == 18, "an ID number has eighteen characters")
    func word(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 7 ^ UInt64($1) } }
    return PersonKey(high: word(digits[..<9]), low: word(digits[9...]))
}

/// An ID number with its check character, for the `serial`-th person born on a day of 1970.
func idNumber(_ serial: Int) -> String {
    let (month, day) = (serial / 1_000 % 12 + 1, serial / 12_000 % 28 + 1)
    func padded(_ number: Int, _ width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let body = "3402991970" + padded(month, 2) + padded(day, 2) + padded(serial % 1_000, 3)
    for last in "0123456789X" {
        if let number = IDNumber(body + String(last)) { return number.rawValue }
    }
    preconditionFailure("eleven check characters, and none fits")
}

/// Where the fixtures of this room lie.
func fixture(_ name: String) throws -> String {
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let bytes = try contents(of: folder.joined(separator: "/") + "/Fixtures/" + name)
    return String(decoding: bytes, as: UTF8.self)
}

func contents(of path: String) throws -> [UInt8] {
    guard let file = fopen(path, "r") else { throw FileFault(path: path, operation: "open") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&part, 1, part.count, file)
        if count == 0 { return bytes }
        bytes += part[..<count]
    }
}
