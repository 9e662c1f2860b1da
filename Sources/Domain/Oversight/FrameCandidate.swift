/// 抽样框候选 - something that ended in the period of a round: a completed visit, or a claim that ended
/// without one; with what the data know of it.
package struct FrameCandidate: Sendable, Equatable {
    package var claim: Claim.ID
    /// The visit; nil where the claim ended without one.
    package var verification: Int64?
    /// Whether it is the claim's last completed visit: then the claim's fate is the visit's.
    package var isLast: Bool
    /// Whether an earlier round left it out as undecided; it is taken up when it is decided.
    package var isCarried: Bool
    package var state: ClaimState
    /// What the claim is computed to be due on the last visit; nil where it is not computed.
    package var payable: Fen?
    /// What was granted; nil where nothing was.
    package var granted: Fen?
    /// 户已删除 - what is known of the household was destroyed: nobody could be sent there.
    package var isErased: Bool
    package var insurer: String
    package var area: AreaCode
    package var cause: Cause
    /// Who visited; empty without a visit.
    package var verifiers: [OfficerID]
    /// Why the data say that it is to be reviewed anyhow; amounts and travel are told by rules.
    package var forced: Set<ForcedReason>

    package init(
        claim: Claim.ID, verification: Int64?, isLast: Bool, isCarried: Bool = false,
        state: ClaimState, payable: Fen?,
        granted: Fen?, isErased: Bool, insurer: String, area: AreaCode, cause: Cause,
        verifiers: [OfficerID], forced: Set<ForcedReason>
    ) {
        self.claim = claim
        self.verification = verification
        self.isLast = isLast
        self.isCarried = isCarried
        self.state = state
        self.payable = payable
        self.granted = granted
        self.isErased = isErased
        self.insurer = insurer
        self.area = area
        self.cause = cause
        self.verifiers = verifiers
        self.forced = forced
    }
}

/// 剔除原因 - why something that ended in the period is not drawn from. The code stands in the frame.
package enum FrameExclusion: String, CaseIterable, Sendable {
    /// 未决 - nobody has decided yet what follows from the visit; the next round takes it up.
    case undecided
    /// 非末次核查 - a later visit of the claim counts.
    case superseded
    /// 户已删除
    case erased
}

extension FrameCandidate {
    /// What follows from the visit: what is to be paid, nothing, or why nobody can say.
    package var fate: Fate {
        if !isLast { return .excluded(.superseded) }
        if isErased { return .excluded(.erased) }
        switch state {
        case .lead, .accepted, .verified: return .excluded(.undecided)
        case .screenedOut, .withdrawn, .declined, .ineligible, .reviewFailed: return .refused
        case .approved, .paid: return granted.map { .paid($0) } ?? .excluded(.undecided)
        case .eligible, .reviewed, .posted, .contested, .noticed:
            guard let payable else { return .excluded(.undecided) }
            return payable > .zero ? .paid(payable) : .refused
        }
    }

    /// 去向
    package enum Fate: Sendable, Equatable {
        /// More than 0.
        case paid(Fen)
        case refused
        case excluded(FrameExclusion)
    }
}
