import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

import Web

/// One connection held to its limits, on a clock that the test turns.
@Suite struct ConnectionGuardTests {
    private func limits() -> ServerLimits {
        var limits = ServerLimits()
        limits.bodyBytes = 1_000
        limits.bodyPace = (100, .seconds(10))
        return limits
    }

    private func connection() throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: ConnectionGuard(limits()))
        try channel.connect(to: SocketAddress(unixDomainSocketPath: "/x")).wait()
        return channel
    }

    private func head(_ length: Int? = nil) -> HTTPRequestPart {
        var fields: HTTPFields = [:]
        fields[.contentLength] = length.map(String.init)
        return .head(
            HTTPRequest(
                method: .post, scheme: "http", authority: "localhost", path: "/",
                headerFields: fields))
    }

    private func body(_ count: Int) -> HTTPRequestPart {
        .body(ByteBuffer(repeating: 0, count: count))
    }

    private func answer(_ channel: EmbeddedChannel) throws {
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        _ = try channel.readOutbound(as: HTTPResponsePart.self)
        _ = try channel.readOutbound(as: HTTPResponsePart.self)
    }

    private func status(_ channel: EmbeddedChannel) throws -> Int? {
        guard case .head(let head) = try channel.readOutbound(as: HTTPResponsePart.self) else {
            return nil
        }
        return head.status.code
    }

    @Test func aHeaderMustComeWithinTenSeconds() throws {
        let channel = try connection()
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(9_999))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!channel.isActive)
    }

    /// A body that comes at its pace is read to its end; one that stops is not waited for.
    @Test(arguments: [(100, true), (99, false), (0, false)])
    func aBodyMustKeepItsPace(bytes: Int, survives: Bool) throws {
        let channel = try connection()
        try channel.writeInbound(head())
        for _ in 0..<5 where channel.isActive {
            if bytes > 0 { try channel.writeInbound(body(bytes)) }
            channel.embeddedEventLoop.advanceTime(by: .seconds(10))
        }
        #expect(channel.isActive == survives)
    }

    @Test func theServerMayComputeForAsLongAsItNeeds() throws {
        let channel = try connection()
        try channel.writeInbound(head(0))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(channel.isActive)
        try answer(channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func anAnswerMustBeTaken() throws {
        let channel = try connection()
        try channel.writeInbound(head(0))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        // Not flushed: the client takes nothing.
        channel.pipeline.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.pipeline.write(HTTPResponsePart.end(nil), promise: nil)
        channel.embeddedEventLoop.advanceTime(by: .seconds(59))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test(arguments: [1_000, 1_001, Int.max])
    func aBodyThatSaysItIsTooLongIsRefusedUnread(length: Int) throws {
        let channel = try connection()
        try channel.writeInbound(head(length))
        let seen = try channel.readInbound(as: HTTPRequestPart.self)
        if length <= 1_000 {
            #expect(seen != nil)
            #expect(channel.isActive)
        } else {
            #expect(seen == nil)
            #expect(try status(channel) == 413)
            #expect(!channel.isActive)
        }
    }

    @Test func aBodyThatBecomesTooLongIsRefused() throws {
        let channel = try connection()
        try channel.writeInbound(head())
        for _ in 0..<10 { try channel.writeInbound(body(100)) }
        #expect(channel.isActive)
        try channel.writeInbound(body(1))
        #expect(try status(channel) == 413)
        #expect(!channel.isActive)
    }

    /// What was begun cannot become a 413; the connection ends, and nothing is mixed into it.
    @Test func nothingIsMixedIntoAnAnswerThatHasBegun() throws {
        let channel = try connection()
        try channel.writeInbound(head())
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        try channel.writeInbound(body(1_001))
        #expect(try status(channel) == 200)
        #expect(try channel.readOutbound(as: HTTPResponsePart.self) == nil)
        #expect(!channel.isActive)
    }

    @Test func manyRequestsOneAfterAnother() throws {
        let channel = try connection()
        for _ in 0..<50 {
            try channel.writeInbound(head(600))
            try channel.writeInbound(body(600))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            try answer(channel)
            channel.embeddedEventLoop.advanceTime(by: .seconds(50))
        }
        #expect(channel.isActive)
    }
}
