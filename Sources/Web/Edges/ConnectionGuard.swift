import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Holds one connection, or one stream of HTTP/2, to the ``ServerLimits``.
///
/// It stands between the decoder and the application, so it sees whole headers and pieces of
/// bodies. All of it runs on the connection's event loop.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    package typealias InboundIn = HTTPRequestPart
    package typealias InboundOut = HTTPRequestPart
    package typealias OutboundIn = HTTPResponsePart
    package typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private var timer: Scheduled<Void>?
    /// Requests whose answer is not complete yet.
    private var unanswered = 0
    /// Whether the answer that is due next has begun.
    private var hasBegun = false
    /// Bytes of the body that is being read, and those at the last look at its pace.
    private var received = 0
    private var receivedBefore = 0
    /// Whether a request's body is still to come.
    private var isReceiving = false
    /// A request was too large: nothing more is read or written but its refusal.
    private var isRefused = false

    package init(_ limits: ServerLimits) { self.limits = limits }

    package func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { end(context, in: limits.headTime) }
    }

    package func channelActive(context: ChannelHandlerContext) {
        end(context, in: limits.headTime)
        context.fireChannelActive()
    }

    package func handlerRemoved(context: ChannelHandlerContext) { stopTimer() }

    package func channelInactive(context: ChannelHandlerContext) {
        stopTimer()
        context.fireChannelInactive()
    }

    // MARK: Requests

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isRefused { return }
        switch unwrapInboundIn(data) {
        case .head(let head):
            unanswered += 1
            isReceiving = true
            (received, receivedBefore) = (0, 0)
            if let length = head.headerFields[.contentLength].flatMap(Int.init),
                length > limits.bodyBytes
            {
                refuse(context)
                return
            }
            watchPace(context)
        case .body(let bytes):
            received += bytes.readableBytes
            if received > limits.bodyBytes {
                refuse(context)
                return
            }
        case .end:
            isReceiving = false
            stopTimer()
        }
        context.fireChannelRead(data)
    }

    /// Answers 413 where the answer has not begun, and ends the connection: the rest of the body is
    /// not worth reading.
    private func refuse(_ context: ChannelHandlerContext) {
        isRefused = true
        stopTimer()
        guard unanswered == 1, !hasBegun else {
            context.close(promise: nil)
            return
        }
        let head = HTTPResponse(
            status: .contentTooLarge,
            headerFields: [.connection: "close", .contentLength: "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        let written = context.eventLoop.makePromise(of: Void.self)
        let channel = context.channel
        written.futureResult.whenComplete { _ in channel.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
    }

    // MARK: Answers

    package func write(
        context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
    ) {
        if isRefused {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            // 1xx comes before the answer.
            hasBegun = head.status.kind != .informational
            context.write(data, promise: promise)
        case .body:
            // Whoever takes nothing of a long answer for so long has gone.
            if !isReceiving { end(context, in: limits.answerTime) }
            context.write(data, promise: promise)
        case .end:
            hasBegun = false
            unanswered = max(0, unanswered - 1)
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            if unanswered == 0 { end(context, in: limits.answerTime) }
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            written.futureResult.whenSuccess {
                let (guarded, context) = bound.value
                if guarded.unanswered == 0 { guarded.end(context, in: guarded.limits.idleTime) }
            }
            context.write(data, promise: written)
        }
    }

    // MARK: Time

    private func end(_ context: ChannelHandlerContext, in time: TimeAmount) {
        schedule(context, in: time) { _, context in context.close(promise: nil) }
    }

    /// Ends the connection when the body comes too slowly.
    private func watchPace(_ context: ChannelHandlerContext) {
        schedule(context, in: limits.bodyPace.time) { guarded, context in
            guard guarded.received - guarded.receivedBefore >= guarded.limits.bodyPace.bytes
            else {
                context.close(promise: nil)
                return
            }
            guarded.receivedBefore = guarded.received
            guarded.watchPace(context)
        }
    }

    private func schedule(
        _ context: ChannelHandlerContext, in time: TimeAmount,
        _ work: @escaping @Sendable (ConnectionGuard, ChannelHandlerContext) -> Void
    ) {
        stopTimer()
        let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        timer = context.eventLoop.scheduleTask(in: time) {
            let (guarded, context) = bound.value
            guarded.timer = nil
            work(guarded, context)
        }
    }

    private func stopTimer() {
        timer?.cancel()
        timer = nil
    }
}
