import Casework
import Domain
import HTTPTypes
import Wording

/// The lists of the office.
enum Listings {
    static let cases = Listing<CaseList, ExportCases>(
        member: "cases", title: Label.cases,
        columns: [
            .number("id", Label.number) { $0.claim },
            .choice("state", Label.state, { $0.state }, words: { $0.text }),
            .text("household_id", Label.household) { $0.household.rawValue },
            .text("holder", Label.name) { $0.maskedName },
            .text("village", Label.village) { $0.village },
            .choice("cause", Label.cause, { $0.cause }, words: { $0.text }),
            .money("amount", Label.amount) { $0.amount },
            .day("due_on", Label.due) { $0.dueOn },
            .choice("channel", Label.channel, { $0.channel }, words: { $0.text }),
            .text("class", Label.householdClass) { $0.className },
            .day("opened_on", Label.opened) { $0.openedOn },
        ], filter: CaseQuery.parameters
    ) { parameters in
        CaseList(try CaseQuery(parameters).filter)
    } trace: { list, form, columns in
        ExportCases(filter: list.filter, as: form, columns: columns)
    }

    static let persons = Listing<PersonList, ExportPersons>(
        member: "persons", title: Label.register,
        columns: [
            .text("household_id", Label.household) { $0.household.rawValue },
            .text("name", Label.personName) { $0.maskedName },
            .text("id_number", Label.person) { $0.maskedID },
            .text("relation", Label.relation) { $0.relation },
            .text("village", Label.village) { $0.village },
        ], filter: [CaseQuery.area]
    ) { parameters in
        PersonList(area: try area(parameters))
    } trace: { list, form, columns in
        ExportPersons(area: list.area, as: form, columns: columns)
    }

    static let prescreenings = Listing<Prescreenings, ExportPrescreenings>(
        member: "prescreenings", title: Label.prescreenings,
        columns: [
            .number("case", Label.number) { $0.claim },
            .text("household_id", Label.household) { $0.household.rawValue },
            .text("holder", Label.name) { $0.maskedName },
            .text("village", Label.village) { $0.village },
            .choice("cause", Label.cause, { $0.cause }, words: { $0.text }),
            .choice("outcome", Label.outcome, { $0.outcome }, words: { $0.text }),
            .text("reason", Label.reason) { $0.reason },
            .day("decided_on", Label.date) { $0.decidedOn },
            .text("decided_by", Label.decidedBy) { $0.decidedBy.rawValue },
        ], filter: [CaseQuery.area]
    ) { parameters in
        Prescreenings(area: try area(parameters))
    } trace: { list, form, columns in
        ExportPrescreenings(area: list.area, as: form, columns: columns)
    }

    static let crosschecks = Listing<Crosschecks, ExportCrosschecks>(
        member: "crosschecks", title: Label.comparisons,
        columns: [
            .number("id", Label.number) { $0.number },
            .text("household_id", Label.household) { $0.household.rawValue },
            .text("id_number", Label.person) { $0.maskedID },
            .text("village", Label.village) { $0.village },
            .text("department", Label.department) { $0.department },
            .text("item", Label.item) { $0.item },
            .choice("standing", Label.state, { $0.standing }, words: { $0.text }),
            .day("recorded_on", Label.date) { $0.recordedOn },
            .text("decided_by", Label.decidedBy) { $0.decidedBy?.rawValue },
        ], filter: [CaseQuery.area]
    ) { parameters in
        Crosschecks(area: try area(parameters))
    } trace: { list, form, columns in
        ExportCrosschecks(area: list.area, as: form, columns: columns)
    }

    static let book = Listing<BookList, ExportBook>(
        member: "postings", title: Label.wholeBook,
        columns: [
            .number("entry", Label.entryNumber) { $0.entry },
            .day("posted_on", Label.date) { $0.day },
            .choice("account", Label.ledgerAccount, { $0.account }, words: { $0.text }),
            .money("debit", Label.debit) { $0.amount > .zero ? $0.amount : nil },
            .money("credit", Label.credit) { $0.amount > .zero ? nil : -$0.amount },
            .money("balance", Label.balance) { $0.balance },
            .text("payment", Label.payment) { $0.payment },
            .text("narrative", Label.narrative) { $0.narrative },
        ], filter: []
    ) { _ in
        BookList()
    } trace: { _, form, columns in
        ExportBook(as: form, columns: columns)
    }

    private static func area(
        _ parameters: [(key: Substring, value: Substring)]
    ) throws(BadParameter) -> String? {
        var area: String?
        for (name, value) in parameters where name == "area" && !value.isEmpty {
            guard area == nil, CaseQuery.isAreaCode(String(value)) else {
                throw BadParameter(name, value)
            }
            area = String(value)
        }
        return area
    }
}

extension Endpoint {
    /// The operation that answers a list.
    static func listing<List, Trace>(
        _ path: String, _ summary: Text, _ listing: Listing<List, Trace>
    ) -> Endpoint {
        let row = Shape.object(
            [:],
            optional: Dictionary(
                uniqueKeysWithValues: listing.columns.map { ($0.name, $0.shape) }))
        return Endpoint(
            method: .get, path: path, name: List.name, summary: summary,
            permission: List.permission,
            query: listing.filter + ListTerms.parameters + [ListTerms.fields(listing.columns)],
            body: nil,
            answer: .object(
                [listing.member: .list(row)],
                optional: ["next": .text, "total": .integer, "total_at_least": .integer]),
            isList: true
        ) {
            try await listing.answer($0)
        }
    }
}
