import Domain
import Glibc

/// 行程可疑 - the visits of which a verifier made another on the same day, too far away for one
/// person to have made both: by their hours where both have them, by the distance alone where not.
///
/// By their hours two visits are doubtful where the way between them could not be gone in the time
/// between leaving the one and arriving at the other at ``ForcedRules/travelSpeed``. Up to one
/// kilometre nobody is doubted: a crew that goes to neighbours in one go has one of them at each
/// door, writes one time down for all, and its telephones know place and minute no better. A pair
/// whose hours can be kept is well, however far apart.
package func doubtfulTravel(
    among stops: [TravelStop], _ rules: ForcedRules
) -> Set<Int64> {
    guard rules.travelKilometres > 0 || rules.travelSpeed > 0 else { return [] }
    var tours: [Tour: [TravelStop]] = [:]
    for stop in stops {
        for verifier in Set(stop.verifiers) {
            tours[Tour(verifier: verifier, day: stop.day), default: []].append(stop)
        }
    }
    var doubtful: Set<Int64> = []
    for tour in tours.values {
        for (place, one) in tour.enumerated() {
            for other in tour[..<place] where isDoubtful(one, other, rules) {
                doubtful.formUnion([one.visit, other.visit])
            }
        }
    }
    return doubtful
}

/// What one verifier did on one day.
private struct Tour: Hashable {
    var verifier: OfficerID
    var day: Day
}

/// How many kilometres apart two visits may be for whoever was at both, whatever their hours.
private let neighbourhood = 1.0

private func isDoubtful(
    _ one: TravelStop, _ other: TravelStop, _ rules: ForcedRules
) -> Bool {
    let apart = distance(Coordinate(one.position), Coordinate(other.position))
    guard rules.travelSpeed > 0, let first = one.stay, let second = other.stay else {
        return rules.travelKilometres > 0 && apart > Double(rules.travelKilometres)
    }
    // Negative where the two overlap.
    let between = max(second.arrived - first.left, first.arrived - second.left)
    let reach = Double(rules.travelSpeed * max(0, between)) / 60
    return apart > max(neighbourhood, reach)
}

/// Great-circle distance in kilometres, on a sphere of 6,371 km.
private func distance(_ one: Coordinate, _ other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let (low, high) = (one.latitude * radians, other.latitude * radians)
    let (up, along) = (high - low, (other.longitude - one.longitude) * radians)
    let chord = pow(sin(up / 2), 2) + cos(low) * cos(high) * pow(sin(along / 2), 2)
    return 2 * 6_371 * asin(min(1, chord.squareRoot()))
}
