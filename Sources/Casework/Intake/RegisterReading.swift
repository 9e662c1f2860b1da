import Domain
import Formats

/// Reads the files of a county's register: the one way in for every register.
package enum RegisterReading {
    /// Reads all of them. What is wrong with a row leaves it out and is told; a problem of the kind
    /// `form` is of a file that is no table with the columns of its form at all.
    ///
    /// - Throws: `FileFault`.
    package static func read(
        _ files: RegisterFiles
    ) throws -> (register: CountyRegister, problems: [FileProblem]) {
        var register = CountyRegister()
        var problems: [FileProblem] = []
        func entries<Entry>(_ table: CountyTable<RegisterRow<Entry>>) -> [Entry] {
            problems += table.problems
            return table.rows.map(\.entry)
        }
        register.areas = entries(try files.villages())
        register.officers = entries(try files.verifiers()).map(\.officer)
        register.vehicles = entries(try files.vehicles())
        register.calendar = entries(try files.calendarDays())
        let households = try files.households()
        while let table = try households.next() { register.households += entries(table) }
        let persons = try files.persons()
        while let table = try persons.next() { register.persons += entries(table) }
        return (register, problems)
    }
}

extension Verifier {
    /// The verifier as an officer of the insurer, who may visit.
    fileprivate var officer: Officer {
        Officer(
            id: id, name: name, roles: [.verifier], insurer: insurer, homeVillage: homeVillage,
            phone: phone)
    }
}
