import Digests
import Domain
import Store

/// 登记缺勤、停用 - a verifier is away on some days, or a vehicle cannot be used; or what was marked
/// of these days does not hold. Plans that are drawn afterwards take it up; a published one is
/// planned anew.
package struct MarkAbsence: Action {
    package static let name = "mark_absence"
    package static let permission = Permission.planVisits

    package var subject: Subject
    package var from: Day
    package var to: Day
    /// False lifts every mark that touches the days.
    package var isAbsent: Bool

    package init(_ subject: Subject, from: Day, to: Day, isAbsent: Bool = true) {
        self.subject = subject
        self.from = from
        self.to = to
        self.isAbsent = isAbsent
    }

    package enum Subject: Sendable, Equatable {
        case verifier(OfficerID)
        case vehicle(String)
    }

    package func write(to request: inout CanonicalBytes) {
        let (verifier, vehicle) = names
        request.append(verifier?.rawValue)
        request.append(vehicle)
        request.append(from.description)
        request.append(to.description)
        request.append(isAbsent)
    }

    package func perform(in tx: Transaction, _ context: inout Context) async throws -> Done {
        guard from <= to, to - from <= 366 else { throw Refusal.daysUnfit }
        let (verifier, vehicle) = names
        let insurer = context.actor.scope.insurer ?? ""
        if let verifier {
            guard try await tx.isVerifier(verifier, of: insurer) else {
                throw Refusal.officerNotFound(verifier)
            }
            context.note("verifier", verifier.rawValue)
        }
        if let vehicle {
            guard try await tx.isVehicle(vehicle) else { throw Refusal.vehicleNotFound(vehicle) }
            context.note("vehicle", vehicle)
        }
        if isAbsent {
            try await tx.insertAbsence(
                of: verifier, or: vehicle, from: from, to: to, by: context.actor.id, at: context.at)
        } else {
            let lifted = try await tx.liftAbsences(
                of: verifier, or: vehicle, from: from, to: to, at: context.at)
            if lifted == 0 { context.leaveNoLeaf() }
            context.note("lifted", lifted)
        }
        context.note("first_day", from)
        context.note("last_day", to)
        return Done()
    }

    private var names: (verifier: OfficerID?, vehicle: String?) {
        switch subject {
        case .verifier(let id): (id, nil)
        case .vehicle(let id): (nil, id)
        }
    }
}
