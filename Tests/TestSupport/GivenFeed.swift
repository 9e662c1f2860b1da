import Casework
import Digests
import Domain
import Glibc

extension Given {
    /// Takes a department's file in, as it would come from the department.
    @discardableResult
    package func feed(
        _ name: String, _ text: String, channel: Channel = .medical, key: String? = nil,
        dryRun: Bool = false
    ) async throws -> ImportFeed.Outcome {
        let bytes = Array(text.utf8)
        var path = Array("/tmp/fangpin-feed-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        precondition(file >= 0 && write(file, bytes, bytes.count) == bytes.count)
        close(file)
        defer { unlink(path) }
        return try await casework.perform(
            ImportFeed(
                fileName: name, channel: channel,
                path: String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self),
                digest: HashAlgorithm.sha256.hash(bytes), for: casework),
            by: Staff.handler, key: key, dryRun: dryRun)
    }
}

/// 医保数据 - a medical feed made of rows.
package struct MedicalFeed {
    package private(set) var text =
        "证件号码,姓名,结算单号,医疗机构,入院日期,出院日期,医疗费总额,基本医保支付,大病保险支付,医疗救助支付,其他补偿,个人自付\n"

    package init() {}

    /// Adds a bill that the person bears alone.
    package mutating func add(
        _ person: Person, _ serial: String, own: Fen, name: String? = nil, amount: String? = nil,
        discharged: String = "2026-08-05"
    ) {
        let cells = [
            person.idNumber.revealed, name ?? person.name, serial, "县医院", "2026-08-01",
            discharged, "\(own)", "0.00", "0.00", "0.00", "0.00", amount ?? "\(own)",
        ]
        text += cells.joined(separator: ",") + "\n"
    }
}
