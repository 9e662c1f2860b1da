/// 插图 - a picture with its title, what it shows in words, and the figures that it is drawn from in
/// a table under it: nobody needs to see it to know what it says.
package struct Figure: Sendable, Equatable {
    package var title: String
    /// 图示说明 - the picture in a sentence, for those who do not see it.
    package var description: String
    package var drawing: Drawing
    /// Nil where the table stands elsewhere on the paper.
    package var table: Table?

    package init(title: String, description: String, drawing: Drawing, table: Table?) {
        self.title = title
        self.description = description
        self.drawing = drawing
        self.table = table
    }
}
