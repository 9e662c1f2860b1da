import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// What ends: households whose data are destroyed, and keys.

extension APITable {
    static let erasures: [Endpoint] = [
        .asking(
            "/erasures",
            Text("待删除个人信息", "Proposals to erase, and households whose term has ended"),
            answer: ErasuresDocument.shape
        ) {
            Erasures(on: $0.casework.today)
        } show: { found, _ in
            try Answer.json(ErasuresDocument(found))
        },
        .acting(
            "/households/{id}/erasure",
            Text("提出删除个人信息", "Propose to destroy what is known of a household"),
            [Members.reason.any], answer: .object(["erasure": .integer])
        ) { call in
            ProposeErasure(
                household: HouseholdID(try call.text()), reason: call.body[Members.reason])
        },
        .acting(
            "/erasures/{id}/confirmation",
            Text("删除个人信息", "Destroy it as the second person; nobody gets it back"),
            answer: done
        ) { EraseSubject(try $0.number()) },
        .acting(
            "/erasures/{id}/rejection",
            Text("不予删除", "Leave the household as it is, as the second person"),
            [Members.reason.any], answer: done
        ) { RejectErasure(try $0.number(), reason: $0.body[Members.reason]) },
    ]

    static let keys: [Endpoint] = [
        .asking(
            "/keys", Text("密钥状况", "The keys that can be exchanged, and how far that has come"),
            answer: .object(["keys": .list(KeyDocument.shape)])
        ) { _ in
            KeyStandings()
        } show: { keys, _ in
            try Answer.json(["keys": keys.map(KeyDocument.init)])
        }
    ]
}

/// A key without the key.
struct KeyDocument: Encodable {
    var kind: String
    var id: Int
    var recordedAt: String
    var closedAt: String?
    var destroyedAt: String?
    var tables: [Table]

    struct Table: Encodable {
        var table: String
        var position: Int64
        var last: Int64
        var replaced: Int64
        var skipped: Int64
        var endedAt: String?
    }

    init(_ key: KeyStanding) {
        self.kind = key.kind.rawValue
        self.id = key.id
        self.recordedAt = key.recordedAt.description
        self.closedAt = key.closedAt?.description
        self.destroyedAt = key.destroyedAt?.description
        self.tables = key.passes.map {
            Table(
                table: $0.target, position: $0.position, last: $0.last, replaced: $0.replaced,
                skipped: $0.skipped, endedAt: $0.endedAt?.description)
        }
    }

    static let shape = Shape.object(
        [
            "kind": .choice(KeyKind.self), "id": .integer, "recorded_at": .moment,
            "tables": .list(
                .object(
                    [
                        "table": .text, "position": .integer, "last": .integer,
                        "replaced": .integer, "skipped": .integer,
                    ], optional: ["ended_at": .moment])),
        ], optional: ["closed_at": .moment, "destroyed_at": .moment])
}
