import Domain

/// The folder's records, read; its register is ``register``. A file that is not there has no rows;
/// a wrong one has problems.
extension CountyFolder {
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

    private func stream<Form: CountyForm>(
        _ form: Form.Type, _ file: File
    ) throws -> CountyStream<Form.Row> {
        try CountyStream(form, path: holds(file) ? path(of: file) : nil, file: file.rawValue)
    }
}
