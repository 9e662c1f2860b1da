import Wording

// Words of imports.

extension Label {
    static let imports = Text("数据导入", "Imports")
    static let oneImport = Text("导入任务", "Import")
    static let importsHint = Text(
        "单个文件不超过 64 MB，更大的文件请通过接口分段上传。上传的文件加密保存，用完后 72 小时清除。",
        "A file has 64 MB at most; larger ones go through the API in parts. Uploaded files are "
            + "kept encrypted, and cleared away 72 hours after use.")
    static let file = Text("文件", "File")
    static let fromDepartment = Text("数据来源", "From")
    static let upload = Text("上传并导入", "Upload and import")
    static let optionalFile = Text("（可不选）", " (optional)")
    static let latestImports = Text("最近的导入", "Latest imports")
    static let noImports = Text("还没有导入过文件", "Nothing has been imported yet")
    static let importKind = Text("种类", "Kind")
    static let importFiles = Text("文件名", "Files")
    static let submittedBy = Text("提交人", "By")
    static let submittedAt = Text("提交时间", "Submitted")
    static let endedAt = Text("结束时间", "Ended")
    static let rowsRead = Text("已读行数", "Rows read")
    static let reload = Text("刷新进度", "Look again")
    static let stillRunning = Text(
        "正在导入。可以离开本页，稍后再看结果。",
        "The import goes on. You may leave this page and look again later.")
    static let refusedRows = Text("未收的行", "Rows not taken")
    static let refusedCSV = Text("下载全部未收的行（CSV）", "All rows not taken (CSV)")
    static let importPart = Text("文件种类", "File")
    static let line = Text("行", "Line")
    static let column = Text("列", "Column")
    static let importDefect = Text("原因", "Reason")
    static let foundValue = Text("内容（已脱敏）", "Value (masked)")
    static let warning = Text("提示", "Note")
    static let toImports = Text("返回数据导入", "Back to the imports")

    static func firstRows(_ shown: Int, of total: Int64) -> Text {
        total <= Int64(shown)
            ? Text("共 \(total) 条", "\(total) in all")
            : Text("共 \(total) 条，本页前 \(shown) 条", "\(total) in all, the first \(shown) here")
    }
}
