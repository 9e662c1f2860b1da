import COpenSSL

/// Randomness that nobody can foretell, from OpenSSL's generator, which the kernel seeds: for keys,
/// nonces, salts and tokens. What must be repeatable takes a seed instead.
package enum SecureRandom {
    /// - Parameter count: how many bytes, 0 or more.
    package static func bytes(_ count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { bytes, initialized in
            fill(UnsafeMutableRawBufferPointer(bytes))
            initialized = count
        }
    }

    static func fill(_ bytes: UnsafeMutableRawBufferPointer) {
        guard bytes.count > 0 else { return }
        let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        // A machine without randomness must not seal anything: a repeated nonce would give it away.
        precondition(
            RAND_priv_bytes(start, Int32(bytes.count)) == 1, "the machine has no randomness")
    }
}

/// Nonces of 96 random bits, fetched from the generator many at a time: one call for each would
/// cost more than the sealing. Not for two threads at the same time.
final class NonceSource {
    static let length = 12

    private let stock = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 341 * NonceSource.length, alignment: 8)
    private var position: Int

    init() { position = stock.count }

    deinit { stock.deallocate() }

    /// Writes one nonce, which is never given out again.
    func write(to target: UnsafeMutableRawPointer) {
        if position == stock.count {
            SecureRandom.fill(stock)
            position = 0
        }
        target.copyMemory(
            from: stock.baseAddress.unsafelyUnwrapped + position, byteCount: NonceSource.length)
        position += NonceSource.length
    }
}
