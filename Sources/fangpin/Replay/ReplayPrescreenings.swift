import Casework
import Digests
import Domain
import Formats

extension Replay {
    /// Plays what towns and villages decided: the list of each day, in the order of the file. A
    /// lead is decided once, so the days do not wait for each other.
    func playPrescreenings(
        _ records: ReplayRecords, _ claims: ClaimFinder
    ) async throws -> ReplayProblems {
        var problems = ReplayProblems()
        var lists: [Day: [(row: PrescreenRow, claim: Claim.ID)]] = [:]
        for row in records.prescreenings {
            guard let claim = claims.id(row.household, row.cause) else {
                problems.add(
                    noClaimFor: row.household, row.cause, file: Replay.prescreenFile,
                    line: row.line)
                continue
            }
            lists[row.step.decidedOn, default: []].append((row, claim))
        }
        return try await withThrowingTaskGroup(of: ReplayProblems.self) { group in
            for (day, list) in lists { group.addTask { try await play(list, on: day) } }
            for try await found in group { problems += found }
            return problems
        }
    }

    private static let prescreenFile = CountyFolder.File.prescreen.rawValue

    private func play(
        _ list: [(row: PrescreenRow, claim: Claim.ID)], on day: Day
    ) async throws -> ReplayProblems {
        var problems = ReplayProblems()
        let action = PrescreenList(
            rows: list.map { PrescreenList.Row(claim: $0.claim, prescreening: $0.row.step) })
        var request = CanonicalBytes(version: 1)
        action.write(to: &request)
        let outcome = try await casework.perform(
            action, by: Recorder.actor(Recorder.town),
            key: "replay/prescreen/\(day)/\(request.digest(.sha256))", on: .on(day))
        // One by one, what was not taken tells why, and is logged.
        for refused in outcome.refused {
            let (row, claim) = list[refused.place]
            do {
                _ = try await casework.perform(
                    PrescreenClaim(claim: claim, prescreening: row.step),
                    by: Recorder.actor(Recorder.town),
                    key: "replay/prescreen/\(row.household)/\(row.cause)/\(row.line)", on: .on(day))
            } catch let refusal as Refusal {
                problems.add(refusal, file: Replay.prescreenFile, line: row.line)
            }
        }
        return problems
    }
}
