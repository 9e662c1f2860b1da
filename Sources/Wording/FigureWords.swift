/// The words of the tables under figures.
package enum FigureWord {
    package static let name = Text("名称", "Name")
    package static let estimate = Text("估计值", "Estimate")
    package static let low = Text("下限", "Lower")
    package static let high = Text("上限", "Upper")
    package static let note = Text("说明", "Note")
    package static let limits = Text("控制限", "Limits")
    package static let outside = Text("超出", "outside")
    package static let inside = Text("之内", "inside")
}
