import Casework
import Domain
import Foundation
import NIOCore
import TestSupport
import Testing
import Web

/// The limits that `deploy/security.md` names are the program's.
@Suite struct SecurityLimitsTests {
    private static let limits = ServerLimits()

    /// By the name that stands in the document.
    private static let values: [String: Int64] = [
        "connections": Int64(limits.connections), "requests": Int64(limits.requests),
        "headerBytes": Int64(limits.headerBytes), "fieldBytes": Int64(limits.fieldBytes),
        "fields": Int64(limits.fields), "bodyBytes": Int64(limits.bodyBytes),
        "headTime": limits.headTime.nanoseconds / 1_000_000_000,
        "answerTime": limits.answerTime.nanoseconds / 1_000_000_000,
        "idleTime": limits.idleTime.nanoseconds / 1_000_000_000,
        "AddressThrottle.capacity": Int64(AddressThrottle.capacity),
        "LookUpTerms.perHour": Int64(LookUpTerms.perHour),
        "ReadingTerms.records": Int64(ReadingTerms.Kind.records.perHour),
        "ReadingTerms.persons": Int64(ReadingTerms.Kind.persons.perHour),
        "ReadingTerms.cases": Int64(ReadingTerms.Kind.cases.perHour),
        "ExportPlaces.limit": Int64(ExportPlaces.limit),
    ]

    @Test func theDocumentTellsTheLimits() throws {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false)
            .dropLast(3).joined(separator: "/") + "/deploy/security.md"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        var told: [String: Int64] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.split(separator: " ") }
            guard cells.count == 3, cells[1].allSatisfy({ $0.hasPrefix("`") }) else { continue }
            let names = cells[1].map { String($0.dropFirst().dropLast()) }
            for (name, value) in zip(names, cells[2]) where SecurityLimitsTests.values[name] != nil
            {
                told[name] = Int64(value)
            }
        }
        #expect(told == SecurityLimitsTests.values)
    }
}
