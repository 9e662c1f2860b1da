/// 导入种类 - what a file that somebody sends is taken in as.
package enum ImportKind: String, CaseIterable, Sendable {
    /// 部门推送
    case feed
    /// 自主申报
    case applications
    /// 户册
    case register
    /// 方案
    case scheme
    /// 银行对账单
    case statement

    /// What the action that takes it in needs.
    package var permission: Permission {
        switch self {
        case .feed: .importFeed
        case .applications: .fileApplication
        case .register: .keepRegister
        case .scheme: .keepSchemes
        case .statement: .reconcile
        }
    }

    /// What the files are there: one for all but the register.
    package var parts: [ImportPart] {
        self == .register
            ? [.villages, .households, .persons, .verifiers, .vehicles, .calendar]
            : [.file]
    }
}

/// 文件角色 - what a file is in the import that it belongs to.
package enum ImportPart: String, CaseIterable, Sendable {
    /// The one file of an import that has no others.
    case file
    case villages, households, persons, verifiers, vehicles, calendar

    /// Whether a register cannot do without it.
    package var isRequired: Bool {
        switch self {
        case .file, .villages, .households, .persons: true
        case .verifiers, .vehicles, .calendar: false
        }
    }
}

/// 导入的文件 - an uploaded file in its role.
package struct ImportFile: Sendable, Equatable {
    package var part: ImportPart
    package var digest: FileDigest
    /// The name under which it came, for people and for the trail.
    package var name: String

    package init(part: ImportPart, digest: FileDigest, name: String) {
        self.part = part
        self.digest = digest
        self.name = name
    }
}

/// 任务状态 - how far an import has come.
package enum ImportState: String, CaseIterable, Sendable {
    case queued, running
    /// Taken in; some of its rows may have been refused.
    case done
    /// Nothing of it was taken in, or not all of it; the reason says why.
    case refused
    /// 搁置 - something other than the file is wrong, and the daemon gave up after many attempts.
    /// An operator mends it and sends the work again.
    case stopped

    /// Whether nothing more will happen by itself.
    package var isEnd: Bool { self != .queued && self != .running }
}

/// 导入计数 - what an import counts. The raw values are the names that programs read.
package enum ImportCount: String, CaseIterable, Sendable {
    case rows, accepted, duplicates, superseded, rejected
    case households, persons
    /// Schemes that were not there before.
    case schemes
    case statements, lines, matched
}

/// 导入任务 - a file on its way into the county's data, as the database has it at one moment.
package struct ImportJob: Sendable {
    /// What it is asked for by: numbers are given in the order in which files came.
    package typealias Number = Int64

    package var number: Number
    package var kind: ImportKind
    /// Whose feed it is; nil for other kinds.
    package var channel: Channel?
    package var officer: OfficerID
    package var files: [ImportFile] = []
    package var state: ImportState
    /// Rises whenever anything of it changes.
    package var revision: Int32
    package var createdAt: Instant
    package var endedAt: Instant?
    /// Rows that were read so far, and about how many there are; nil before that is known.
    package var rowsRead: Int64
    package var rowsExpected: Int64?
    package var counts: [ImportCount: Int64] = [:]
    /// Why nothing was taken, where a rule said no.
    package var refusal: ImportRefusal?
    /// Rows and cells that were not taken.
    package var defects: Int64 = 0

    package init(
        number: Number, kind: ImportKind, channel: Channel?, officer: OfficerID,
        state: ImportState, revision: Int32, createdAt: Instant, endedAt: Instant?,
        rowsRead: Int64, rowsExpected: Int64?
    ) {
        self.number = number
        self.kind = kind
        self.channel = channel
        self.officer = officer
        self.state = state
        self.revision = revision
        self.createdAt = createdAt
        self.endedAt = endedAt
        self.rowsRead = rowsRead
        self.rowsExpected = rowsExpected
    }
}

/// 导入被拒原因 - a refusal as it is kept: its code and what it is about.
package struct ImportRefusal: Sendable, Equatable {
    package var code: String
    /// The number or id that the refusal names; empty where it names none.
    package var subject: String

    package init(code: String, subject: String = "") {
        self.code = code
        self.subject = subject
    }

    /// What was thrown. An import can only meet these; of any other the code stays.
    package init(_ refusal: Refusal) {
        switch refusal {
        case .notPermitted(let permission):
            self.init(code: refusal.code, subject: permission.rawValue)
        case .officerNotFound(let id): self.init(code: refusal.code, subject: id.rawValue)
        case .unknownFeed(let channel): self.init(code: refusal.code, subject: channel.rawValue)
        case .schemeDiffers(let id): self.init(code: refusal.code, subject: id.rawValue)
        case .statementUnbalanced(let id), .statementReissued(let id), .statementForeign(let id):
            self.init(code: refusal.code, subject: id)
        case .uploadNotFound(let digest): self.init(code: refusal.code, subject: digest.rawValue)
        default: self.init(code: refusal.code)
        }
    }

    /// The refusal, for its words; nil where the code alone was kept.
    package var refusal: Refusal? {
        switch code {
        case "not_permitted": Permission(rawValue: subject).map { .notPermitted($0) }
        case "officer_not_found": .officerNotFound(OfficerID(subject))
        case "unknown_feed": Channel(rawValue: subject).map { .unknownFeed($0) }
        case "scheme_differs": .schemeDiffers(SchemeID(subject))
        case "statement_unbalanced": .statementUnbalanced(subject)
        case "statement_reissued": .statementReissued(subject)
        case "statement_foreign": .statementForeign(subject)
        case "upload_not_found": FileDigest(rawValue: subject).map { .uploadNotFound($0) }
        default: nil
        }
    }
}
