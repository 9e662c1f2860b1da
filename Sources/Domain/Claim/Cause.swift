/// 致贫返贫原因 - what may push a household into poverty. The order of the cases is the order in which
/// causes are computed and paid, which decides who uses up a household's yearly room first.
@frozen
public enum Cause: String, CaseIterable, Hashable, Comparable, Sendable {
    case illness, education, disaster, accident

    /// 因病、因学、因灾、因意外: the term in the county's files.
    public var term: String {
        switch self {
        case .illness: "因病"
        case .education: "因学"
        case .disaster: "因灾"
        case .accident: "因意外"
        }
    }

    public init?(term: String) {
        guard let cause = Cause.allCases.first(where: { $0.term == term }) else { return nil }
        self = cause
    }

    /// Position in the order of computation, from 0.
    public var order: Int { Cause.allCases.firstIndex(of: self)! }

    public static func < (left: Cause, right: Cause) -> Bool { left.order < right.order }
}
