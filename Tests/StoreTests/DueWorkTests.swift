import Casework
import Domain
import Postgres
import Seeding
import Store
import TestSupport
import Testing

private let kind = DueWork.Kind(rawValue: "try")

@Suite struct DueWorkTests {
    /// Random sequences of enqueueing, taking, settling, giving back and running out of time,
    /// against a model: no piece is lost, none is held by two, and whoever was fenced off settles
    /// nothing.
    @Test(arguments: TestRun.cases(1..<21, sample: 3))
    func itAgreesWithItsModel(seed: Int) async throws {
        try await withOffice(isSoundAtEnd: false) { office in
            var random = Seeded(UInt64(seed))
            // What each of three daemons believes to hold.
            var holders: [[HeldWork]] = [[], [], []]
            // Of each subject its newest version's holder, nil while nobody has it.
            var owner: [String: Int?] = [:]
            for _ in 0..<120 {
                let place = Int.random(in: 0..<3, using: &random)
                switch Int.random(in: 0..<6, using: &random) {
                case 0, 1:
                    let subject = "\(Int.random(in: 0..<12, using: &random))"
                    try await office.database.write(within: nil) { tx in
                        try await tx.enqueue([
                            DueWork(kind, subject, dueAt: Instant(microseconds: 1))
                        ])
                    }
                    owner.updateValue(nil, forKey: subject)
                case 2:
                    let limit = Int.random(in: 1..<5, using: &random)
                    let taken = try await take(limit, in: office)
                    let free = owner.filter { $0.value == nil }
                    #expect(taken.count == min(limit, free.count))
                    for held in taken {
                        #expect(owner[held.work.subject] == .some(nil))
                        owner.updateValue(place, forKey: held.work.subject)
                    }
                    holders[place] += taken
                case 3:
                    try await settle(&holders[place], &owner, in: office)
                case 4:
                    let held = holders[place]
                    try await office.casework.giveBack(held)
                    for work in held where owner[work.work.subject] == .some(.some(place)) {
                        owner.updateValue(nil, forKey: work.work.subject)
                    }
                    holders[place] = []
                default:
                    // Everybody's time runs out.
                    try await office.corrupt("update due_work set held_until = 'epoch'")
                    for subject in owner.keys { owner.updateValue(nil, forKey: subject) }
                }
            }
            let left = try await office.number("select count(*) from due_work")
            #expect(Int(left) == owner.count)
        }
    }

    private func take(_ limit: Int, in office: TestOffice) async throws -> [HeldWork] {
        try await office.casework.exchange(
            settling: [], taking: [kind], limit: limit, seconds: 60)
    }

    private func settle(
        _ believed: inout [HeldWork], _ owner: inout [String: Int?], in office: TestOffice
    ) async throws {
        let held = believed
        believed = []
        let before = try await versions(in: office)
        _ = try await office.casework.exchange(
            settling: held.map { ($0, .done) }, taking: [], limit: 0, seconds: 0)
        for work in held where before[work.id] == work.version {
            owner.removeValue(forKey: work.work.subject)
        }
    }

    private func versions(in office: TestOffice) async throws -> [Int64: Int64] {
        try await office.root.withConnection { connection in
            let rows = try await connection.query("select id, version from due_work")
            return Dictionary(
                uniqueKeysWithValues: try rows.map { try $0.decode((Int64, Int64).self) })
        }
    }
}
