import COpenSSL

/// 密钥杂凑 - a key made ready for HMAC (RFC 2104, GB/T 15852.2) with SHA-256 or SM3.
///
/// The two padded keys are hashed once, when the key is made; each code then costs two steps of the
/// hash function instead of four. A key may be used by any number of threads at the same time.
public final class HMACKey: @unchecked Sendable {
    // Both contexts are only copied from after `init`, which OpenSSL allows from many threads.
    private let inner: OpaquePointer
    private let outer: OpaquePointer

    /// The hash function below the HMAC.
    public let algorithm: HashAlgorithm

    /// Any length of key will do; one that is longer than a block of 64 bytes is hashed first.
    public init(_ algorithm: HashAlgorithm, key: UnsafeRawBufferPointer) {
        self.algorithm = algorithm
        self.inner = HMACKey.begun(algorithm, key, pad: 0x36)
        self.outer = HMACKey.begun(algorithm, key, pad: 0x5c)
    }

    /// As above, of an array.
    public convenience init(_ algorithm: HashAlgorithm, key: [UInt8]) {
        self.init(algorithm, key: key, count: key.count)
    }

    private convenience init(_ algorithm: HashAlgorithm, key: UnsafeRawPointer, count: Int) {
        self.init(algorithm, key: UnsafeRawBufferPointer(start: key, count: count))
    }

    deinit {
        EVP_MD_CTX_free(inner)
        EVP_MD_CTX_free(outer)
    }

    /// The authentication code of the bytes.
    public func authenticate(_ bytes: UnsafeRawBufferPointer) -> Digest {
        let context = ThreadContexts.current.copyContext(for: algorithm)
        begin(context)
        require(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
        return end(with: finish(context), in: context)
    }

    /// The authentication code of `first` followed by `second`, which need not be copied together.
    public func authenticate(
        _ first: UnsafeRawBufferPointer, then second: UnsafeRawBufferPointer
    ) -> Digest {
        let context = ThreadContexts.current.copyContext(for: algorithm)
        begin(context)
        require(EVP_DigestUpdate(context, first.baseAddress, first.count))
        require(EVP_DigestUpdate(context, second.baseAddress, second.count))
        return end(with: finish(context), in: context)
    }

    /// The authentication code of the bytes, which are copied only if they are not contiguous.
    @inlinable
    public func authenticate(_ bytes: some Collection<UInt8>) -> Digest {
        if let code = bytes.withContiguousStorageIfAvailable({
            authenticate(UnsafeRawBufferPointer($0))
        }) {
            return code
        }
        return Array(bytes).withUnsafeBytes { authenticate($0) }
    }

    /// The authentication code of the text's UTF-8 bytes.
    @inlinable
    public func authenticate(_ text: some StringProtocol) -> Digest { authenticate(text.utf8) }

    /// Whether the code is the one of the bytes, in constant time.
    public func verifies(_ code: Digest, of bytes: some Collection<UInt8>) -> Bool {
        authenticate(bytes).isSame(inConstantTime: code)
    }

    /// Begins a code in a context of the same algorithm.
    func begin(_ context: OpaquePointer) { require(EVP_MD_CTX_copy_ex(context, inner)) }

    /// Makes the inner digest the code.
    func end(with innerDigest: Digest, in context: OpaquePointer) -> Digest {
        require(EVP_MD_CTX_copy_ex(context, outer))
        innerDigest.withUnsafeBytes {
            require(EVP_DigestUpdate(context, $0.baseAddress, $0.count))
        }
        return finish(context)
    }

    /// A context that has taken in the key, padded to a block and combined with the pad's byte.
    private static func begun(
        _ algorithm: HashAlgorithm, _ key: UnsafeRawBufferPointer, pad: UInt8
    ) -> OpaquePointer {
        if key.count > HashAlgorithm.blockLength {
            return algorithm.hash(key).withUnsafeBytes { begun(algorithm, $0, pad: pad) }
        }
        let context = ThreadContexts.context(of: algorithm)
        withUnsafeTemporaryAllocation(byteCount: HashAlgorithm.blockLength, alignment: 8) { block in
            for position in block.indices {
                block[position] = pad ^ (position < key.count ? key[position] : 0)
            }
            require(EVP_DigestUpdate(context, block.baseAddress, block.count))
            OPENSSL_cleanse(block.baseAddress, block.count)
        }
        return context
    }
}

extension HMACKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "HMACKey(\(algorithm.rawValue))" }

    /// Shows nothing of the key to `dump` and to debuggers' printing.
    public var customMirror: Mirror { Mirror(self, children: ["algorithm": algorithm.rawValue]) }
}
