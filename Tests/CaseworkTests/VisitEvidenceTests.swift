import Casework
import Digests
import Domain
import Postgres
import TestSupport
import Testing

/// 核查佐证 - hours and photographs of visits: recorded, held against each other, and erased.
@Suite struct VisitEvidenceTests {
    private static func photo(_ name: String) -> PhotoDigest {
        PhotoDigest(HashAlgorithm.sha256.hash(name).hex)!
    }

    /// A visit that found nobody entitled, or nobody at all, some kilometres to the north.
    private func visit(
        _ claim: Claim.ID, on day: Day = Dates.visited, kilometres: Double = 0,
        _ hours: (Int, Int)? = nil, photos: [String] = [], inVain: Bool = false
    ) -> RecordVerification {
        let findings = Findings(members: 2, income: Income(), basis: .zero)
        return RecordVerification(
            claim: claim,
            verification: Verification(
                visitedOn: day, verifiers: ["V02", "V03"],
                outcome: inVain ? .attempted(.nobodyHome) : .completed(findings),
                position: Position(
                    latitude: Int32(3_000_000 + kilometres * 899.32), longitude: 11_700_000),
                remark: "", stay: hours.map { VisitStay(arrived: $0.0, left: $0.1)! },
                photos: photos.map(VisitEvidenceTests.photo)))
    }

    /// Records a visit of a claim that is decided then.
    private func end(_ office: TestOffice, _ visit: RecordVerification) async throws -> String {
        _ = try await office.casework.perform(visit, by: Staff.verifier)
        _ = try await office.casework.perform(
            AssessClaim(claim: visit.claim), by: Staff.handler)
        return "\(visit.claim)"
    }

    private func forced(
        _ office: TestOffice, _ change: (inout ForcedRules) -> Void = { _ in }
    ) async throws -> [String: [String]] {
        let round = try await office.frame(TestOffice.draft { change(&$0.terms.forced) })
        let rows = try await office.root.withConnection { connection in
            try await connection.query(
                """
                select f.item, f.forced from review_frame f
                join review_round r on r.no = f.round_no where r.id = \(round.rawValue)
                """
            ).map { try $0.decode((String, [String]).self) }
        }
        return Dictionary(uniqueKeysWithValues: rows.map { ($0.0, $0.1) })
    }

    /// One photograph is of one visit; what is recorded twice of one visit is one.
    @Test(arguments: [true, false])
    func aPhotographOfTwoVisitsIsFound(isAsked: Bool) async throws {
        try await withOffice { office in
            func claim(_ household: HouseholdID? = nil, _ cause: Cause = .illness) async throws
                -> Claim.ID
            {
                try await office.given.claim(.accepted, cause: cause, household: household)
            }
            let honest = try await end(office, visit(claim(), photos: ["a", "b"]))
            let first = try await end(office, visit(claim(), photos: ["c", "d"]))
            let second = try await end(
                office, visit(claim(), on: Dates.visited + 1, photos: ["e", "d"]))
            let tried = try await end(office, visit(claim(), photos: ["f"]))
            _ = try await office.casework.perform(
                visit(claim(), photos: ["f"], inVain: true), by: Staff.verifier)
            // Two claims of one household, and one visit for both of them.
            let home = office.given.household()
            let one = try await end(office, visit(claim(home), photos: ["g"]))
            let other = try await end(office, visit(claim(home, .education), photos: ["g", "h"]))
            // The same household on another day is another visit.
            let again = try await end(
                office, visit(claim(home, .disaster), on: Dates.visited + 2, photos: ["h"]))
            let late = try await end(office, visit(claim(), photos: ["i"]))
            let long = try await claim()
            _ = try await office.casework.perform(
                visit(long, photos: ["i"], inVain: true), by: Staff.verifier)
            try await office.corrupt(
                """
                update verification set visited_on = '2020-01-01', recorded_at = '2020-01-01'
                where claim_id = \(long)
                """)
            let found = try await forced(office) { $0.repeatedPhoto = isAsked }
            let expected = Set([first, second, tried, other, again, late])
            #expect(found.count == expected.count + 2)
            for item in [honest, one] + expected {
                #expect(
                    found[item] == (isAsked && expected.contains(item) ? ["photo"] : []), "\(item)")
            }
        }
    }

    @Test func anImpossibleRideIsFound() async throws {
        try await withOffice { office in
            func went(
                _ days: Int, _ kilometres: Double, _ hours: (Int, Int)?, inVain: Bool = false
            ) async throws -> String {
                let claim = try await office.given.claim(.accepted)
                let visit = visit(
                    claim, on: Dates.visited + days, kilometres: kilometres, hours, inVain: inVain)
                guard inVain else { return try await end(office, visit) }
                _ = try await office.casework.perform(visit, by: Staff.verifier)
                return "\(claim)"
            }
            // 20 kilometres in five minutes, and in half an hour.
            var doubtful: Set = [
                try await went(0, 0, (540, 570)), try await went(0, 20, (575, 600)),
            ]
            var honest: Set = [
                try await went(1, 0, (540, 570)), try await went(1, 20, (600, 630)),
            ]
            // Somebody was elsewhere in vain, which is in no frame.
            doubtful.insert(try await went(2, 0, (540, 570)))
            let tried = try await went(2, 20, (545, 550), inVain: true)
            // So far that without hours nobody would believe it.
            honest.formUnion([
                try await went(3, 0, (480, 500)), try await went(3, 150, (660, 700)),
            ])
            doubtful.formUnion([
                try await went(4, 0, nil), try await went(4, 150, (660, 700)),
            ])
            let found = try await forced(office)
            #expect(Set(found.keys) == doubtful.union(honest) && found[tried] == nil)
            for (item, reasons) in found {
                #expect(reasons == (doubtful.contains(item) ? ["travel"] : []), "\(item)")
            }
        }
    }

    /// What stands in the rows of rounds that were framed before anybody asked.
    @Test func olderTermsAskNothingNew() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.ineligible)
            let draft = TestOffice.draft {
                $0.terms.forced.travelSpeed = 70
                $0.terms.forced.repeatedPhoto = false
            }
            let round = try await office.frame(draft)
            #expect(
                try await office.casework.read(OpenReviewRound(round)).terms == draft.terms)
            try await office.corrupt(
                """
                update review_round
                set terms = terms #- '{terms,travelSpeed}' #- '{terms,repeatedPhoto}'
                """)
            let left = try await office.number(
                "select count(*) from review_round where terms::text ~ 'travelSpeed|repeatedPh'")
            #expect(left == 0)
            var expected = draft.terms
            expected.forced.travelSpeed = 0
            #expect(try await office.casework.read(OpenReviewRound(round)).terms == expected)
        }
    }

    @Test(arguments: [(-1, false), (0, true), (1_000, true), (1_001, false)])
    func aSpeedIsWithinReason(speed: Int, isSound: Bool) async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.ineligible)
            office.clock.set(ReviewDates.framed)
            let draft = TestOffice.draft { $0.terms.forced.travelSpeed = speed }
            let code = try await office.refusal(
                of: FrameReview(draft: draft), by: Staff.reviewer)
            #expect((code == nil) == isSound)
        }
    }

    /// The bytes of what was recorded before there were hours and photographs, by the format's
    /// description and not by this program, and those of what has them.
    @Test func earlierVisitsHaveTheBytesTheyHad() {
        let findings = Findings(
            members: 2,
            income: Income(
                wage: Fen(100), businessIncome: Fen(200), businessCost: Fen(300),
                property: Fen(400), transfer: Fen(500)), basis: .yuan(20_000))
        let found = Verification(
            visitedOn: Day(2026, 9, 3)!, verifiers: ["V02", "V03"], outcome: .completed(findings),
            position: Position(latitude: 3_186_200, longitude: 11_728_000), remark: "备注")
        let tried = Verification(
            visitedOn: Day(2026, 9, 3)!, verifiers: ["V02", "V03"], outcome: .attempted(.away),
            position: nil, remark: "")
        let photos = ["ab", "0c"].map { PhotoDigest(String(repeating: $0, count: 32))! }
        func digest(
            _ visit: Verification, _ stay: VisitStay? = nil, _ photos: [PhotoDigest] = []
        ) -> String {
            var visit = visit
            visit.stay = stay
            visit.photos = photos
            var request = CanonicalBytes(version: 1)
            RecordVerification(claim: 17, verification: visit).write(to: &request)
            return request.digest(.sha256).hex
        }
        let stay = VisitStay(arrived: 545, left: 590)
        #expect(
            [
                digest(found), digest(tried), digest(found, stay, photos), digest(tried, stay),
                digest(tried, nil, [photos[0]]),
            ] == [
                "96c9018310fbb4b052764dfc42f90899f8c8a9b6a97eac77157ec1eceec6620a",
                "ed3992350453499ff8f9e46270a1759cfe7f087990cf8471ce45aa7c56bab1ce",
                "e5bfd40c3028a6b40adb9913460d90d27252c83cf2cc978e566b4f74fdb33216",
                "f4611863e22c0625db649b4d2d9e10b9ace5633b68c0c4844b67c91330625b3f",
                "d92ecc9d8861e07e37b50ac5a45363475565a3edfa77b421d24061f44a75293e",
            ])
    }

    @Test func hoursAndPhotographsGoWithTheHousehold() async throws {
        try await withOffice { office in
            let household = TestCounty.applicants[0]
            for known in [household, TestCounty.applicants[1]] {
                let claim = try await office.given.claim(of: known, .education)
                _ = try await office.casework.perform(
                    visit(claim, (540, 570), photos: ["of \(known)"]), by: Staff.verifier)
            }
            let file = try await office.casework.read(
                OpenCase(
                    try await office.given.claim(of: household, .education), for: office.casework))
            let secret = VisitEvidenceTests.photo("of \(household)")
            #expect(file.visits.map(\.photos) == [[secret]])
            #expect(file.visits.map(\.stay) == [VisitStay(arrived: 540, left: 570)])
            try await office.settle(household, relieved: true)
            office.clock.set(Day(2057, 1, 1)!)
            let before = try await office.columns(holding: [secret.hex])
            #expect(before == ["verification.photos"])
            try await office.erase(household)
            #expect(try await office.columns(holding: [secret.hex]) == [])
            let left = """
                select count(*) from verification v join claim c on c.id = v.claim_id
                join household h on h.no = c.household_no
                where num_nonnulls(v.arrived_at, v.left_at) > 0 and h.id =
                """
            #expect(try await office.number("\(left) '\(household)'") == 0)
            #expect(try await office.number("\(left) '\(TestCounty.applicants[1])'") == 1)
        }
    }
}
