import COpenSSL

/// 杂凑算法 - the two hash functions of fangpin, both of 32 bytes and of 64-byte blocks: SHA-256
/// (FIPS 180-4) for what the world checks, SM3 (GB/T 32905, 国密) for the trail.
@frozen
public enum HashAlgorithm: String, CaseIterable, Hashable, Sendable {
    case sha256
    case sm3

    /// The bytes that one step of the function takes in, which is also the width of an HMAC's pads.
    public static let blockLength = 64

    /// The digest of the bytes.
    public func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
        let context = ThreadContexts.current.context(for: self)
        require(EVP_DigestInit_ex2(context, nil, nil))
        require(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
        return finish(context)
    }

    /// The digest of the bytes, which are copied only if the collection is not contiguous.
    @inlinable
    public func hash(_ bytes: some Collection<UInt8>) -> Digest {
        if let digest = bytes.withContiguousStorageIfAvailable({
            hash(UnsafeRawBufferPointer($0))
        }) {
            return digest
        }
        return Array(bytes).withUnsafeBytes { hash($0) }
    }

    /// The digest of the text's UTF-8 bytes.
    @inlinable
    public func hash(_ text: some StringProtocol) -> Digest { hash(text.utf8) }
}

extension HashAlgorithm {
    /// The implementation, looked up once: a look-up by name for each digest costs more than the
    /// digest of a short text.
    var implementation: OpaquePointer {
        switch self {
        case .sha256: Implementations.sha256
        case .sm3: Implementations.sm3
        }
    }

    private enum Implementations {
        // OpenSSL counts references to what it fetched atomically and never changes it.
        nonisolated(unsafe) static let sha256 = fetch("SHA256")
        nonisolated(unsafe) static let sm3 = fetch("SM3")

        static func fetch(_ name: String) -> OpaquePointer {
            guard let implementation = EVP_MD_fetch(nil, name, nil) else {
                preconditionFailure("the OpenSSL of this machine has no \(name)")
            }
            return implementation
        }
    }
}

/// Ends the running digest of a context.
func finish(_ context: OpaquePointer) -> Digest {
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    withUnsafeMutableBytes(of: &words) { words in
        let start = words.baseAddress?.assumingMemoryBound(to: UInt8.self)
        require(EVP_DigestFinal_ex(context, start, nil))
    }
    return Digest(rawWords: words)
}

/// Digests cannot fail but for want of memory; going on with a wrong one would be worse than to
/// stop.
@inline(__always)
func require(_ status: Int32, _ line: UInt = #line) {
    precondition(status == 1, "OpenSSL refused to compute a digest", line: line)
}
