import Casework
import Domain
import HTTPTypes
import Hummingbird
import Wording

// How systems come in: tokens and client certificates; and initial passwords of people.

extension APITable {
    static let systems: [Endpoint] = [
        .asking(
            "/tokens", Text("系统令牌", "Tokens of systems, the newest first, without the tokens"),
            answer: .object(["tokens": .list(TokenDocument.shape)])
        ) { _ in
            TokenList()
        } show: { rows, _ in
            try Answer.json(["tokens": rows.map(TokenDocument.init)])
        },
        Endpoint(
            method: .post, path: "/tokens", name: IssueToken.name,
            summary: Text("发放系统令牌", "Issue a token for a system; it is told once"),
            permission: IssueToken.permission, body: Members.systemGrant,
            answer: .object(["id": .integer], optional: ["token": .text]), limit: 16_384,
            isAction: true
        ) { call in
            let session = try call.visit.visitor
            let issued = try await call.casework.issueToken(
                Members.systemGrant(call.body), in: session,
                key: try call.idempotencyKey(of: session))
            return try Answer.json(IssuedTokenDocument(id: issued.id, token: issued.token))
        },
        .acting(
            "/tokens/{id}/revocation", Text("吊销系统令牌", "End a system's token"), answer: done
        ) { RevokeToken(token: try $0.number()) },
        .asking(
            "/certificates",
            Text("客户端证书", "Client certificates that stand for accounts, the newest first"),
            answer: .object(["certificates": .list(CertificateDocument.shape)])
        ) { _ in
            CertificateList()
        } show: { rows, _ in
            try Answer.json(["certificates": rows.map(CertificateDocument.init)])
        },
        .asking(
            "/certificates/waiting",
            Text("待复核证书", "Client certificates that wait for their second person"),
            answer: .object(["certificates": .list(CertificateDocument.shape)])
        ) { _ in
            WaitingCertificates()
        } show: { rows, _ in
            try Answer.json(["certificates": rows.map(CertificateDocument.init)])
        },
        .acting(
            "/certificates",
            Text("登记客户端证书", "Let a client certificate stand for an account, once confirmed"),
            [Members.fingerprint.any] + Members.systemGrant,
            answer: .object(["id": .integer])
        ) { BindCertificate($0.body[Members.fingerprint], Members.systemGrant($0.body)) },
        .acting(
            "/certificates/{id}/confirmation",
            Text("复核客户端证书", "Agree to a client certificate as the second person"),
            answer: done
        ) { ConfirmCertificate(try $0.number()) },
        .acting(
            "/certificates/{id}/revocation", Text("吊销客户端证书", "End a certificate's standing"),
            answer: done
        ) { RevokeCertificate(try $0.number()) },
        .acting(
            "/officers/{id}/sign-on",
            Text("绑定统一认证", "Say who of the county's sign-on an account belongs to"),
            [Members.issuer.any, Members.subject.any], answer: done
        ) { call in
            BindSignOn(
                OfficerID(try call.text()),
                SignOnSubject(
                    issuer: call.body[Members.issuer], subject: call.body[Members.subject]))
        },
        .acting(
            "/officers/{id}/sign-on/removal",
            Text("解除统一认证", "Let an account belong to nobody of the sign-on"), answer: done
        ) { RemoveSignOn(OfficerID(try $0.text())) },
        Endpoint(
            method: .post, path: "/officers/{id}/password", name: ResetPassword.name,
            summary: Text("重置口令", "Give an officer an initial password; it is told once"),
            permission: ResetPassword.permission, body: [],
            answer: .object([:], optional: ["password": .text]), limit: 4_096, isAction: true
        ) { call in
            let session = try call.visit.visitor
            let password = try await call.casework.resetPassword(
                of: OfficerID(try call.text()), in: session,
                key: try call.idempotencyKey(of: session))
            return try Answer.json(password.map { ["password": $0] } ?? [:])
        },
    ]
}
