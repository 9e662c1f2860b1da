import Digests
import Domain
import Store

/// 方案入库 - a scheme file is checked and stored for ever. The same file again changes nothing;
/// another one under the same id is refused.
package struct LoadScheme: Action {
    package static let name = "load_scheme"
    package static let permission = Permission.keepSchemes
    package static let isBulk = true

    package var bytes: [UInt8]

    package init(bytes: [UInt8]) { self.bytes = bytes }

    package struct Outcome: Codable, Sendable, Equatable {
        package var scheme: String
        package var isNew: Bool
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(HashAlgorithm.sm3.hash(bytes))
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        let scheme = try SchemeReading.read(bytes)
        let hash = HashAlgorithm.sm3.hash(bytes)
        let stored = StoredScheme(
            id: scheme.id, title: scheme.title, document: scheme.document,
            appliesBy: scheme.appliesBy, validFrom: scheme.validFrom, validTo: scheme.validTo,
            body: bytes, hash: hash)
        let isNew = try await tx.insert(stored, at: context.at)
        context.note("scheme", scheme.id.rawValue)
        context.note("hash", hash)
        return Outcome(scheme: scheme.id.rawValue, isNew: isNew)
    }
}
