import Glibc
import Postgres
import Testing

/// What stands in the way of the embedded server is said plainly.
@Suite struct ClusterRefusalTests {
    /// The reason and the text of the refusal, for a state directory that `prepare` made.
    private func refusal(
        binaries: String? = nil, settings: ClusterSettings = .scratch, _ prepare: String
    ) async throws -> ClusterError? {
        let root = try scratchDirectory()
        defer { shell("chmod -R u+rwx \(root); rm -rf \(root)") }
        shell("cd \(root) && \(prepare)")
        do {
            let cluster = try await Cluster.start(
                in: "\(root)/state", binaries: binaries, settings: settings)
            try await cluster.stop()
            return nil
        } catch { return error as? ClusterError }
    }

    @Test func missingPrograms() async throws {
        let error = try await refusal(binaries: "/nonexistent", "true")
        #expect(error?.reason == .missingBinaries)
        #expect(error?.description.contains("apt-get install postgresql") == true)
    }

    @Test func anotherMajorVersion() async throws {
        let own = geteuid() == 0 ? "chown -R postgres state/cluster" : "true"
        let error = try await refusal(
            """
            mkdir -pm 711 state && mkdir -m 700 state/cluster
            echo 9 > state/cluster/PG_VERSION && \(own)
            """
        )
        #expect(error?.reason == .otherVersion)
        #expect(error?.description.contains("apt-get install postgresql-9") == true)
    }

    @Test func noDataDirectory() async throws {
        let own = geteuid() == 0 ? "chown -R postgres state/cluster" : "true"
        let error = try await refusal("mkdir -pm 711 state && mkdir -m 700 state/cluster && \(own)")
        #expect(error?.reason == .damaged)
    }

    @Test func aWayThatIsBarred() async throws {
        guard geteuid() == 0 else { return }
        let error = try await refusal("mkdir -m 700 state")
        #expect(error?.reason == .wrongPermissions)
        #expect(error?.description.contains("chmod o+x") == true)
    }

    @Test func theDataOfAnotherUser() async throws {
        guard geteuid() == 0 else { return }
        let error = try await refusal(
            "mkdir -pm 711 state && mkdir -m 700 state/cluster && chown nobody state/cluster")
        #expect(error?.reason == .foreignOwner)
        #expect(error?.description.contains("nobody") == true)
    }

    @Test func aDiskWithoutRoom() async throws {
        var settings = ClusterSettings.scratch
        settings.leastFreeSpace = .max
        let error = try await refusal(settings: settings, "true")
        #expect(error?.reason == .diskFull)
    }

    @Test func aSettingThatTheServerRefuses() async throws {
        var settings = ClusterSettings.scratch
        settings.others["work_mem"] = "nonsense"
        let error = try await refusal(settings: settings, "true")
        #expect(error?.reason == .notStarting)
        #expect(error?.description.contains("work_mem") == true)
    }

    @Test func dataOfAnotherLocale() async throws {
        let root = try scratchDirectory()
        defer { shell("rm -rf \(root)") }
        let cluster = try await Cluster.start(in: "\(root)/state", settings: .scratch)
        let connection = try await Connection.open(
            Configuration(url: cluster.connectionString()))
        try await connection.simple(
            "update pg_database set datcollate = 'POSIX' where datname = 'template1'")
        await connection.close()
        try await cluster.stop()
        do {
            try await Cluster.start(in: "\(root)/state", settings: .scratch).stop()
            Issue.record("a cluster of another locale was accepted")
        } catch let error as ClusterError {
            #expect(error.reason == .wrongLocale)
            #expect(!cluster.isRunning)
        }
    }
}
