import Domain

// The domain's terms as people read them.

extension ClaimState {
    package var text: Text {
        switch self {
        case .lead: Text(term, "Lead")
        case .screenedOut: Text(term, "Screened out")
        case .accepted: Text(term, "To be visited")
        case .verified: Text(term, "Verified")
        case .ineligible: Text(term, "Not eligible")
        case .eligible: Text(term, "To be reviewed")
        case .reviewFailed: Text(term, "Review failed")
        case .reviewed: Text(term, "Review passed")
        case .posted: Text(term, "Notice posted")
        case .contested: Text(term, "Objection upheld")
        case .noticed: Text(term, "Notice complete")
        case .declined: Text(term, "Declined")
        case .approved: Text(term, "Approved")
        case .paid: Text(term, "Paid")
        case .withdrawn: Text(term, "Withdrawn")
        }
    }
}

extension Cause {
    package var text: Text {
        switch self {
        case .illness: Text(term, "Illness")
        case .education: Text(term, "Education")
        case .disaster: Text(term, "Disaster")
        case .accident: Text(term, "Accident")
        }
    }
}

extension Channel {
    package var text: Text {
        switch self {
        case .medical: Text("医保推送", "Medical insurance")
        case .disaster: Text("应急推送", "Emergency bureau")
        case .civil: Text("民政推送", "Civil affairs")
        case .education: Text("教育推送", "Education bureau")
        case .application: Text("自主申报", "Application")
        }
    }
}

extension IneligibilityReason {
    package var text: Text {
        switch self {
        case .excluded: Text("比对项目成立，一票否决", "An exclusion was upheld")
        case .income: Text("人均纯收入超过收入标准", "Income per head is above the standard")
        case .belowWarningLine: Text("自付费用未达到预警线", "Spending does not reach a warning line")
        case .zeroAmount: Text("按规则计算金额为零", "The rule gives nothing")
        case .capReached: Text("本年度户封顶额度已用完", "The household's yearly cap is used up")
        }
    }
}

extension Verification.Attempt {
    package var text: Text {
        switch self {
        case .nobodyHome: Text(term, "Nobody home")
        case .refused: Text(term, "Refused")
        case .away: Text(term, "Away")
        }
    }
}

extension Crosscheck.Resolution {
    package var text: Text {
        switch self {
        case .upheld: Text(term, "Upheld")
        case .explained: Text(term, "Explained")
        case .exempt: Text(term, "Exempt")
        }
    }
}

extension PaymentState {
    package var text: Text {
        switch self {
        case .planned: Text(term, "Planned")
        case .filed: Text(term, "In a payment file")
        case .sent: Text(term, "Sent to the bank")
        case .booked: Text(term, "Booked")
        case .returned: Text(term, "Returned")
        case .rejected: Text(term, "Rejected by the bank")
        case .cancelled: Text(term, "Cancelled")
        }
    }
}

extension AccountCode {
    package var text: Text {
        switch self {
        case .bank: Text(term, "Bank account")
        case .appropriationReceivable: Text(term, "Appropriation receivable")
        case .suspensePaid: Text(term, "Suspense, paid")
        case .suspenseReceived: Text(term, "Suspense, received")
        case .appropriation: Text(term, "Appropriation")
        case .broughtForward: Text(term, "Brought forward")
        case .interest: Text(term, "Interest")
        case .relief: Text(term, "Relief paid")
        case .returned: Text(term, "Returned payments")
        case .serviceFee: Text(term, "Service fee")
        case .commitment: Text(term, "Commitments (memorandum)")
        case .committed: Text(term, "Approved, unpaid (memorandum)")
        }
    }
}
