import Digests
import Domain
import Intake
import Store

/// 线索筛查 - opens a lead for each household and cause whose costs reach the warning line of its
/// class, or that applied; further persons, months and channels join the lead that is there.
package struct OpenLeads: Action {
    package static let name = "open_leads"
    package static let permission = Permission.openLeads
    package static let isBulk = true
    package static let isCountywide = true

    package var scheme: SchemeID

    package init(scheme: SchemeID) { self.scheme = scheme }

    package struct Outcome: Codable, Sendable, Equatable {
        package var opened: Int
        package var joined: Int
    }

    package func write(to request: inout CanonicalBytes) { request.append(scheme.rawValue) }

    /// - Throws: ``Refusal/schemeUnknown(_:)``.
    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Outcome {
        try await tx.lockImports()
        guard let loaded = try await context.schemes.find(scheme, in: tx) else {
            throw Refusal.schemeUnknown(scheme)
        }
        let year = Screening.year(of: loaded.scheme) ?? Int16(context.today.year)
        let leads = try await screen(Screening(scheme: loaded.scheme, year: year), loaded, in: tx)
        let deadline = try await tx.workingDays().day(
            loaded.scheme.deadlines.prescreenDays, after: context.today)
        let ids = try await tx.openLeads(
            leads.map { lead in
                NewLead(
                    household: lead.lead.household, cause: lead.lead.cause, year: Int(year),
                    classID: lead.classID, scheme: scheme, channel: lead.lead.channel,
                    openedOn: context.today, dueOn: deadline)
            }, at: context.at)
        let opened = zip(leads, ids).compactMap { lead, id in id.map { (lead.lead, $0) } }
        context.continues(
            opened.map { (claim: $0.1, trail: TrailPosition(version: 0, leaf: nil)) })
        let joined = try await join(
            zip(leads, ids).filter { $0.1 == nil }.map(\.0.lead), in: tx, &context)
        try await join(opened + joined, year: year, in: tx, context)
        context.note("scheme", loaded.hash)
        context.note("opened", opened.count)
        context.note("joined", joined.count)
        return Outcome(opened: opened.count, joined: joined.count)
    }
}

extension OpenLeads {
    private struct ClassedLead {
        var lead: Lead
        var classID: ClassID
    }

    /// The leads of the scheme's year, with the class that each household has now.
    private func screen(
        _ screening: Screening, _ loaded: LoadedScheme, in tx: Transaction
    ) async throws -> [ClassedLead] {
        var totals: [CostTotal] = []
        for cause in Cause.allCases {
            for scope in ReliefRule.Scope.allCases {
                guard let line = screening.lowestLine(cause, scope) else { continue }
                totals += try await tx.totals(
                    of: cause, year: screening.year, scope: scope, atLeast: line)
            }
        }
        let applications = try await tx.applications()
        let concerned = Set(totals.map(\.household) + applications.map(\.household))
        let names = try await tx.classNames(of: concerned.sorted())
        let classes = names.mapValues { loaded.scheme.classID(named: $0) }
        func classOf(_ household: Int32) -> ClassID {
            classes[household] ?? loaded.scheme.defaultClass
        }
        return screening.leads(totals: totals, applications: applications, classOf: classOf)
            // Whose data were erased is nobody whom a lead could be about.
            .filter { names[$0.household] != nil }
            .map { ClassedLead(lead: $0, classID: classOf($0.household)) }
    }

    /// The claims that were there, for the leads that opened none. A feed that gives a claim which
    /// an application opened becomes its channel.
    private func join(
        _ leads: [Lead], in tx: Transaction, _ context: inout Context
    ) async throws -> [(Lead, Claim.ID)] {
        guard !leads.isEmpty else { return [] }
        let claims = try await tx.claims(
            of: leads.map { (household: $0.household, cause: $0.cause) }, year: Int(leads[0].year))
        var joined: [(Lead, Claim.ID)] = []
        for (lead, claim) in zip(leads, claims) {
            guard let claim else { continue }
            joined.append((lead, claim.id))
            guard claim.channel == .application, lead.channel != .application else { continue }
            _ = try await context.take(claim.id, in: tx)
            try await tx.setChannel(lead.channel, of: claim.id, at: context.at)
        }
        return joined
    }

    /// Notes what the claims rest on.
    private func join(
        _ leads: [(Lead, Claim.ID)], year: Int16, in tx: Transaction, _ context: Context
    ) async throws {
        var sources: [ClaimSource] = []
        for cause in Cause.allCases {
            let ofCause = leads.filter { $0.0.cause == cause && !$0.0.reached.isEmpty }
            guard let channel = Channel.allCases.first(where: { $0.cause == cause }) else {
                continue
            }
            let claims = Dictionary(
                ofCause.map { ($0.0.household, $0.1) }, uniquingKeysWith: { first, _ in first })
            let records = try await tx.records(
                of: claims.keys.sorted(), channel: channel, year: year)
            for record in records {
                guard let claim = claims[record.household] else { continue }
                sources.append(
                    ClaimSource(
                        claim: claim, channel: channel, person: record.person,
                        month: record.day?.firstOfMonth, joinedOn: context.today))
            }
        }
        for (lead, claim) in leads {
            for filed in lead.applications {
                sources.append(
                    ClaimSource(
                        claim: claim, channel: .application, person: filed.person,
                        month: filed.application.filedOn.firstOfMonth, joinedOn: context.today))
            }
        }
        try await tx.join(sources)
    }
}

extension Day {
    fileprivate var firstOfMonth: Day { self + (1 - day) }
}
