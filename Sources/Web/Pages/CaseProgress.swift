import Domain
import Wording

/// 环节 - the steps that every case takes, in their order.
enum CaseStep: Int, CaseIterable {
    case lead, prescreening, visit, computation, review, notice, approval, payment

    var text: Text {
        switch self {
        case .lead: Text("立案", "Opened")
        case .prescreening: Label.prescreening
        case .visit: Label.visits
        case .computation: Text("理算", "Computation")
        case .review: Label.review
        case .notice: Label.notice
        case .approval: Label.approval
        case .payment: Label.payments
        }
    }
}

extension CaseFile {
    /// The step that the case is at; nil when it has taken the last. A withdrawn case stands at the
    /// first step that it did not take.
    var step: CaseStep? {
        switch row.state {
        case .lead, .screenedOut: .prescreening
        case .accepted: .visit
        case .verified, .ineligible: .computation
        case .eligible, .reviewFailed: .review
        case .reviewed, .posted, .contested: .notice
        case .noticed, .declined: .approval
        case .approved: .payment
        case .paid: nil
        case .withdrawn: CaseStep.allCases.first { day(of: $0) == nil }
        }
    }

    /// When a step was last taken.
    func day(of step: CaseStep) -> Day? {
        switch step {
        case .lead: row.openedOn
        case .prescreening: prescreening?.decidedOn
        case .visit: visits.last(where: \.isCompleted)?.visitedOn
        case .computation: assessments.last { !$0.atApproval }?.at.day
        case .review: reviews.last?.review.heldOn
        case .notice: notices.last?.takenDownOn
        case .approval: approval?.decidedOn
        case .payment: payments.last { $0.state == .booked }?.bookedOn
        }
    }

    /// Whether the case goes no further by itself.
    var isStopped: Bool {
        switch row.state {
        case .screenedOut, .ineligible, .reviewFailed, .contested, .declined, .withdrawn: true
        default: false
        }
    }

    /// Who does what next, or why nothing more is to be done.
    var nextStep: Text {
        switch row.state {
        case .lead: Text("镇村初筛", "The town prescreens the case")
        case .accepted: Text("核查员入户核查", "Verifiers visit the household")
        case .verified: Text("经办理算", "The handler has it computed")
        case .eligible: Text("村级评议", "The village meeting reviews it")
        case .reviewed: Text("村内张贴公示", "A notice is posted in the village")
        case .posted: Text("公示期满后撤除；期间可提异议", "The notice hangs; anyone may object")
        case .noticed: Text("审批（经办与审批须为两人）", "Approval, by another person than the handler")
        case .approved: paymentStep
        case .ineligible: Text("不予救助；有新的核查或比对结果时重新理算", "None, unless new findings come")
        case .reviewFailed: Text("评议未通过；有新的核查结果时重新理算", "None, unless new findings come")
        case .contested: Text("异议成立，须重新核查", "The objection was upheld: visit again")
        case .screenedOut, .declined, .withdrawn, .paid:
            Text("已办结，无后续环节", "None; the case is closed")
        }
    }

    private var paymentStep: Text {
        switch payments.last?.state {
        case nil where row.amount == .zero: Text("本年度额度已用完，无款可付", "Nothing is payable")
        case nil, .planned: Text("制作付款文件", "A payment file is made")
        case .filed, .sent, .booked: Text("等待银行对账单确认入账", "The bank's statement confirms it")
        case .returned:
            Text("款项已退汇：核对收款账户后重新发放", "It was returned: check the account, pay again")
        case .rejected, .cancelled:
            Text("付款未成：查明原因后重新发放", "It was not paid: find out why, pay again")
        }
    }
}

extension Verification {
    /// Whether the visit has findings.
    var isCompleted: Bool {
        if case .completed = outcome { true } else { false }
    }
}

extension CasePage {
    /// Where the case stands, what comes next, and how far it has come.
    var standing: HTML {
        let row = file.row
        let amount = row.amount.map {
            "\(Label.payable[language]) \($0.grouped) \(Label.yuan[language])"
        }
        let due: HTML =
            row.dueOn.map { day in
                "<br>\(Label.due[language]) \(at.day.timeLeft(until: day, language))"
            } ?? .empty
        let reason: HTML =
            file.assessments.last?.reason.map { reason in
                "<br>\(Label.reason[language]) \(reason.text[language])"
            } ?? .empty
        return """
            <div class="standing">
            <p class="state">\(row.state.standing(language)) <span class="sum">\(amount ?? "")</span></p>
            <p>\(Label.nextStep[language]) <b>\(file.nextStep[language])</b>\(due)\(reason)</p>
            <ol class="steps" aria-label="\(Label.progress[language])">
            \(CaseStep.allCases.map(item))</ol>
            </div>

            """
    }

    private func item(_ step: CaseStep) -> HTML {
        let day = file.day(of: step)?.description ?? ""
        let here = file.step?.rawValue ?? CaseStep.allCases.count
        if step.rawValue < here {
            return """
                <li class="done"><span aria-hidden="true">✓</span> \(step.text[language]) <span class="hidden">\(Label.stepDone[language])</span> <small>\(day)</small></li>

                """
        }
        guard step.rawValue == here else { return "<li>\(step.text[language])</li>\n" }
        let mark = file.isStopped ? Label.stepEnded : Label.stepNow
        return """
            <li class="\(file.isStopped ? "stopped" : "now")" aria-current="step"><span aria-hidden="true">●</span> \(step.text[language]) <small>\(mark[language]) \(day)</small></li>

            """
    }
}
