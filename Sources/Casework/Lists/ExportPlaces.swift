import Synchronization

/// 导出名额 - how many exports go on at once. Each holds a connection to the database time and again
/// and a piece of a file in memory; who comes when all places are taken is told to come again.
package final class ExportPlaces: Sendable {
    /// Half of the connections stay for everybody else.
    package static let limit = 4

    private let taken = Atomic<Int>(0)

    init() {}

    /// A place, which is free again when nobody holds it any more: also when the reader has gone
    /// before the first byte.
    package func take() -> Place? {
        let before = taken.wrappingAdd(1, ordering: .relaxed).oldValue
        guard before < ExportPlaces.limit else {
            taken.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
        return Place(self)
    }

    /// One export's place.
    package final class Place: Sendable {
        private let places: ExportPlaces

        fileprivate init(_ places: ExportPlaces) { self.places = places }

        deinit { places.taken.wrappingSubtract(1, ordering: .relaxed) }
    }
}
