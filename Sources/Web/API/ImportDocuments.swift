import Domain
import HTTPTypes
import Wording

/// An import as the API shows it.
struct ImportDocument: Encodable {
    var id: Int64
    var kind: String
    var channel: String?
    var officer: String
    var files: [File]
    var state: String
    var revision: Int32
    var createdAt: String
    var endedAt: String?
    var rowsRead: Int64
    var rowsExpected: Int64?
    var counts: [String: Int64]
    /// Rows and cells that were not taken.
    var refused: Int64
    var problem: Answer.Problem?
    /// The first of what was not taken; the rest is asked for apart.
    var errors: [FindingDocument]?

    struct File: Encodable {
        var part: String
        var sha256: String
        var name: String
    }

    init(_ job: ImportJob, errors: [ImportFinding]? = nil, _ language: Language) {
        self.id = job.number
        self.kind = job.kind.rawValue
        self.channel = job.channel?.rawValue
        self.officer = job.officer.rawValue
        self.files = job.files.map {
            File(part: $0.part.rawValue, sha256: $0.digest.rawValue, name: $0.name)
        }
        self.state = job.state.rawValue
        self.revision = job.revision
        self.createdAt = job.createdAt.description
        self.endedAt = job.endedAt?.description
        self.rowsRead = job.rowsRead
        self.rowsExpected = job.rowsExpected
        self.counts = Dictionary(
            uniqueKeysWithValues: job.counts.map { ($0.key.rawValue, $0.value) })
        self.refused = job.defects
        self.problem = job.refusal.map { Answer.Problem($0, language) }
        self.errors = errors.map { $0.map { FindingDocument($0, language) } }
    }

    /// How many errors come with the import itself.
    static let errorsShown = 100

    static let shape = Shape.object(
        [
            "id": .integer, "kind": .choice(ImportKind.self), "officer": .text,
            "files": .list(
                .object(["part": .choice(ImportPart.self), "sha256": .text, "name": .text])),
            "state": .choice(ImportState.self), "revision": .integer, "created_at": .moment,
            "rows_read": .integer, "counts": .object([:]), "refused": .integer,
        ],
        optional: [
            "channel": .choice(Channel.self), "ended_at": .moment, "rows_expected": .integer,
            "problem": .object(["code": .text, "detail": .text]),
            "errors": .list(FindingDocument.shape),
        ])
}

/// One thing that was not taken, as the API shows it.
struct FindingDocument: Encodable {
    /// Where it is: the file's role, the physical line, the column's name (RFC 6901).
    var pointer: String
    var part: String
    var line: Int64?
    var column: String?
    var position: Int32?
    var code: String
    var message: String
    var value: String
    var detail: String
    var isWarning: Bool

    init(_ finding: ImportFinding, _ language: Language) {
        var pointer = JSONPointer()[finding.part.rawValue]
        if let line = finding.line { pointer = pointer[Int(line)] }
        if let column = finding.column ?? finding.position.map({ "\($0)" }), finding.line != nil {
            pointer = pointer[column]
        }
        self.pointer = pointer.text
        self.part = finding.part.rawValue
        self.line = finding.line
        self.column = finding.column
        self.position = finding.position
        self.code = finding.defect.rawValue
        self.message = finding.defect.text[language]
        self.value = finding.maskedValue
        self.detail = finding.detail
        self.isWarning = finding.isWarning
    }

    static let shape = Shape.object(
        [
            "pointer": .text, "part": .choice(ImportPart.self),
            "code": .choice(ImportDefect.self), "message": .text, "value": .text,
            "detail": .text, "is_warning": .flag,
        ], optional: ["line": .integer, "column": .text, "position": .integer])
}

/// A page of what was not taken.
struct FindingListDocument: Encodable {
    var errors: [FindingDocument]
    /// Where the next page begins; nil behind the last one.
    var next: Int64?

    static let shape = Shape.object(
        ["errors": .list(FindingDocument.shape)], optional: ["next": .integer])
}

/// How much of a file is held.
struct UploadDocument: Encodable {
    var sha256: String
    var size: Int64

    static let shape = Shape.object(["sha256": .text, "size": .integer])
}

extension Answer.Problem {
    /// What an import was refused for.
    init(_ refusal: ImportRefusal, _ language: Language) {
        let known = refusal.refusal
        let status = known.map(Answer.status(of:)) ?? .conflict
        self.init(
            type: "urn:fangpin:problem:\(refusal.code)", title: status.reasonPhrase,
            status: status.code, code: refusal.code,
            detail: known?.text[language] ?? refusal.code, errors: nil)
    }
}
