import Formats

/// The files of a county's folder, by every form: a row is taken or has its problem, and problems
/// stand on lines that are there.
enum CountyProperties {
    static func check(_ bytes: [UInt8]) throws {
        try check(ApprovalsForm.self, bytes)
        try check(CalendarForm.self, bytes)
        try check(CrosschecksForm.self, bytes)
        try check(FindingsForm.self, bytes)
        try check(HouseholdsForm.self, bytes)
        try check(NoticesForm.self, bytes)
        try check(PersonsForm.self, bytes)
        try check(PrescreenForm.self, bytes)
        try check(ReviewsForm.self, bytes)
        try check(VehiclesForm.self, bytes)
        try check(VerifiersForm.self, bytes)
        try check(VillagesForm.self, bytes)
    }

    private static func check<Form: CountyForm>(_ form: Form.Type, _ bytes: [UInt8]) throws {
        let found = Form.table(bytes)
        let lines = bytes.count { $0 == 10 } + 1
        for problem in found.problems {
            try hold((1...lines).contains(problem.line ?? 1), "\(problem) is in no line")
            try hold(!problem.what.isEmpty, "\(problem) says nothing")
        }
        guard let table = try? CSVTable(bytes) else {
            return try hold(found.rows.isEmpty, "rows of no table")
        }
        let count = table.withRows { PlainRecord.all(&$0).count }
        let leftOut = Set(found.problems.filter { $0.severity == .error }.compactMap(\.line))
        if found.problems.contains(where: { $0.line == nil }) { return }
        try same(found.rows.count + leftOut.count, count, "rows and problems of \(Form.fileName)")
    }
}
