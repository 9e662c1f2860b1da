import Digests
import Domain
import Store
import Vault

/// The canonical form of a leaf, version 1: action, moment, actor, links, notes.
///
/// The bytes are hashed and kept as they are and never made again from the columns beside them, so
/// a later version of this code cannot change what an earlier one wrote.
package enum LeafForm {
    package static let version: UInt8 = 1
}

extension Context {
    /// The leaf of an action that is done.
    func leaf(of action: String, keys: Keys) -> NewLeaf {
        let ordered = links.sorted { $0.claim < $1.claim }
        var body = CanonicalBytes(version: LeafForm.version)
        body.append(action)
        body.append(at.microseconds)
        body.append(actor.id.rawValue)
        body.appendList { list in
            for link in ordered {
                list.append(link.claim)
                list.append(Int64(link.version))
                if let previous = link.previous {
                    list.append(previous)
                } else {
                    list.appendNone()
                }
            }
        }
        body.appendList { list in
            for note in notes {
                list.append(note.name)
                switch note.value {
                case .text(let text): list.append(text)
                case .number(let number): list.append(number)
                case .bytes(let bytes): list.append(bytes)
                }
            }
        }
        let leaf = MerkleHashing(.sm3).leafHash(body.bytes)
        return NewLeaf(
            at: at, actor: actor.id, action: action, body: body.bytes, leaf: leaf,
            mac: keys.attestations.entry(leaf), links: ordered)
    }
}
