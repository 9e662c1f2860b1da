import Domain

/// What is wrong with the trail.
package enum TrailDefect: Error, Sendable, Hashable {
    /// The leaf is not the hash of the entry's bytes.
    case leaf(entry: Int64)
    /// The entry was not written by this installation: its code does not fit.
    case attestation(entry: Int64)
    /// The columns beside the bytes tell another story.
    case columns(entry: Int64)
    /// The entry's links are not those of its bytes.
    case links(entry: Int64)
    /// The sealed tree holds another leaf for the entry.
    case sealed(entry: Int64)
    /// The sealed sequence has a gap or a double.
    case sequence(Int64)
    /// A head is not the root of the leaves below it.
    case root(size: Int64)
    /// A head that was noted outside the database is not, or no longer, the tree's.
    case witness(size: Int64)
    /// A claim's chain is broken.
    case chain(Claim.ID)
    /// An entry that should be sealed or be there is not.
    case gap(entry: Int64)
    /// The stored state of the tree cannot be read.
    case frontier
    /// A checkpoint in the database was not signed by this installation.
    case checkpoint(size: Int64)
    /// This installation signed a tree that is not, or no longer, the one in the database.
    case history(size: Int64)
    /// The checkpoint in the state directory was not signed by this installation.
    case memory

    /// Enough to act on; a trail that was replaced would give millions.
    static let limit = 100
}

extension TrailDefect: CustomStringConvertible {
    /// For people: what does not fit, and what that means.
    package var description: String {
        switch self {
        case .leaf(let entry): "entry \(entry): its leaf is not the hash of its bytes"
        case .attestation(let entry):
            "entry \(entry): was not written by this installation, its code does not fit"
        case .columns(let entry): "entry \(entry): the columns beside its bytes tell another story"
        case .links(let entry): "entry \(entry): its links to claims are not those in its bytes"
        case .sealed(let entry): "entry \(entry): another leaf was sealed for it"
        case .sequence(let number): "the sealed sequence has a gap or a double at \(number)"
        case .root(let size): "the head at \(size) entries is not the root of their tree"
        case .witness(let size):
            "the head at \(size) entries that was noted outside of the database is not its tree's"
        case .chain(let claim): "claim \(claim): the chain of its entries is broken"
        case .gap(let entry): "entry \(entry): should be there and be sealed, and is not"
        case .frontier: "the stored state of the tree cannot be read"
        case .checkpoint(let size):
            "checkpoint \(size): was not signed by this installation, or is not in the form"
        case .history(let size):
            """
            checkpoint \(size): this installation signed another tree than the one in the \
            database: entries were changed or cut off, or an older database was put back
            """
        case .memory:
            "the checkpoint in the state directory was not signed by this installation"
        }
    }
}
