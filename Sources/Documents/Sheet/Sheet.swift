import Domain
import Wording

/// 文书 - a paper as a value: what stands on it and in which order, and nothing of how it is drawn.
/// The same value becomes the PDF that is printed and posted, the page that is printed from a
/// browser, and the digest in the footer.
package struct Sheet: Sendable, Equatable {
    /// 标题 - on the first page and in the file's description.
    package var title: String
    /// 文号 - in the footer of every page.
    package var number: String
    /// 成文时间 - injected: a paper made again is the same paper.
    package var made: Instant
    package var language: Language
    package var orientation: Orientation
    /// 版头 - above the title of what leaves the office as an official document; nil for forms
    /// and lists.
    package var letterhead: Letterhead?
    package var blocks: [Block]

    package init(
        title: String, number: String, made: Instant, language: Language,
        orientation: Orientation = .portrait, letterhead: Letterhead? = nil, blocks: [Block]
    ) {
        self.title = title
        self.number = number
        self.made = made
        self.language = language
        self.orientation = orientation
        self.letterhead = letterhead
        self.blocks = blocks
    }

    /// 纸张方向 - A4 (GB/T 148) upright, or lying for wide tables.
    package enum Orientation: Sendable, Equatable {
        case portrait, landscape
    }
}

/// 版头 - who issues a document, in red, its number, and a red line (GB/T 9704-2012, 7.2).
package struct Letterhead: Sendable, Equatable {
    /// 发文机关标志: 某县防贫办公室文件.
    package var issuer: String
    /// 发文字号; empty as long as it has none.
    package var number: String

    package init(issuer: String, number: String) {
        self.issuer = issuer
        self.number = number
    }
}

/// 文书的一段 - what a paper is put together from.
package enum Block: Sendable, Equatable {
    /// 一级标题: 一、…
    case heading(String)
    /// 二级标题: （一）…
    case subheading(String)
    case paragraph(String, Paragraph = .body)
    case facts([Fact])
    case table(Table)
    case figure(Figure)
    case signatures([Signature])
    case code(CodeBlock)
    /// What follows stands on a new page.
    case pageBreak
}

/// 段落样式 - as official papers set them (GB/T 9704-2012).
package enum Paragraph: Sendable, Equatable {
    /// 正文: justified, the first line set in by two characters in Chinese.
    case body
    /// 主送、表题以外的顶格文字: flush left.
    case flush
    /// 落款: flush right.
    case closing
    /// 注: small.
    case note
    /// 副标题: centred under the title.
    case subtitle
    /// 程序: every sign as wide as the others, lines as they are.
    case listing
}

/// 事项 - a name and what it is: 户编号 and the number.
package struct Fact: Sendable, Equatable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// 签名栏 - a line to sign on, and the place for the date.
package struct Signature: Sendable, Equatable {
    /// Who signs: 核查员（一）.
    package var role: String
    /// Whose name is expected there; empty if it is not known.
    package var name: String

    package init(role: String, name: String = "") {
        self.role = role
        self.name = name
    }
}

/// 二维码 - a code with what it leads to, in words beside it.
package struct CodeBlock: Sendable, Equatable {
    /// What the code says: an address or a number.
    package var content: String
    /// What a person reads beside it.
    package var lines: [String]

    package init(content: String, lines: [String]) {
        self.content = content
        self.lines = lines
    }
}
