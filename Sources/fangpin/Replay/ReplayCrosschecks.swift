import Casework
import Digests
import Domain
import Formats

extension Replay {
    /// Plays the departments' answers: they carry no date, and are asked for before the visits, so
    /// all of them are one list of the day on which the leads were opened.
    func playCrosschecks(_ records: ReplayRecords) async throws -> ReplayProblems {
        var problems = ReplayProblems()
        let rows = records.crosschecks
        guard !rows.isEmpty else { return problems }
        let action = CrosscheckList(
            rows: rows.map {
                CrosscheckList.Row(household: $0.household, crosscheck: $0.crosscheck)
            })
        var request = CanonicalBytes(version: 1)
        action.write(to: &request)
        let outcome = try await casework.perform(
            action, by: Recorder.actor(Recorder.office),
            key: "replay/crosschecks/\(request.digest(.sha256))", on: .on(records.opening))
        // One by one, what was not taken tells why, and is logged.
        for refused in outcome.refused {
            let row = rows[refused.place]
            do {
                _ = try await casework.perform(
                    RecordCrosschecks(household: row.household, crosschecks: [row.crosscheck]),
                    by: Recorder.actor(Recorder.office),
                    key: "replay/crosschecks/\(row.household)/\(row.line)",
                    on: .on(records.opening))
            } catch let refusal as Refusal {
                problems.add(
                    refusal, file: CountyFolder.File.crosschecks.rawValue, line: row.line)
            }
        }
        return problems
    }
}
