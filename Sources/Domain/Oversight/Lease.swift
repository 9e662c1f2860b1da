/// 租约 - the right to do a piece of background work alone for a while. The term rises with every new
/// holder and fences off the one before.
package struct Lease: Sendable, Equatable {
    package var name: String
    package var holder: String
    package var term: Int64

    package init(name: String, holder: String, term: Int64) {
        self.name = name
        self.holder = holder
        self.term = term
    }
}
