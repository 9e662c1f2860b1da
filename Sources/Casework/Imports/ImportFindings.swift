import Domain
import Formats
import Intake

extension ImportFinding {
    /// What an error says is wrong with a file; nil for an error that is not the file's.
    static func findings(of error: any Error) -> [ImportFinding]? {
        switch error {
        case let defect as CSVDefect: [ImportFinding(defect)]
        case let refusal as FeedRefusal: [ImportFinding(refusal)]
        case let refusal as BankFileRefusal: refusal.problems.map { ImportFinding($0) }
        case let defect as SchemeFileDefect: defect.problems.map { ImportFinding($0) }
        case let refused as SchemeRefused: refused.problems.map { ImportFinding($0) }
        default: nil
        }
    }

    /// A problem of a county's table, whose kind is one of the defects' codes.
    init(_ problem: FileProblem) {
        self.init(
            part: ImportFinding.parts[problem.file] ?? .file, line: problem.line.map(Int64.init),
            column: problem.column, defect: ImportDefect(rawValue: problem.kind.rawValue)!,
            isWarning: problem.severity == .warning, maskedValue: problem.value,
            detail: "\(problem.what); \(problem.remedy)")
    }

    /// A problem of a bank's file, whose kind is one of the defects' codes.
    init(_ problem: BankFileProblem, isWarning: Bool = false) {
        self.init(
            line: problem.line.map(Int64.init), position: problem.column.map(Int32.init),
            defect: ImportDefect(rawValue: problem.kind.rawValue)!, isWarning: isWarning,
            detail: "\(problem.what); \(problem.remedy)")
    }

    private init(_ problem: SourceProblem) {
        self.init(
            line: Int64(problem.position.line), position: Int32(problem.position.column),
            defect: .scheme, detail: problem.message)
    }

    private init(_ defect: CSVDefect) {
        let (line, kind): (Int64?, ImportDefect) =
            switch defect {
            case .notText: (nil, .encoding)
            case .noHeader, .missingColumns, .repeatedColumns: (1, .form)
            case .header: (1, .quotes)
            case .recordTooLong(let line, _): (Int64(line), .quotes)
            }
        self.init(line: line, defect: kind, detail: "\(defect)")
    }

    private init(_ refusal: FeedRefusal) {
        switch refusal {
        case .totalTooLarge(let line):
            self.init(line: line.map(Int64.init), defect: .totalTooLarge, detail: "\(refusal)")
        }
    }

    private static let parts: [String: ImportPart] = [
        VillagesForm.fileName: .villages, HouseholdsForm.fileName: .households,
        PersonsForm.fileName: .persons, VerifiersForm.fileName: .verifiers,
        VehiclesForm.fileName: .vehicles, CalendarForm.fileName: .calendar,
    ]
}
