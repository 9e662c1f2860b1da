import COpenSSL

/// What both suites ask of OpenSSL.
enum Cipher {
    static func fetch(_ name: String) -> OpaquePointer {
        guard let implementation = EVP_CIPHER_fetch(nil, name, nil) else {
            preconditionFailure("the OpenSSL of this machine has no \(name)")
        }
        return implementation
    }

    static func context() -> OpaquePointer {
        guard let context = EVP_CIPHER_CTX_new() else { preconditionFailure("out of memory") }
        return context
    }

    /// Ciphers cannot fail but for want of memory; a value that is not sealed must not be written.
    @inline(__always)
    static func require(_ status: Int32, _ line: UInt = #line) {
        precondition(status == 1, "OpenSSL refused to seal or open a value", line: line)
    }
}

extension UnsafeRawBufferPointer {
    var bytePointer: UnsafePointer<UInt8> {
        baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
    }
}

extension UnsafeMutableRawBufferPointer {
    var bytePointer: UnsafeMutablePointer<UInt8> {
        baseAddress.unsafelyUnwrapped.assumingMemoryBound(to: UInt8.self)
    }
}
