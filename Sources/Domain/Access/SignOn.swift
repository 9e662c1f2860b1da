/// 统一认证主体 - somebody as a sign-on provider knows them: by the issuer and the subject that it never
/// gives to anybody else (OpenID Connect Core 1.0, 2). A name or an e-mail address may be another's
/// tomorrow, and is not asked.
package struct SignOnSubject: Hashable, Sendable {
    /// The provider's address, exactly as its documents have it.
    package var issuer: String
    package var subject: String

    /// Characters of an issuer and of a subject at most (OpenID Connect Core 1.0, 2: 255 ASCII
    /// characters of a subject).
    package static let longest = 255

    package init(issuer: String, subject: String) {
        self.issuer = issuer
        self.subject = subject
    }

    /// Whether both say something, and no more than they may.
    package var isWellFormed: Bool {
        [issuer, subject].allSatisfy { text in
            (1...SignOnSubject.longest).contains(text.utf8.count)
                && text.unicodeScalars.allSatisfy { $0.isASCII && $0.value > 0x20 }
        }
    }
}

/// Why what came back from a sign-on provider lets nobody in.
package enum SignOnDefect: String, CaseIterable, Sendable {
    /// It does not belong to a sign-on that this browser has begun here (RFC 6749, 10.12), or that
    /// was too long ago.
    case state
    /// The provider, or the person there, said no.
    case denied
    /// The code was used already, or is none of this client's.
    case code
    /// Another issuer than the configured one speaks (RFC 9207).
    case issuer
    /// It is no token that could be read.
    case form
    /// An algorithm that is not on the list, `none` among them.
    case algorithm
    /// The provider has no such key.
    case key
    case signature
    /// The token is for another client.
    case audience
    /// The token is over, or not from this time.
    case time
    /// The token belongs to another sign-on.
    case nonce
    /// There is no usable subject in it.
    case subject
}
