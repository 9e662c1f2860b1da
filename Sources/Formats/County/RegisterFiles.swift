import Domain

/// 户册文件 - the files of a county's register, wherever they lie: in a county's folder, or uploaded.
/// A file that is not there has no rows; a wrong one has problems.
package struct RegisterFiles: Sendable {
    private var files: [CountyFolder.File: ReadableFile] = [:]
    /// One for each year.
    package var calendars: [(name: String, file: ReadableFile)] = []

    package init() {}

    package subscript(file: CountyFolder.File) -> ReadableFile? {
        get { files[file] }
        set { files[file] = newValue }
    }

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

    /// All working calendars, one after the other.
    package func calendarDays() throws -> CountyTable<RegisterRow<CalendarDay>> {
        var all = CountyTable<RegisterRow<CalendarDay>>()
        for (name, file) in calendars {
            let calendar = try CountyStream(CalendarForm.self, try file.open(), file: name).rest()
            all.rows += calendar.rows
            all.problems += calendar.problems
        }
        return all
    }

    private func stream<Form: CountyForm>(
        _ form: Form.Type, _ file: CountyFolder.File
    ) throws -> CountyStream<Form.Row> {
        try CountyStream(form, try self[file]?.open(), file: file.rawValue)
    }
}

extension CountyFolder {
    /// The register's files of the folder.
    package var register: RegisterFiles {
        var files = RegisterFiles()
        for file in [File.villages, .households, .persons, .verifiers, .vehicles]
        where holds(file) {
            files[file] = ReadableFile(path: path(of: file))
        }
        files.calendars = calendars.map { ($0, ReadableFile(path: path(of: $0))) }
        return files
    }
}
