/// 线索渠道 - how a household's need became known: a department's feed, or an application (自主申报).
package enum Channel: String, CaseIterable, Hashable, Sendable {
    case medical, disaster, civil, education, application

    /// What the feed is a feed of; nil for an application, which names its own cause.
    package var cause: Cause? {
        switch self {
        case .medical: .illness
        case .disaster: .disaster
        case .civil: .accident
        case .education: .education
        case .application: nil
        }
    }

    /// 医保、应急、民政、教育: the department as it stands in the name of its files.
    package var department: String? {
        switch self {
        case .medical: "医保"
        case .disaster: "应急"
        case .civil: "民政"
        case .education: "教育"
        case .application: nil
        }
    }

    package init?(department: String) {
        guard let channel = Channel.allCases.first(where: { $0.department == department })
        else { return nil }
        self = channel
    }
}
