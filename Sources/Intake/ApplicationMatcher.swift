import Domain

/// 申报匹配 - finds the persons of applications in the register.
package struct ApplicationMatcher: Sendable {
    private let register: Register
    private let blindIndices: BlindIndexing

    package init(register: Register, blindIndices: @escaping BlindIndexing) {
        self.register = register
        self.blindIndices = blindIndices
    }

    /// - Parameters:
    ///   - held: the contents of the applications that the store has already.
    ///   - households: row numbers of those whose members are looked up; everybody's when nil.
    package func match(
        _ applications: ApplicationRows, held: Set<ContentDigest> = [],
        of households: Set<Int32>? = nil
    ) -> MatchedApplications {
        let keys = blindIndices(applications.rows.flatMap { Array($0.idNumber.rawValue.utf8) })
        precondition(keys.count == applications.rows.count, "one blind index for each ID number")
        var matched = MatchedApplications(rejects: applications.rejects)
        var known = held
        for (row, key) in zip(applications.rows, keys) {
            let found = register.place(of: key).flatMap { place in
                let household = register.numbers(at: place).household
                return households?.contains(household) ?? true ? place : nil
            }
            guard let place = found else {
                matched.rejects.append(
                    RowReject(
                        line: row.line, defect: .personUnknown, column: applications.idColumn,
                        maskedValue: Mask.idNumber(row.idNumber.rawValue)))
                continue
            }
            let (person, household) = register.numbers(at: place)
            let digest = RowContent.digest(row.application, of: person)
            guard known.insert(digest).inserted else {
                matched.duplicates.append(row.line)
                continue
            }
            matched.filed.append(
                FiledApplication(
                    person: person, household: household, application: row.application,
                    content: digest))
            matched.lines.append(row.line)
        }
        matched.rejects.sort { $0.line < $1.line }
        return matched
    }
}

/// What became of the rows of a file of applications.
package struct MatchedApplications: Sendable, Equatable {
    /// New applications, in the order of the file.
    package var filed: [FiledApplication] = []
    /// By application of ``filed``: its line.
    package var lines: [Int] = []
    /// Lines of the rows that say what is there already.
    package var duplicates: [Int] = []
    /// All refused rows, in the order of the file.
    package var rejects: [RowReject]

    /// Counted as a feed's rows are.
    package var counts: ImportCounts {
        var counts = ImportCounts()
        counts.rows = filed.count + duplicates.count + rejects.count
        counts.accepted = filed.count
        counts.duplicates = duplicates.count
        for reject in rejects { counts.rejected[reject.defect, default: 0] += 1 }
        return counts
    }
}
