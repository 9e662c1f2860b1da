import COpenSSL
import Glibc

/// The digest contexts of one thread.
///
/// Making a context costs as much as hashing a short text. Synchronous code never changes threads,
/// so each thread keeps its own contexts, without locks, and frees them when it ends.
final class ThreadContexts {
    private let sha256 = ThreadContexts.context(of: .sha256)
    private let sm3 = ThreadContexts.context(of: .sm3)
    private let sha256Copy = ThreadContexts.context(of: .sha256)
    private let sm3Copy = ThreadContexts.context(of: .sm3)

    deinit {
        EVP_MD_CTX_free(sha256)
        EVP_MD_CTX_free(sm3)
        EVP_MD_CTX_free(sha256Copy)
        EVP_MD_CTX_free(sm3Copy)
    }

    /// The context for a digest from the beginning. It belongs to nobody else until it is finished.
    func context(for algorithm: HashAlgorithm) -> OpaquePointer {
        algorithm == .sm3 ? sm3 : sha256
    }

    /// The context that takes a copy of a begun digest. It is kept apart from the other because a
    /// copy is cheap only into a context of the same function.
    func copyContext(for algorithm: HashAlgorithm) -> OpaquePointer {
        algorithm == .sm3 ? sm3Copy : sha256Copy
    }

    static var current: ThreadContexts {
        if let stored = pthread_getspecific(key) {
            return Unmanaged<ThreadContexts>.fromOpaque(stored).takeUnretainedValue()
        }
        let contexts = ThreadContexts()
        let status = pthread_setspecific(key, Unmanaged.passRetained(contexts).toOpaque())
        precondition(status == 0, "no room for a thread's digest contexts")
        return contexts
    }

    private static let key: pthread_key_t = {
        var key = pthread_key_t()
        let status = pthread_key_create(&key) { stored in
            guard let stored else { return }
            Unmanaged<ThreadContexts>.fromOpaque(stored).release()
        }
        precondition(status == 0, "no thread key left for digest contexts")
        return key
    }()

    /// A context that is ready for the algorithm.
    static func context(of algorithm: HashAlgorithm) -> OpaquePointer {
        guard let context = EVP_MD_CTX_new() else { preconditionFailure("out of memory") }
        require(EVP_DigestInit_ex(context, algorithm.implementation, nil))
        return context
    }
}
