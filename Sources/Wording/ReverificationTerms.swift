import Domain

// The words of the re-verification, and of what the reports of the sampling review lead to.

extension ReviewMeans {
    package var text: Text {
        switch self {
        case .visit: Text("入户", "visit")
        case .phone: Text("电话回访", "call")
        case .department: Text("部门核对", "departments")
        }
    }
}

extension ReviewVisit.Outcome {
    package var text: Text {
        switch self {
        case .found: Text("已查实", "found")
        case .nobodyHome: Text("无人在家", "nobody home")
        case .refused: Text("拒绝", "refused")
        case .moved: Text("已迁走", "moved away")
        }
    }
}

extension ReviewQuestion {
    package var text: Text {
        switch self {
        case .members: Text("家庭人口", "Members")
        case .income: Text("收入（近十二个月）", "Income of twelve months")
        case .assets: Text("不予救助情形", "Exclusions of the scheme")
        case .bills: Text("票据与自付", "Bills and own costs")
        case .ownsAccount: Text("银行卡是本户的", "The account is the household's own")
        case .visitHappened: Text("核查员来过", "The verifiers did come")
        case .isSigned: Text("本人签过字", "The household did sign")
        case .noticePosted: Text("村里公示过", "The notice did hang")
        case .moneyReceived: Text("实际到账", "Money received")
        }
    }
}

extension IncomeItem {
    package var text: Text {
        switch self {
        case .wage: Label.wage
        case .businessIncome: Label.business
        case .businessCost: Label.cost
        case .property: Label.property
        case .transfer: Label.transfer
        }
    }
}

extension ReviewDifference.Field {
    package var text: Text {
        switch self {
        case .members: Label.members
        case .income: Text("收入项", "Income")
        case .assets: Text("不予救助情形", "Exclusions")
        case .bill: Text("票据", "Bill")
        case .eligibility: Text("资格", "Eligibility")
        case .amount: Text("应发金额", "Amount due")
        case .account: Text("银行卡", "Account")
        case .visit: Text("入户", "Visit")
        case .signature: Text("签字", "Signature")
        case .notice: Text("公示", "Notice")
        case .moneyReceived: Text("到账", "Money received")
        }
    }
}

extension StandingFinding {
    package var text: Text {
        switch self {
        case .first: Text("以原核查结果为准", "the first finding stands")
        case .review: Text("以复核结果为准", "the review's finding stands")
        }
    }
}

extension ReviewConsequence.Kind {
    package var text: Text {
        switch self {
        case .reverify: Text(term, "visit all of the verifier's cases again")
        case .suspend: Text(term, "suspend the verifier")
        case .deductFee: Text(term, "deduct from the fee")
        case .reopen: Text(term, "reopen the case")
        case .recover: Text(term, "recover what was overpaid")
        case .payRest: Text(term, "pay what is missing")
        case .recheckTown: Text(term, "review all of the township")
        case .warn: Text(term, "warn the verifier")
        case .refer: Text(term, "refer to inspection")
        }
    }
}

extension ReviewConsequence.State {
    package var text: Text {
        switch self {
        case .proposed: Text("待确认", "proposed")
        case .confirmed: Text("已确认", "confirmed")
        case .rejected: Text("已驳回", "rejected")
        }
    }
}
