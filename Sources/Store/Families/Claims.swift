import Digests
import Domain
import Postgres
import Vault

/// A claim's row, and where its chain in the trail ends.
package struct ClaimRow: Sendable {
    package var claim: Claim
    package var householdNumber: Int32
    /// The salt of the household's commitments; nil where it was destroyed.
    package var salt: SubjectSalt?
    package var trail: TrailPosition
    /// 行政村代码, and the insurer of the household; empty where there is no division among several.
    package var area: AreaCode
    package var insurer: String
    /// Who has had which part in the claim so far.
    package var parts = ClaimParts()
}

/// Where a claim's chain ends: the number of its last link and that link's leaf; 0 and nil for
/// none.
package struct TrailPosition: Sendable, Equatable {
    package var version: Int
    package var leaf: Digest?

    package init(version: Int, leaf: Digest?) {
        self.version = version
        self.leaf = leaf
    }
}

/// What a screening opens: a lead with where it comes from.
package struct NewLead: Sendable {
    package var household: Int32
    package var cause: Cause
    package var year: Int
    package var classID: ClassID
    package var scheme: SchemeID
    package var channel: Channel
    package var openedOn: Day
    package var dueOn: Day?

    package init(
        household: Int32, cause: Cause, year: Int, classID: ClassID, scheme: SchemeID,
        channel: Channel, openedOn: Day, dueOn: Day?
    ) {
        self.household = household
        self.cause = cause
        self.year = year
        self.classID = classID
        self.scheme = scheme
        self.channel = channel
        self.openedOn = openedOn
        self.dueOn = dueOn
    }
}

extension Transaction {
    /// The claim, locked until the transaction ends, with who has had a part in it, and the
    /// calendar: what nearly every step needs and what costs no round trip of its own here.
    /// - Throws: ``Refusal/claimNotFound(_:)``.
    package func lockClaim(_ id: Claim.ID) async throws -> (row: ClaimRow, calendar: WorkingDays) {
        let answers = try await sql.pipeline([
            """
            select \(unescaped: ClaimRow.columns)
            from claim c join household h on h.no = c.household_no
            where c.id = \(id) for update of c
            """, Self.calendar, Self.parts(of: id),
        ])
        guard let found = answers[0].first else { throw Refusal.claimNotFound(id) }
        var row = try ClaimRow(found)
        row.parts = try ClaimParts(answers[2])
        return (row, try WorkingDays(answers[1]))
    }

    /// The same for many claims: those that exist, locked in the order of their ids.
    package func lockClaims(
        _ ids: [Claim.ID]
    ) async throws -> (rows: [ClaimRow], calendar: WorkingDays) {
        let answers = try await sql.pipeline([
            """
            select \(unescaped: ClaimRow.columns)
            from claim c join household h on h.no = c.household_no
            where c.id \(in: ids) order by c.id for update of c
            """, Self.calendar, Self.parts(of: ids),
        ])
        let parts = try ClaimParts.byClaim(answers[2])
        let rows = try answers[0].map { found in
            var row = try ClaimRow(found)
            row.parts = parts[row.claim.id] ?? ClaimParts()
            return row
        }
        return (rows, try WorkingDays(answers[1]))
    }

    /// The live claim of a household for a cause and year, nil for none.
    package func claimID(
        of household: HouseholdID, cause: Cause, year: Int
    ) async throws -> Claim.ID? {
        let rows = try await sql.query(
            """
            select c.id from claim c join household h on h.no = c.household_no
            where h.id = \(household) and c.cause = \(cause) and c.year = \(Int16(year))
            order by c.id desc limit 1
            """)
        return try rows.first?.decode(Int64.self)
    }

    /// The newest claims of households and causes in a year, in the order asked; nil for none.
    package func claims(
        of keys: [(household: Int32, cause: Cause)], year: Int
    ) async throws -> [(id: Claim.ID, channel: Channel)?] {
        let rows = try await sql.query(
            """
            select distinct on (household_no, cause) household_no, cause, id, channel from claim
            where year = \(Int16(year)) and household_no = any(\(keys.map(\.household)))
            order by household_no, cause, id desc
            """)
        var found: [LeadKey: (id: Claim.ID, channel: Channel)] = [:]
        for row in rows {
            let (household, cause, id, channel) = try row.decode(
                (Int32, Cause, Int64, Channel).self)
            found[LeadKey(household: household, cause: cause)] = (id, channel)
        }
        return keys.map { found[LeadKey(household: $0.household, cause: $0.cause)] }
    }

    /// Every claim of a year as household, cause and id.
    package func claimIDs(
        year: Int
    ) async throws -> [(household: HouseholdID, cause: Cause, id: Claim.ID)] {
        let rows = try await sql.query(
            """
            select h.id, c.cause, c.id from claim c join household h on h.no = c.household_no
            where c.year = \(Int16(year)) order by c.id
            """)
        return try rows.map { row in
            let (household, cause, id) = try row.decode((HouseholdID, Cause, Int64).self)
            return (household, cause, id)
        }
    }

    /// The claims in a state, by id.
    package func claims(in state: ClaimState) async throws -> [Claim.ID] {
        try await sql.query("select id from claim where state = \(state) order by id").map {
            try $0.decode(Int64.self)
        }
    }

    /// Opens leads where the household has no claim yet for the cause and year; gives the ids of
    /// the new ones in the order asked, nil where there was one.
    package func openLeads(_ leads: [NewLead], at instant: Instant) async throws -> [Claim.ID?] {
        let rows = try await sql.query(
            """
            insert into claim (household_no, area_code, insurer, cause, year, class_id, scheme_id,
                channel, state, opened_on, due_on, changed_at)
            select h.no, h.area_code, h.insurer, l.cause, l.year, l.class_id, l.scheme_id,
                l.channel, 'lead', l.opened_on, l.due_on, \(instant)
            from unnest(\(leads.map(\.household)), \(leads.map(\.cause.rawValue)),
                \(leads.map { Int16($0.year) }), \(leads.map(\.classID.rawValue)),
                \(leads.map(\.scheme.rawValue)), \(leads.map(\.channel.rawValue)),
                \(leads.map { PostgresDate(days: $0.openedOn.number) }),
                \(leads.map { $0.dueOn.map { PostgresDate(days: $0.number) } }))
                with ordinality as l(household_no, cause, year, class_id, scheme_id, channel,
                    opened_on, due_on, ordinal)
            join household h on h.no = l.household_no
            where not exists (select from claim c where c.household_no = l.household_no
                and c.cause = l.cause and c.year = l.year)
            order by l.ordinal
            returning id, household_no, cause
            """)
        var opened: [LeadKey: Claim.ID] = [:]
        for row in rows {
            let (id, household, cause) = try row.decode((Int64, Int32, Cause).self)
            opened[LeadKey(household: household, cause: cause)] = id
        }
        return leads.map { opened[LeadKey(household: $0.household, cause: $0.cause)] }
    }

    /// A claim leaves its notice behind before the days are over: the notice comes down unfinished.
    package func breakOffNotice(of claim: Claim.ID, at instant: Instant) async throws {
        try await sql.send(
            """
            update public_notice set taken_down_on = greatest(posted_on, \(instant.day)),
                complete = false
            where claim_id = \(claim) and taken_down_on is null
            """)
        try await strikeOut(.closeNotice, "\(claim)")
    }

    /// Notes the claims whose step is past its term and that were not noted for that term yet.
    package func raiseReminders(on day: Day, at instant: Instant) async throws -> [Claim.ID] {
        try await sql.query(
            """
            insert into reminder (claim_id, kind, due_on, raised_at)
            select id, state, due_on, \(instant) from claim
            where due_on < \(day)
                and state in ('lead', 'accepted', 'verified', 'eligible', 'noticed')
            on conflict do nothing returning claim_id
            """
        ).map { try $0.decode(Int64.self) }
    }

    /// The number of the last applied migration.
    package func schemaVersion() async throws -> Int32? {
        try await sql.query("select max(number) from migration")[0].decode(Int32?.self)
    }

    /// Joins sources to claims; what is there already stays as it is.
    package func join(_ sources: [ClaimSource]) async throws {
        try await sql.send(
            """
            insert into claim_source (claim_id, channel, person_no, month, joined_on)
            select * from unnest(\(sources.map(\.claim)), \(sources.map(\.channel.rawValue)),
                \(sources.map(\.person)),
                \(sources.map { $0.month.map { PostgresDate(days: $0.number) } }),
                \(sources.map { PostgresDate(days: $0.joinedOn.number) }))
            on conflict do nothing
            """)
    }

    /// A feed gives a claim that an application opened: the feed's channel counts from now on.
    package func setChannel(
        _ channel: Channel, of claim: Claim.ID, at instant: Instant
    ) async throws {
        try await sql.send(
            """
            update claim set channel = \(channel), version = version + 1, changed_at = \(instant)
            where id = \(claim) and channel = 'application'
            """)
    }
}

/// 线索来源 - a person, month and channel that a claim rests on.
package struct ClaimSource: Sendable {
    package var claim: Claim.ID
    package var channel: Channel
    package var person: Int32
    /// First day of the month of the cost; nil for a school year or an application.
    package var month: Day?
    package var joinedOn: Day

    package init(
        claim: Claim.ID, channel: Channel, person: Int32, month: Day?, joinedOn: Day
    ) {
        self.claim = claim
        self.channel = channel
        self.person = person
        self.month = month
        self.joinedOn = joinedOn
    }
}

private struct LeadKey: Hashable {
    let household: Int32
    let cause: Cause
}

extension ClaimRow {
    static let columns = """
        c.id, h.id, c.cause, c.year, c.class_id, c.scheme_id, c.channel, c.state, c.opened_on,
        c.version, c.household_no, h.salt, c.trail_version, c.trail_hash, c.area_code, c.insurer
        """

    init(_ row: Row) throws {
        let (
            id, household, cause, year, classID, scheme, channel, state, openedOn, version,
            number, salt, trailVersion, trailHash, area, insurer
        ) = try row.decode(
            (
                Int64, HouseholdID, Cause, Int16, ClassID, SchemeID, Channel, ClaimState, Day,
                Int32, Int32, [UInt8], Int32, [UInt8], AreaCode, String
            ).self)
        self.init(
            claim: Claim(
                id: id, household: household, cause: cause, year: Int(year), classID: classID,
                scheme: scheme, channel: channel, state: state, openedOn: openedOn,
                version: Int(version)),
            householdNumber: number, salt: SubjectSalt(bytes: salt),
            trail: TrailPosition(version: Int(trailVersion), leaf: Digest(bytes: trailHash)),
            area: area, insurer: insurer)
    }
}
