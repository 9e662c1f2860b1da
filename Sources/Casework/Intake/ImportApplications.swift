import Digests
import Domain
import Formats
import Intake
import Store

/// 自主申报 - the applications that villages and towns collected are filed with the office.
package struct ImportApplications: Action {
    package static let name = "import_applications"
    package static let permission = Permission.fileApplication
    package static let isBulk = true
    package static let isCountywide = true

    package var fileName: String
    package var bytes: [UInt8]
    let shelf: RegisterShelf

    package init(fileName: String, bytes: [UInt8], for casework: Casework) {
        self.fileName = fileName
        self.bytes = bytes
        self.shelf = casework.register
    }

    package func write(to request: inout CanonicalBytes) {
        request.append(fileName)
        request.append(HashAlgorithm.sha256.hash(bytes))
    }

    package func perform(
        in tx: Transaction, _ context: inout Context
    ) async throws -> ImportFeed.Outcome {
        try await tx.lockImports()
        let register = try await shelf.register(in: tx)
        let file = try await tx.nextImportNumbers().file
        let digest = HashAlgorithm.sha256.hash(bytes)
        let matcher = ApplicationMatcher(
            register: register, blindIndices: tx.blindIndexing(in: register))
        // To a town, nobody lives in the next one.
        let scope = context.actor.scope
        let households = scope.isCounty ? nil : try await tx.households(within: scope)
        let matched = matcher.match(
            try ApplicationForm.read(bytes), held: try await tx.applicationContents(),
            of: households)
        try await tx.insert(
            NewFeedFile(
                number: file, name: fileName, channel: .application, digest: digest,
                counts: matched.counts), by: context.actor.id, at: context.at)
        try await tx.insert(matched.filed, lines: matched.lines, of: file)
        try await tx.insert(matched.rejects, of: file)
        context.note("file", digest)
        context.note("rows", matched.counts.rows)
        context.note("accepted", matched.counts.accepted)
        return ImportFeed.Outcome(file, matched.counts)
    }
}
