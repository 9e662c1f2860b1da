import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// Everybody's own account. No token or certificate holds `keep_own_access`: a system has no account
// of its own.

extension APITable {
    static let account: [Endpoint] = [
        // Also for systems, which learn from it what they may.
        Endpoint(
            method: .get, path: "/me", name: "read_own_account",
            summary: Text("我的账号", "Who is calling, and what the caller may do"),
            permission: nil, answer: OwnAccountDocument.shape
        ) { call in
            try Answer.json(
                OwnAccountDocument(try call.visit.visitor, at: call.casework.now))
        },
        .own(
            .post, "/me/password", name: ChangePassword.name,
            Text("修改口令", "Change one's own password; all other sessions end"),
            [Members.currentPassword.any, Members.newPassword.any], answer: done
        ) { call, session in
            try await call.counted {
                try await call.casework.changePassword(
                    from: call.body[Members.currentPassword],
                    to: call.body[Members.newPassword], in: session,
                    key: try call.idempotencyKey(of: session))
            }
            return try Answer.json(Done())
        },
        .own(
            .post, "/me/second-factor", name: EnrolSecondFactor.name,
            Text("绑定动态验证码", "Begin to enrol a second factor; the secret is told once"),
            [Members.currentPassword.any], answer: .object(["secret": .text, "address": .text])
        ) { call, session in
            let begun = try await call.counted {
                try await call.casework.enrolSecondFactor(
                    password: call.body[Members.currentPassword], in: session,
                    key: try call.idempotencyKey(of: session))
            }
            return try Answer.json(["secret": begun.secret, "address": begun.address])
        },
        .own(
            .post, "/me/second-factor/confirmation", name: ConfirmSecondFactor.name,
            Text("确认动态验证码", "Confirm the second factor; recovery codes are told once"),
            [Members.code.any], answer: .object(["recovery_codes": .list(.text)])
        ) { call, session in
            let codes = try await call.counted {
                try await call.casework.confirmSecondFactor(
                    code: call.body[Members.code].filter { !$0.isWhitespace }, in: session,
                    key: try call.idempotencyKey(of: session))
            }
            return try Answer.json(["recovery_codes": codes])
        },
        .own(
            .post, "/me/second-factor/removal", name: RemoveOwnSecondFactor.name,
            Text("解除本人验证码", "Take one's own second factor away; all sessions end"),
            [Members.currentPassword.any, Members.code.any], answer: done
        ) { call, session in
            try await call.counted {
                try await call.casework.removeOwnSecondFactor(
                    password: call.body[Members.currentPassword], code: call.body[Members.code],
                    in: session, key: try call.idempotencyKey(of: session))
            }
            return try Answer.json(Done())
        },
        .asking(
            "/me/sessions", Text("我的会话", "One's own sessions that still count"),
            answer: OwnSessionsDocument.shape
        ) { call in
            OpenSessions(of: try call.visit.visitor.actor.id, at: call.casework.now)
        } show: { rows, call in
            try Answer.json(OwnSessionsDocument(rows, of: try call.visit.visitor))
        },
        // A session ends without a leaf and once: there is nothing that a key could keep.
        .own(
            .delete, "/me/sessions/{id}", name: "end_own_session",
            Text(
                "结束会话",
                "End one of one's own sessions; another than the present one within ten minutes of "
                    + "showing who one is"), nil, answer: done
        ) { call, session in
            try await call.casework.endSession(try call.number(), in: session)
            return try Answer.json(Done())
        },
        .own(
            .post, "/me/sessions/end", name: SignOutEverywhere.name,
            Text(
                "退出其他会话",
                "End all of one's own other sessions, within ten minutes of showing who one is"),
            [], answer: done
        ) { call, session in
            try await call.casework.endOtherSessions(
                in: session, key: try call.idempotencyKey(of: session))
            return try Answer.json(Done())
        },
    ]
}

extension Endpoint {
    /// An operation on the caller's own account.
    fileprivate static func own(
        _ method: HTTPRequest.Method, _ path: String, name: String, _ summary: Text,
        _ body: [AnyMember]?, answer: Shape,
        _ handle: @escaping @Sendable (Call, Session) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: method, path: path, name: name, summary: summary,
            permission: .keepOwnAccess, body: body, answer: answer, limit: 4_096,
            isAction: body != nil
        ) { call in
            try await handle(call, try call.visit.visitor)
        }
    }
}

extension Call {
    /// Does something in which a wrong password or code may be tried: within the limit of the
    /// caller's address.
    ///
    /// - Throws: ``Refusal/quotaExceeded(retryAfter:)`` beyond it.
    fileprivate func counted<Value>(_ body: () async throws -> Value) async throws -> Value {
        let network = visit.peer.network
        if let seconds = throttle.take(network, at: casework.now) {
            throw Refusal.quotaExceeded(retryAfter: seconds)
        }
        do {
            let value = try await body()
            throttle.giveBack(network, at: casework.now)
            return value
        } catch {
            let refusal = error as? Refusal
            if refusal != .signInRefused, refusal != .codeWrong {
                throttle.giveBack(network, at: casework.now)
            }
            throw error
        }
    }
}
