import Domain
import Postgres

extension Transaction {
    /// What ended in a period, and what earlier rounds left out as undecided and is decided now.
    ///
    /// A visit ended when its findings were recorded: so whatever is recorded late belongs to a
    /// period that is not over, and none is ever missed. A claim without a completed visit ended
    /// when it was screened out or withdrawn.
    ///
    /// Shared accounts and photographs used twice are asked for with `in`, which hashes them: a
    /// join looks through all of them for each candidate, as PostgreSQL expects few behind row
    /// security (measured with 60,000 households: 81 seconds, and less than 2).
    ///
    /// - Parameters:
    ///   - repeatedDays: a household that was granted something for another claim within so many
    ///     days before; 0 for not asked.
    ///   - sharedAccount: whether accounts of several households are told.
    ///   - repeatedPhoto: whether photographs that are of several visits are told.
    ///   - carries: whether earlier rounds' undecided items are taken up.
    package func frameCandidates(
        from: Day, to: Day, repeatedDays: Int, sharedAccount: Bool, repeatedPhoto: Bool,
        carries: Bool
    ) async throws -> [FrameCandidate] {
        let ended = Statement.ended(
            from: Instant(from), to: Instant(to + 1), sharedAccount: sharedAccount,
            carries: carries)
        let rows = try await sql.query(
            ended + .photographed(isAsked: repeatedPhoto) + """

                select e.claim_id, e.no, e.is_last, e.carried, c.state, a.payable_fen, g.granted::bigint,
                    h.erased_on is not null, c.insurer, c.area_code, c.cause, e.verifiers,
                    cardinality(e.conflicted) > 0 or exists (select from verifier_relative r
                        where r.household_no = h.no and r.officer = any(e.verifiers)),
                    exists (select from crosscheck x join crosscheck_resolution y
                        on y.crosscheck_no = x.no where x.household_no = h.no and x.hit
                            and y.ruling = 'exempt'),
                    exists (select from public_notice n join objection o on o.notice_no = n.no
                        where n.claim_id = c.id and o.ruling = 'upheld'),
                    (h.account_index_key, h.account_index) in (select * from shared),
                    exists (select from payout q where q.household_no = h.no and q.claim_id <> c.id
                        and q.approved_on >= coalesce(e.visited_on, c.opened_on) - \(repeatedDays)::int
                        and q.approved_on < coalesce(e.visited_on, c.opened_on)),
                    e.no is not null and e.no in (select no from twice)
                from ended e join claim c on c.id = e.claim_id
                join household h on h.no = c.household_no
                left join lateral (select payable_fen from assessment a where a.verification_no = e.no
                    order by a.no desc limit 1) a on true
                left join lateral (select sum(amount_fen) as granted from payout p
                    where p.claim_id = c.id) g on true
                order by e.claim_id, e.no
                """)
        return try rows.map(FrameCandidate.init(row:))
    }
}

extension Statement {
    /// What ended between two moments, and the accounts that several households have.
    fileprivate static func ended(
        from begin: Instant, to end: Instant, sharedAccount: Bool, carries: Bool
    ) -> Statement {
        """
        with visits as materialized (
            select v.no, v.claim_id, v.visited_on, v.verifiers, v.conflicted, v.recorded_at,
                v.recorded_at >= \(begin) and v.recorded_at < \(end) as inside,
                row_number() over (partition by v.claim_id
                    order by v.visited_on desc, v.no desc) = 1 as is_last
            from verification v where v.outcome = 'completed'
        ), carried as (
            select distinct f.claim_id from review_frame f
            where \(carries) and f.place = 'excluded' and f.reason = 'undecided'
                and not exists (select from review_frame g where g.claim_id = f.claim_id
                    and g.place <> 'excluded' and g.round_no > f.round_no)
        ), ended as (
            select v.claim_id, v.no, v.is_last, v.visited_on, v.verifiers, v.conflicted,
                false as carried
            from visits v where v.inside
            union all
            select v.claim_id, v.no, true, v.visited_on, v.verifiers, v.conflicted, true
            from carried k join visits v on v.claim_id = k.claim_id and v.is_last
            where v.recorded_at < \(begin)
            union all
            select c.id, null, true, null, '{}', '{}', false from claim c
            where c.state in ('screened_out', 'withdrawn') and c.changed_at >= \(begin)
                and c.changed_at < \(end)
                and not exists (select from visits v where v.claim_id = c.id)
                -- Erasing a household moves the moment of its claims.
                and not (\(carries) and exists (select from review_frame g
                    where g.claim_id = c.id and g.place <> 'excluded'))
        ), shared as (
            select account_index_key, account_index from household
            where \(sharedAccount) and octet_length(account_index) > 0
            group by 1, 2 having count(*) > 1
        )
        """
    }

    /// The visits of what ended of which a photograph is one of another visit, too: of any claim,
    /// in vain or not, however long ago.
    ///
    /// Who is at a household's door for several of its claims records a visit for each, and who
    /// corrects what was recorded records it anew: visits of one household on one day are one.
    fileprivate static func photographed(isAsked: Bool) -> Statement {
        """
        , asked as (
            select e.no, p.digest from ended e join verification v on v.no = e.no,
                unnest(v.photos) as p (digest)
            where \(isAsked)
        ), reused as (
            select p.digest from verification v join claim c on c.id = v.claim_id,
                unnest(v.photos) as p (digest)
            where v.photos <> '{}' and p.digest in (select digest from asked)
            group by p.digest having min(c.household_no) <> max(c.household_no)
                or min(v.visited_on) <> max(v.visited_on)
        ), twice as (
            select distinct a.no from asked a join reused using (digest)
        )
        """
    }
}

extension FrameCandidate {
    fileprivate init(row: Row) throws {
        let (
            claim, visit, isLast, isCarried, state, payable, granted, isErased, insurer, area,
            cause, verifiers, relative, override, objection, account, repeated, photo
        ) = try row.decode(
            (
                Int64, Int64?, Bool, Bool, ClaimState, Fen?, Fen?, Bool, String, AreaCode, Cause,
                [String], Bool, Bool, Bool, Bool, Bool, Bool
            ).self)
        var forced: Set<ForcedReason> = []
        for (holds, reason) in [
            (relative, ForcedReason.relative), (override, .override), (objection, .objection),
            (account, .account), (repeated, .repeated), (photo, .photo),
        ] where holds { forced.insert(reason) }
        self.init(
            claim: claim, verification: visit, isLast: isLast, isCarried: isCarried, state: state,
            payable: payable,
            granted: granted, isErased: isErased, insurer: insurer, area: area, cause: cause,
            verifiers: verifiers.map { OfficerID($0) }, forced: forced)
    }
}
