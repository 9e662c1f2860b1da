import Digests
import Domain
import Store

/// 更换主密钥 - that all key files were wrapped under another master key. No value was touched; the
/// trail keeps when it was.
package struct RewrapKeys: Action {
    package static let name = "rewrap_keys"
    package static let permission = Permission.operate

    /// The number of the master key.
    package var master: Int

    package init(master: Int) { self.master = master }

    package func write(to request: inout CanonicalBytes) { request.append(Int64(master)) }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        context.note("made_key", "master-\(master)")
        return Done()
    }
}
