/// The words that papers of all kinds have.
package enum PaperWord {
    package static let colon = Text("：", ": ")
    package static let digest = Text("摘要", "Digest")
    package static let code = Text("二维码", "QR code")
    package static let dateToFill = Text("　　　　年　　月　　日", "Date: ____-__-__")

    package static func page(_ page: Int, of pages: Int) -> Text {
        Text("第 \(page) 页 共 \(pages) 页", "Page \(page) of \(pages)")
    }
}
