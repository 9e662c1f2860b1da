import COpenSSL

/// A digest, or an HMAC, of bytes that arrive piece by piece: of a file, of a stream.
///
///     var running = RunningDigest(.sm3)
///     while let chunk = try file.read() { running.update(chunk) }
///     let digest = running.finish()
public struct RunningDigest: ~Copyable, @unchecked Sendable {
    // Only this value knows the context, and it cannot be copied: that makes it safe to send.
    private let context: OpaquePointer
    private let key: HMACKey?

    /// Begins a digest.
    public init(_ algorithm: HashAlgorithm) {
        self.context = ThreadContexts.context(of: algorithm)
        self.key = nil
    }

    /// Begins an HMAC under the key.
    public init(under key: HMACKey) {
        self.context = ThreadContexts.context(of: key.algorithm)
        self.key = key
        key.begin(context)
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        require(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
    }

    /// Adds bytes, which are copied only if they are not contiguous.
    @inlinable
    public mutating func update(_ bytes: some Collection<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable {
            update(UnsafeRawBufferPointer($0))
        }
        if done == nil { Array(bytes).withUnsafeBytes { update($0) } }
    }

    /// Adds the text's UTF-8 bytes.
    @inlinable
    public mutating func update(_ text: some StringProtocol) { update(text.utf8) }

    /// The digest of everything that was added.
    public consuming func finish() -> Digest {
        let digest = Digests.finish(context)
        return key?.end(with: digest, in: context) ?? digest
    }
}
