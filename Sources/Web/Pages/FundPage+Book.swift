import Domain
import Wording

extension FundPage {
    /// The last entries of the book, newest first, each with its lines below it.
    var book: HTML {
        guard !fund.entries.isEmpty else {
            return .nothing(under: Label.book, Label.noEntries, language)
        }
        let columns: [HTML] = [
            "<th scope=\"col\">\(Label.ledgerAccount[language])</th>",
            "<th scope=\"col\" class=\"number\">\(Label.debit[language])</th>",
            "<th scope=\"col\" class=\"number\">\(Label.credit[language])</th>",
            "<th scope=\"col\">\(Label.side[language])</th>",
            "<th scope=\"col\" class=\"number\">\(Label.balance[language])</th>",
        ]
        return """
            <table class="book">
            <caption><h2>\(Label.book[language])</h2></caption>
            <thead><tr>\(columns)</tr></thead>
            \(entries.map(group))</table>
            \(HTML.downloads(language) { "/fund/book.\($0.rawValue)" })
            """
    }

    /// The lines of each entry, in the order in which they came.
    private var entries: [[BookLine]] {
        var entries: [[BookLine]] = []
        for line in fund.entries {
            if entries.last?[0].entry == line.entry {
                entries[entries.count - 1].append(line)
            } else {
                entries.append([line])
            }
        }
        return entries
    }

    private func group(_ lines: [BookLine]) -> HTML {
        let first = lines[0]
        return """
            <tbody>
            <tr><th scope="rowgroup" colspan="5">\(first.entry) · \(first.day) · \(language.record(first.narrative))</th></tr>
            \(lines.map(row))</tbody>

            """
    }

    /// A balance stands on its side, as in every Chinese book, and has no sign.
    private func row(_ line: BookLine) -> HTML {
        let isDebit = line.amount > .zero
        let amount: HTML = "\((isDebit ? line.amount : -line.amount).grouped)"
        let (debit, credit): (HTML, HTML) = isDebit ? (amount, .empty) : (.empty, amount)
        let side: AccountCode.Side = line.balance > .zero ? .debit : .credit
        let balance = line.balance < .zero ? -line.balance : line.balance
        let standing = line.balance == .zero ? Label.evenSide : side.text
        return """
            <tr><th scope="row">\(line.account.text[language])</th>\(cell(debit, Label.debit))\(cell(credit, Label.credit))<td data-label="\(Label.balance[language])">\(standing[language])</td><td class="number">\(balance.grouped)</td></tr>

            """
    }

    private func cell(_ amount: HTML, _ column: Text) -> HTML {
        amount.isEmpty
            ? "<td></td>"
            : "<td class=\"number\" data-label=\"\(column[language])\">\(amount)</td>"
    }
}
