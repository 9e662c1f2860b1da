import Domain
import Synchronization

/// 来源限流 - how many wrong passwords and codes one address may try: ten at once, then one every
/// six seconds. It stands before the computing, and beside the lock of the account: who tries one
/// common password on every account locks none. It is this process's own and forgotten with it;
/// several daemons let so many times more pass.
package final class AddressThrottle: Sendable {
    /// Attempts at once.
    package static let capacity = 10
    /// Microseconds until one more.
    package static let refill: Int64 = 6_000_000
    /// Addresses that are remembered. Beyond, those that have rested longest are forgotten.
    package static let limit = 10_000

    /// A bucket is kept as the moment at which it will be full: one number, and nothing to refill.
    private let full = Mutex<[String: Int64]>([:])

    package init() {}

    /// Takes an attempt; gives the seconds to wait when there is none.
    package func take(_ network: String, at now: Instant) -> Int? {
        full.withLock { full in
            let moment = max(full[network] ?? 0, now.microseconds)
            let next = moment + AddressThrottle.refill
            let room = Int64(AddressThrottle.capacity) * AddressThrottle.refill
            guard next <= now.microseconds + room else {
                return Int((next - room - now.microseconds + 999_999) / 1_000_000)
            }
            if full[network] == nil, full.count >= AddressThrottle.limit {
                AddressThrottle.forget(&full, at: now)
            }
            full[network] = next
            return nil
        }
    }

    /// Gives an attempt back that was right.
    package func giveBack(_ network: String, at now: Instant) {
        full.withLock { full in
            guard let moment = full[network] else { return }
            let before = moment - AddressThrottle.refill
            full[network] = before <= now.microseconds ? nil : before
        }
    }

    /// The full buckets first; then the half that is nearest to full.
    private static func forget(_ full: inout [String: Int64], at now: Instant) {
        full = full.filter { $0.value > now.microseconds }
        guard full.count >= limit else { return }
        let middle = full.values.sorted()[full.count / 2]
        full = full.filter { $0.value > middle }
    }
}
