import Casework
import Domain
import Web
import Wording

/// The pages of those who administer, unmask and erase, filled like the others: with every form
/// that somebody could see, for somebody who holds every role.
extension Sample {
    private static let session = Session(
        kind: .person, id: 1, actor: Actor(id: "9", roles: Set(Role.allCases)), name: "9",
        beganAt: at, expiresAt: at)

    static func administration(
        _ text: String, _ language: Language, code: String? = nil
    ) -> [(name: String, page: String)] {
        let id = OfficerID(text)
        let officers = [true, false].map { isActive in
            RegisteredOfficer(
                id: id, name: text, roles: isActive ? ["handler"] : [], isActive: isActive,
                hasPassword: isActive, hasSecondFactor: isActive,
                lockedUntil: isActive ? at.advanced(bySeconds: 60) : nil)
        }
        let proposals = appointments(text)
        var pages = [
            (
                "officers",
                OfficersPage(language: language, officers: officers, session: session, at: at)
                    .render()
            ),
            (
                "appointments",
                AppointmentsPage(
                    language: language, waiting: proposals, latest: proposals,
                    session: session, at: at
                ).render()
            ),
        ]
        for (place, officer) in officers.enumerated() {
            var page = OfficerPage(
                language: language, officer: officer, appointments: proposals,
                session: session, at: at)
            page.password = place == 0 ? .told("0123") : .toldBefore
            pages.append(("officer \(place)", page.render()))
        }
        return pages + systems(text, language) + privacy(text, language, code: code)
    }

    private static func appointments(_ text: String) -> [Appointment] {
        ([nil] + [.founding, .immediate, .confirmed, .rejected, .withdrawn]
            as [Appointment.Decision?]).map { decision in
                Appointment(
                    number: 7, officer: OfficerID(text), roles: [.approver],
                    scope: Scope(area: AreaCode(text), insurer: text), reason: text,
                    proposedBy: OfficerID(text), decision: decision,
                    decidedBy: decision.map { _ in OfficerID(text) }, from: at)
            }
    }

    private static func systems(
        _ text: String, _ language: Language
    ) -> [(name: String, page: String)] {
        let token = TokenRow(
            id: 7, officer: OfficerID(text), label: text, permissions: ["import_feed"],
            issuedBy: OfficerID(text), expiresAt: at, usedAt: at, revokedAt: nil)
        var tokens = TokensPage(language: language, tokens: [token], at: at)
        tokens.issued = .told("0123")
        let certificate = CertificateRow(
            id: 7, fingerprint: CertificateFingerprint(typed: String(repeating: "3", count: 64))!,
            officer: OfficerID(text), label: text, permissions: ["import_feed"],
            boundBy: OfficerID(text), boundAt: at, expiresAt: at)
        let certificates = CertificatesPage(
            language: language, certificates: [certificate], session: session, at: at)
        return [("tokens", tokens.render()), ("certificates", certificates.render())]
    }

    private static func privacy(
        _ text: String, _ language: Language, code: String?
    ) -> [(name: String, page: String)] {
        let household = HouseholdID(code ?? text)
        let erasures = ErasuresPage(
            language: language,
            found: Erasures.Answer(
                waiting: [
                    Erasure(
                        number: 7, household: household, reason: text,
                        proposedBy: OfficerID(text), proposedAt: at)
                ],
                due: [
                    ErasableHousehold(
                        household: household, village: text, isRelieved: true, keptUntil: day)
                ]), session: session, at: at)
        var file = HouseholdFile(
            id: household, village: text, className: text, maskedHolder: text, bank: text,
            maskedAccount: code ?? text, maskedPhone: code ?? text)
        file.members = [person(text, code: code)]
        let outcomes: [DisclosurePage.Outcome?] = [
            nil, .refused(Refusal.reasonMissing.text),
            .shown(.init(.memberIDNumber, of: 7), value: text), .shown(.init(.phone), value: text),
        ]
        let payout = WaitingPayout(
            claim: 7, household: household, maskedHolder: text, maskedAccount: code ?? text,
            cause: .illness, approvedOn: day, amount: .yuan(59), earlierPayments: 1,
            unconfirmed: code ?? text)
        let payee = PayeePage(language: language, claim: 7, payout: payout, at: at)
        return [("erasures", erasures.render()), ("payee", payee.render())]
            + outcomes.enumerated().map { place, outcome in
                var page = DisclosurePage(
                    language: language, file: file, data: PersonalDatum.allCases, at: at)
                page.outcome = outcome
                page.reason = text
                return ("disclosure \(place)", page.render())
            }
    }
}
