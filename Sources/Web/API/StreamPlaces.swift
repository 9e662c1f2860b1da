import Domain
import Synchronization

/// 长连接名额 - so many answers that go on for minutes may be open at once, in the daemon and for one
/// officer. Without an end to them, a few browsers' tabs would hold everybody's connections.
final class StreamPlaces: Sendable {
    static let most = 64
    static let mostOfOfficer = 8

    private let taken = Mutex<[OfficerID: Int]>([:])

    /// A place; nil when there is none left. It is free again when nobody holds it any more.
    func take(for officer: OfficerID) -> Place? {
        let isFree = taken.withLock { taken in
            guard taken.values.reduce(0, +) < StreamPlaces.most,
                taken[officer, default: 0] < StreamPlaces.mostOfOfficer
            else { return false }
            taken[officer, default: 0] += 1
            return true
        }
        return isFree ? Place(officer, of: self) : nil
    }

    private func giveBack(_ officer: OfficerID) {
        taken.withLock { taken in
            taken[officer, default: 1] -= 1
            if taken[officer] == 0 { taken[officer] = nil }
        }
    }

    /// Also free when the answer was never sent: whoever holds it lets go of it.
    final class Place: Sendable {
        private let officer: OfficerID
        private let places: StreamPlaces

        fileprivate init(_ officer: OfficerID, of places: StreamPlaces) {
            self.officer = officer
            self.places = places
        }

        deinit { places.giveBack(officer) }
    }
}
