import Digests
import Domain
import Store

/// 维护 - the closed list of writes without a leaf. They change nothing that anybody decided: who may
/// do background work, what has been sealed, when the checks ran, who has signed in and looked
/// somebody up. A house-rules test holds the list.
package enum Upkeep: String, CaseIterable, Sendable {
    case leases
    case sealing
    case signing
    case cosignatures
    case checkRuns = "check_runs"
    case fingerprints
    case refusals
    case dueWork = "due_work"
    case sessions
    case lookUps = "look_ups"
    case uploads
    case imports
    case keyRenewal = "key_renewal"
}

extension Casework {
    /// Takes or keeps the lease of a piece of background work; nil while another daemon has it.
    package func takeLease(
        _ name: String, holder: String, seconds: Int
    ) async throws -> Lease? {
        try await database.write(within: nil) {
            try await $0.takeLease(name, holder: holder, seconds: seconds)
        }
    }

    /// Gives all leases of a daemon back.
    package func releaseLeases(of holder: String) async throws {
        try await database.write(within: nil) { try await $0.releaseLeases(of: holder) }
    }

    /// Seals the leaves that are not sealed yet; gives the new head, nil where there was nothing to
    /// do.
    package func sealTrail(under lease: Lease) async throws -> TrailHead? {
        let at = clock.now()
        return try await database.write(within: nil) { tx in
            let unsealed = try await tx.unsealedLeaves()
            let leaves = unsealed.leaves
            guard !leaves.isEmpty else { return nil }
            let state = try await tx.treeState()
            var frontier = try MerkleFrontier(resuming: state?.frontier)
            for leaf in leaves { frontier.append(leaf.leaf) }
            let before = state?.head.size ?? 0
            try await tx.seal(
                unsealed, after: before, root: frontier.root, frontier: frontier.bytes,
                lease: lease, at: at)
            return TrailHead(size: before + Int64(leaves.count), root: frontier.root.bytes)
        }
    }

    /// Runs the invariants, each a query that must give no row, and notes what they found.
    package func runChecks(holder: String) async throws -> [CheckFinding] {
        let findings = try await read(RunChecks())
        let at = clock.now()
        try await database.write(within: nil) { tx in
            for check in Check.all {
                let count = findings.count { $0.check == check.name }
                try await tx.noteCheckRun(check.name, findings: count, holder: holder, at: at)
            }
        }
        return findings
    }
}

extension MerkleFrontier {
    /// The trail's tree, from its stored state or from nothing.
    init(resuming state: [UInt8]?) throws {
        guard let state else {
            self.init(.sm3)
            return
        }
        guard let frontier = MerkleFrontier(bytes: state) else { throw TrailDefect.frontier }
        self = frontier
    }
}
