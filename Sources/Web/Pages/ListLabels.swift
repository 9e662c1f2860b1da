import Domain
import Wording

// Words of lists that leave the house as files.

extension Label {
    static let register = Text("人员名册", "Register of persons")
    static let prescreenings = Text("初筛结果", "Prescreenings")
    static let wholeBook = Text("账簿", "Book")
    static let entryNumber = Text("凭证号", "Entry")
    static let narrative = Text("摘要", "Narrative")
    static let downloadWorkbook = Text("下载电子表格", "Download as a workbook")
    static let downloadText = Text("下载逗号分隔文本", "Download as CSV")
    static let tableOf = Text("内容", "List")
    static let madeBy = Text("导出人", "Made by")
    static let maskingHint = Text("说明", "Note")
    static let masked = Text(
        "姓名、证件号码均已脱敏；导出已记入操作留痕。",
        "Names and ID numbers are masked; the export stands in the trail.")
    static let methodRefused = Text(
        "此地址不支持这种操作", "Nothing of the kind can be done at this address")
    static let notAcceptable = Text(
        "所要的格式都不提供；可用 application/json、text/csv 或 xlsx",
        "None of these forms is there; take application/json, text/csv or xlsx")
    static let trailUnsigned = Text(
        "留痕尚无签名检查点，请一分钟后再试",
        "The trail has no signed checkpoint yet; try again in a minute")
    static let notInTrail = Text(
        "检查点之前没有此案的留痕", "The trail has nothing of it below its newest checkpoint")
    static let cursorForeign = Text(
        "翻页位置与当前筛选条件或权限范围不符，请从第一页重新开始",
        "The cursor is not one of this list, filter and scope; begin with the first page")
    static let cursorExpired = Text(
        "翻页位置已过期，请从第一页重新开始",
        "The cursor has expired; begin with the first page")

    static func aboutTable(_ language: Language) -> TableFrame.Words {
        TableFrame.Words(
            about: Text("导出说明", "About")[language], rows: Text("行数", "Rows")[language],
            cut: Text(
                "未导出全部：工作表已满。请缩小筛选范围，或改用逗号分隔文本。",
                "Not all rows are here: the sheet is full. Narrow the filter, or take CSV.")[
                    language])
    }
}

extension PrescreeningResult.Outcome {
    var text: Text {
        switch self {
        case .passed: Text("通过", "Passed")
        case .screenedOut: Text("剔除", "Screened out")
        }
    }
}

extension CrosscheckResult.Standing {
    var text: Text {
        switch self {
        case .missed: Text("未命中", "No hit")
        case .pending: Text("命中，待处理", "Hit, to be decided")
        case .upheld: Crosscheck.Resolution.upheld.text
        case .explained: Crosscheck.Resolution.explained.text
        case .exempt: Crosscheck.Resolution.exempt.text
        }
    }
}

extension HTML {
    /// The ways to take a list along, in the forms of ``TableForm``.
    /// - Parameter address: of the list in a form.
    static func downloads(_ language: Language, _ address: (TableForm) -> String) -> HTML {
        """
        <p class="downloads"><a class="action" href="\(Page.with(language, address(.xlsx)))" download>\(Label.downloadWorkbook[language])</a> \
        <a class="action" href="\(Page.with(language, address(.csv)))" download>\(Label.downloadText[language])</a></p>

        """
    }
}
