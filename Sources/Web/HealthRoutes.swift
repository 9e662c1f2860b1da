import Casework
import Domain
import HTTPTypes
import Hummingbird

/// For operators: whether the daemon lives, whether it can work, and its figures.
struct HealthRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        // Alive: the process answers. A database that is gone is no reason to restart the daemon.
        router.get("/healthz") { _, _ in Answer.text("ok\n") }
        router.get("/readyz") { _, _ in await readiness() }
        router.get("/metrics") { _, _ in try await metrics() }
    }

    /// Ready: the database answers, and its schema is this program's.
    private func readiness() async -> Response {
        do {
            guard try await casework.read(Readiness()) else {
                return Answer.text("schema out of date\n", status: .serviceUnavailable)
            }
            guard (try? await casework.read(KeysAreCurrent())) == true else {
                return Answer.text("keys out of date\n", status: .serviceUnavailable)
            }
            return Answer.text("ready\n")
        } catch {
            var response = Answer.text("database unavailable\n", status: .serviceUnavailable)
            response.headers[.retryAfter] = "1"
            return response
        }
    }

    /// How far the values of each table are under the newest keys, while and after an exchange.
    private func keyLines(_ standings: [KeyStanding]) -> [String] {
        let exchanged = KeyKind.allCases.compactMap { kind in
            standings.last { $0.kind == kind && !$0.passes.isEmpty }
        }
        var lines = [
            "# HELP fangpin_key_rows Rows that an exchange of keys has passed, of how many.",
            "# TYPE fangpin_key_rows gauge",
        ]
        for key in exchanged {
            for pass in key.passes {
                let labels = "key=\"\(key.name)\",table=\"\(pass.target)\""
                let passed = pass.endedAt == nil ? pass.position : pass.last
                lines.append("fangpin_key_rows{\(labels),state=\"passed\"} \(passed)")
                lines.append("fangpin_key_rows{\(labels),state=\"all\"} \(pass.last)")
                lines.append("fangpin_key_rows{\(labels),state=\"skipped\"} \(pass.skipped)")
            }
        }
        return lines
    }

    /// Prometheus text format 0.0.4. Counts only, no ids and no names.
    private func metrics() async throws -> Response {
        let counts = try await casework.read(StateCounts())
        let work = try await casework.read(DueWorkStanding(at: casework.now))
        let connections = casework.connections
        var lines = [
            "# HELP fangpin_cases Cases by state.", "# TYPE fangpin_cases gauge",
        ]
        for state in ClaimState.allCases {
            lines.append("fangpin_cases{state=\"\(state.rawValue)\"} \(counts[state, default: 0])")
        }
        lines += [
            "# HELP fangpin_database_connections Connections to the database.",
            "# TYPE fangpin_database_connections gauge",
            "fangpin_database_connections{state=\"open\"} \(connections.open)",
            "fangpin_database_connections{state=\"idle\"} \(connections.idle)",
            "# HELP fangpin_database_waiting Requests that wait for a connection.",
            "# TYPE fangpin_database_waiting gauge",
            "fangpin_database_waiting \(connections.waiting)",
            "# HELP fangpin_due_work Work of the daemon that is due, or was given up.",
            "# TYPE fangpin_due_work gauge",
            "fangpin_due_work{state=\"due\"} \(work.due)",
            "fangpin_due_work{state=\"parked\"} \(work.parked)",
            "# HELP fangpin_due_work_oldest_seconds How long the oldest has been due.",
            "# TYPE fangpin_due_work_oldest_seconds gauge",
            "fangpin_due_work_oldest_seconds \(work.oldestSeconds)",
        ]
        lines += keyLines(try await casework.read(KeyStandings())) + [""]
        return Answer.text(
            lines.joined(separator: "\n"), type: "text/plain; version=0.0.4; charset=utf-8")
    }
}
