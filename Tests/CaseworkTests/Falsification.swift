import Digests
import Domain
import Seeding
import TestSupport

/// A trail before anybody falsified it.
struct KeptTrail {
    /// The bytes of the entries; their numbers count from 1.
    var bodies: [[UInt8]]
    var heads: [TrailHead]
    var fingerprint: String

    var entries: Int { bodies.count }

    /// The bytes of an entry with another last byte, and what they hash to.
    func forged(_ entry: Int) -> (body: String, leaf: String) {
        var body = bodies[entry - 1]
        body[body.count - 1] ^= 1
        let leaf = MerkleHashing(.sm3).leafHash(body)
        return ("'\\x\(Hexadecimal.text(body))'::bytea", "'\\x\(leaf.hex)'::bytea")
    }
}

/// What somebody with all rights in the database might do to the trail.
enum Falsification: CaseIterable {
    case body, leaf, mac, actor, moment, action, bodyWithItsHash
    case delete, deleteSealed, deleteEverywhere, truncateTail
    case swapSealed, swapContent
    case add, addSealed
    case link, linkVersion, removeLink, chain
    case root, frontier, removeLastHead
    case checkpoint, unsignedCheckpoint

    /// A script for some entry.
    func script(_ trail: KeptTrail, _ numbers: inout Seeded) -> String {
        let entry = Int.random(in: 1...trail.entries, using: &numbers)
        let bytes = "'\\x\(Hexadecimal.text(numbers.bytes(32)))'::bytea"
        switch self {
        case .body, .leaf, .mac, .actor, .moment, .action: return change(entry, bytes, &numbers)
        case .bodyWithItsHash: return rewrite(entry, trail)
        case .delete, .deleteSealed, .deleteEverywhere, .truncateTail:
            return remove(entry, trail, &numbers)
        case .swapSealed, .swapContent: return swap(trail, &numbers)
        case .add, .addSealed: return add(copying: entry, trail)
        case .link, .linkVersion, .removeLink, .chain: return relink(bytes, &numbers)
        case .root, .frontier, .removeLastHead: return behead(trail, bytes, &numbers)
        case .checkpoint, .unsignedCheckpoint: return forge(trail, &numbers)
        }
    }

    private func change(
        _ entry: Int, _ bytes: String, _ numbers: inout Seeded
    ) -> String {
        let place = "\(Int.random(in: 0..<10_000, using: &numbers)) % length(body)"
        let other = "(get_byte(body, \(place)) + \(Int.random(in: 1...255, using: &numbers))) % 256"
        let body = "set_byte(body, \(place), \(other))"
        let change =
            switch self {
            case .body: "body = \(body)"
            case .leaf: "leaf = \(bytes)"
            case .mac: "mac = \(bytes)"
            case .actor: "actor = actor || 'x'"
            case .moment: "at = at + interval '1 microsecond'"
            default: "action = action || 'x'"
            }
        return "update action_log set \(change) where id = \(entry)"
    }

    /// Everything that a hash without a key can tell is made to fit.
    private func rewrite(_ entry: Int, _ trail: KeptTrail) -> String {
        let (body, leaf) = trail.forged(entry)
        let old = "(select leaf from kept_action_log where id = \(entry))"
        return """
            update action_log set body = \(body), leaf = \(leaf) where id = \(entry);
            update sealed_leaf set leaf = \(leaf) where leaf_id = \(entry);
            update trail_link set prev = \(leaf) where prev = \(old);
            update trail_link set leaf = \(leaf) where leaf = \(old);
            update claim set trail_hash = \(leaf) where trail_hash = \(old);
            delete from tree_head
                where size > (select seq from sealed_leaf where leaf_id = \(entry))
            """
    }

    private func remove(
        _ entry: Int, _ trail: KeptTrail, _ numbers: inout Seeded
    ) -> String {
        let sealed = "delete from sealed_leaf where leaf_id = \(entry);"
        let entryItself = "delete from action_log where id = \(entry)"
        switch self {
        case .delete: return entryItself
        case .deleteSealed: return sealed + entryItself
        case .deleteEverywhere:
            // The later leaves move up, and every head that tells of them goes.
            return """
                create temp table gone on commit drop as
                    select seq from sealed_leaf where leaf_id = \(entry);
                delete from tree_head where size > (select seq from gone);
                \(sealed)
                update sealed_leaf set seq = seq + 100000 where seq > (select seq from gone);
                update sealed_leaf set seq = seq - 100001 where seq > 100000;
                delete from trail_link where leaf_id = \(entry); \(entryItself)
                """
        default:
            // Everything behind an earlier head, so that what is left is whole in itself.
            let head = numbers.one(of: Array(trail.heads.dropLast()))
            return """
                create temp table gone on commit drop as
                    select leaf_id as id from sealed_leaf where seq >= \(head.size);
                delete from trail_link where leaf_id in (select id from gone);
                delete from sealed_leaf where leaf_id in (select id from gone);
                delete from checkpoint where size > \(head.size);
                delete from tree_head where size > \(head.size);
                delete from idempotency where leaf_id in (select id from gone);
                delete from action_log where id in (select id from gone);
                update claim c set trail_version = l.version, trail_hash = l.leaf
                    from (select distinct on (claim_id) claim_id, version, leaf from trail_link
                        order by claim_id, version desc) l where l.claim_id = c.id
                """
        }
    }

    private func swap(_ trail: KeptTrail, _ numbers: inout Seeded) -> String {
        let first = Int.random(in: 1..<trail.entries, using: &numbers)
        let second = Int.random(in: first + 1...trail.entries, using: &numbers)
        if self == .swapSealed {
            return """
                update sealed_leaf set seq = seq + 100000 where leaf_id in (\(first), \(second));
                update sealed_leaf s set seq = o.seq - 100000 from sealed_leaf o
                    where o.leaf_id = \(first) and s.leaf_id = \(second);
                update sealed_leaf s set seq = k.seq from kept_sealed_leaf k
                    where k.leaf_id = \(second) and s.leaf_id = \(first)
                """
        }
        return """
            create temp table taken on commit drop as
                select * from action_log where id in (\(first), \(second));
            delete from action_log where id in (\(first), \(second));
            insert into action_log (id, xid, at, actor, action, body, leaf, mac)
                overriding system value
                select \(first + second) - id, xid, at, actor, action, body, leaf, mac from taken
            """
    }

    /// An entry that is well formed and hashed as it should be, but was never written by fangpin.
    private func add(copying entry: Int, _ trail: KeptTrail) -> String {
        let (body, leaf) = trail.forged(entry)
        let insert = """
            insert into action_log (id, at, actor, action, body, leaf, mac)
                overriding system value
                select 100000, at, actor, action, \(body), \(leaf), mac from action_log
                where id = \(entry)
            """
        guard self == .addSealed else { return insert }
        return insert + """
            ; insert into sealed_leaf (seq, leaf_id, leaf)
                select max(seq) + 1, 100000, \(leaf) from sealed_leaf
            """
    }

    private func relink(_ bytes: String, _ numbers: inout Seeded) -> String {
        let chosen = """
            (claim_id, version) in (select claim_id, version from trail_link
                where version > 1 order by md5(concat(claim_id, version, \
            \(Int.random(in: 0..<1_000, using: &numbers)))) limit 1)
            """
        switch self {
        case .link: return "update trail_link set prev = \(bytes) where \(chosen)"
        case .linkVersion:
            return "update trail_link set version = version + 100 where \(chosen)"
        case .removeLink: return "delete from trail_link where \(chosen)"
        default:
            return """
                update claim set trail_hash = \(bytes) where id in (
                    select claim_id from trail_link where \(chosen))
                """
        }
    }

    /// A root that was never signed, under a signature or a name that is no key's.
    private func forge(_ trail: KeptTrail, _ numbers: inout Seeded) -> String {
        let size = numbers.one(of: trail.heads).size
        let root = "encode('\\x\(Hexadecimal.text(numbers.bytes(32)))'::bytea, 'base64')"
        let text =
            self == .checkpoint
            ? "replace(text, split_part(text, e'\\n', 3), \(root))"
            : "regexp_replace(text, 'fangpin/', 'fangpin-', 'g')"
        return """
            update checkpoint set text = \(text) where size = (
                select min(size) from checkpoint where size >= \(size))
            """
    }

    private func behead(
        _ trail: KeptTrail, _ bytes: String, _ numbers: inout Seeded
    ) -> String {
        let size = numbers.one(of: trail.heads).size
        switch self {
        case .root: return "update tree_head set root = \(bytes) where size = \(size)"
        case .frontier:
            return """
                update tree_head set frontier = set_byte(frontier, length(frontier) - 1,
                    (get_byte(frontier, length(frontier) - 1) + 1) % 256) where size = \(size)
                """
        default:
            return "delete from tree_head where size = (select max(size) from tree_head)"
        }
    }
}
