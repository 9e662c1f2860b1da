import Wording

extension Sheet {
    /// The paper as a tagged PDF, and how many pages it has. The same paper gives the same bytes.
    ///
    /// - Complexity: about 2 ms a page, besides 60 ms for the first paper of a process.
    func pdf(_ typesetter: Typesetter) -> (bytes: [UInt8], pages: Int) {
        let paper = Paper(orientation)
        let preparation = Preparation(typesetter: typesetter, paper: paper, language: language)
        var prepared = preparation.head(of: self)
        for block in blocks {
            prepared.append(preparation.prepare(block))
            if case .figure(let figure) = block, let table = figure.table {
                prepared.append(preparation.prepare(.table(table)))
            }
        }
        let pages = Pagination.pages(of: prepared, on: paper)
        let surface = Surface(self, on: paper, typesetter: typesetter)
        for (index, page) in pages.enumerated() {
            surface.draw(page, footer: footer(index + 1, of: pages.count, preparation))
        }
        let drawn = surface.finish()
        let binding = PDFBinding(
            language: language, descriptions: pages.flatMap(\.descriptions))
        // Another version of Cairo may write another form: then the paper lacks its language and
        // what its figures show, which the tests notice, but it can be printed.
        return (binding.bind(drawn) ?? drawn, pages.count)
    }

    /// The paper's number on the left, the page in the middle, the digest on the right.
    private func footer(
        _ page: Int, of pages: Int, _ preparation: Preparation
    ) -> [Page.Command] {
        let paper = preparation.paper
        let top = paper.footer + 3
        let third = paper.textWidth / 3
        func part(_ text: String, _ edge: TextStyle.Edge, _ place: Double) -> Page.Command {
            let galley = preparation.galley(text, .footer.aligned(edge), third)
            galley.limit(height: 24)
            return .text(
                galley, 0..<galley.lines.count, left: paper.left + third * place, top: top)
        }
        return [
            .rule(
                from: Point(paper.left, paper.footer), to: Point(paper.right, paper.footer),
                width: 0.4),
            part(number, .leading, 0),
            part(PaperWord.page(page, of: pages)[language], .centre, 1),
            part("\(PaperWord.digest[language]) \(digestPrefix)", .trailing, 2),
        ]
    }
}

extension Page {
    /// What the page's figures show, in their order.
    fileprivate var descriptions: [String] {
        commands.compactMap { command in
            if case .figure(let picture, _, _, _) = command { picture.description } else { nil }
        }
    }
}
