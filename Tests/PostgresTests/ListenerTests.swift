import Postgres
import TestSupport
import Testing

@Suite struct ListenerTests {
    @Test(.timeLimit(.minutes(1)))
    func notificationsArriveAndListeningBeginsAgain() async throws {
        try await ScratchCluster.shared.withDatabase { url in
            let configuration = Configuration(url: url, applicationName: "listener")
            let sender = try await Connection.open(Configuration(url: url))
            var events = Listener.events(["work \"x\"", "other"], configuration)
                .makeAsyncIterator()
            #expect(await events.next() == .listening)
            try await sender.query("select pg_notify('work \"x\"', \("第一"))")
            let first = await events.next()
            guard case .notification(let notification) = first else {
                Issue.record("\(String(describing: first))")
                return
            }
            #expect(notification.payload == "第一")
            #expect(notification.channel == "work \"x\"")
            #expect(notification.processID == sender.processID)
            try await sender.query(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where application_name = 'listener' and datname = current_database()
                """)
            #expect(await events.next() == .listening)
            try await sender.simple("notify other")
            guard case .notification(let second) = await events.next() else {
                Issue.record("no notification after the connection was lost")
                return
            }
            #expect(second.channel == "other")
            await sender.close()
        }
    }
}
