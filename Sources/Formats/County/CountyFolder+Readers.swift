import Domain

/// The folder's files, read. A file that is not there has no rows; a wrong one has problems.
extension CountyFolder {
    package func villages() throws -> CountyTable<RegisterRow<Area>> {
        try stream(VillagesForm.self, .villages).rest()
    }

    /// A few hundred thousand rows or more: piece by piece.
    package func households() throws -> CountyStream<RegisterRow<Household>> {
        try stream(HouseholdsForm.self, .households)
    }

    /// Millions of rows: piece by piece.
    package func persons() throws -> CountyStream<RegisterRow<Person>> {
        try stream(PersonsForm.self, .persons)
    }

    package func verifiers() throws -> CountyTable<RegisterRow<Verifier>> {
        try stream(VerifiersForm.self, .verifiers).rest()
    }

    package func vehicles() throws -> CountyTable<RegisterRow<Vehicle>> {
        try stream(VehiclesForm.self, .vehicles).rest()
    }

    package func prescreenings() throws -> CountyTable<PrescreenRow> {
        try stream(PrescreenForm.self, .prescreen).rest()
    }

    package func findings() throws -> CountyTable<FindingRow> {
        try stream(FindingsForm.self, .findings).rest()
    }

    package func crosschecks() throws -> CountyTable<CrosscheckRow> {
        try stream(CrosschecksForm.self, .crosschecks).rest()
    }

    package func reviews() throws -> CountyTable<ReviewRow> {
        try stream(ReviewsForm.self, .reviews).rest()
    }

    package func notices() throws -> CountyTable<NoticeRow> {
        try stream(NoticesForm.self, .notices).rest()
    }

    package func approvals() throws -> CountyTable<ApprovalRow> {
        try stream(ApprovalsForm.self, .approvals).rest()
    }

    /// All working calendars of the folder, one after the other.
    package func calendarDays() throws -> CountyTable<RegisterRow<CalendarDay>> {
        var all = CountyTable<RegisterRow<CalendarDay>>()
        for name in calendars {
            let calendar = try CountyStream(CalendarForm.self, path: path(of: name), file: name)
                .rest()
            all.rows += calendar.rows
            all.problems += calendar.problems
        }
        return all
    }

    private func stream<Form: CountyForm>(
        _ form: Form.Type, _ file: File
    ) throws -> CountyStream<Form.Row> {
        try CountyStream(form, path: holds(file) ? path(of: file) : nil, file: file.rawValue)
    }
}
