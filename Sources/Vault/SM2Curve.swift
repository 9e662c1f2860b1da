import COpenSSL

/// The curve of GB/T 32918.5 in OpenSSL's terms: private numbers, points, keys.
enum SM2Curve {
    /// An uncompressed point: 0x04, x, y.
    static let pointLength = 65

    /// What stands before the point in a SubjectPublicKeyInfo: id-ecPublicKey with the curve's
    /// number 1.2.156.10197.1.301, and the head of the bit string.
    static let spkiHead: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
        0x2A, 0x81, 0x1C, 0xCF, 0x55, 0x01, 0x82, 0x2D, 0x03, 0x42, 0x00,
    ]

    /// A private number and its point.
    static func pair(fromSeed seed: [UInt8]) -> (scalar: [UInt8], point: [UInt8]) {
        // OpenSSL fails here only for want of memory.
        guard let numbers = BN_CTX_secure_new(), let scalar = BN_secure_new(),
            let bound = BN_dup(EC_GROUP_get0_order(group)), let point = EC_POINT_new(group)
        else { preconditionFailure("OpenSSL makes no numbers") }
        defer {
            BN_clear_free(scalar)
            BN_free(bound)
            EC_POINT_free(point)
            BN_CTX_free(numbers)
        }
        require(BN_bin2bn(seed, Int32(seed.count), scalar) == nil ? 0 : 1)
        require(BN_sub_word(bound, 2))
        require(BN_nnmod(scalar, scalar, bound, numbers))
        require(BN_add_word(scalar, 1))
        BN_set_flags(scalar, constantTime)
        require(EC_POINT_mul(group, point, scalar, nil, nil, numbers))
        var secret = [UInt8](repeating: 0, count: 32)
        require(BN_bn2binpad(scalar, &secret, 32) == 32 ? 1 : 0)
        var shown = [UInt8](repeating: 0, count: pointLength)
        let count = EC_POINT_point2oct(
            group, point, POINT_CONVERSION_UNCOMPRESSED, &shown, shown.count, numbers)
        require(count == pointLength ? 1 : 0)
        return (secret, shown)
    }

    /// Whether bytes are an uncompressed point of the curve.
    static func isPoint(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == pointLength, bytes[0] == 4, let point = EC_POINT_new(group) else {
            return false
        }
        defer {
            EC_POINT_free(point)
            ERR_clear_error()
        }
        return EC_POINT_oct2point(group, point, bytes, bytes.count, nil) == 1
    }

    /// A key of a point that is on the curve; with a private number it can sign.
    static func key(point: [UInt8], scalar: [UInt8]?) -> OpaquePointer {
        guard let context = EVP_PKEY_CTX_new_from_name(nil, "SM2", nil) else {
            preconditionFailure("the OpenSSL of this machine has no SM2")
        }
        defer { EVP_PKEY_CTX_free(context) }
        require(EVP_PKEY_fromdata_init(context))
        var point = point
        // OSSL_PARAM takes private numbers in the order of the machine.
        var number = scalar.map { Array($0.reversed()) } ?? []
        defer { number.cleanse() }
        var key: OpaquePointer?
        point.withUnsafeMutableBytes { point in
            number.withUnsafeMutableBytes { number in
                let name = UnsafeMutablePointer(mutating: lasting("SM2"))
                var parameters = [
                    OSSL_PARAM_construct_utf8_string(lasting("group"), name, 0),
                    OSSL_PARAM_construct_octet_string(
                        lasting("pub"), point.baseAddress, point.count),
                ]
                if scalar != nil {
                    let start = number.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    parameters.append(
                        OSSL_PARAM_construct_BN(lasting("priv"), start, number.count))
                }
                parameters.append(OSSL_PARAM_construct_end())
                let selection = scalar == nil ? onlyPublic : wholePair
                require(EVP_PKEY_fromdata(context, &key, selection, &parameters))
            }
        }
        guard let key else { preconditionFailure("OpenSSL made no key") }
        return key
    }

    /// Sets the identity that is hashed into every signature (GM/T 0009 section 10).
    ///
    /// It is set once the context has begun: OpenSSL 3.0.19, which Debian 12 had for a while, takes
    /// it for too late when it comes with the call that begins (sm2_sig.c sets
    /// `flag_compute_z_digest` after it has read the parameters), and later ones take both.
    static func setIdentity(of context: OpaquePointer?) {
        let text = UnsafeMutableRawPointer(mutating: lasting("1234567812345678"))
        var parameters = [
            OSSL_PARAM_construct_octet_string(lasting("distid"), text, 16),
            OSSL_PARAM_construct_end(),
        ]
        require(EVP_PKEY_CTX_set_params(context, &parameters))
    }

    /// Parameters keep the addresses of their names, which must therefore live as long as they do.
    private static func lasting(_ text: StaticString) -> UnsafePointer<CChar> {
        UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
    }

    static func context() -> OpaquePointer {
        guard let context = EVP_MD_CTX_new() else {
            preconditionFailure("OpenSSL makes no context")
        }
        return context
    }

    // OpenSSL does not change a group that it computes with.
    nonisolated(unsafe) private static let group: OpaquePointer = {
        guard let group = EC_GROUP_new_by_curve_name(NID_sm2) else {
            preconditionFailure("the OpenSSL of this machine has no SM2")
        }
        return group
    }()

    /// `BN_FLG_CONSTTIME`, whose macro Swift does not see.
    private static let constantTime: Int32 = 0x04
    /// `EVP_PKEY_PUBLIC_KEY` and `EVP_PKEY_KEYPAIR`, which `evp.h` combines from other macros.
    private static let onlyPublic: Int32 = 0x86
    private static let wholePair: Int32 = 0x87
}

/// A signature as 64 bytes, which is how fangpin writes it, and as DER, which is how OpenSSL does.
enum SM2Signature {
    /// How many bytes a signature has.
    static let length = 64

    /// r and s of 32 bytes each.
    static func fixed(der: ArraySlice<UInt8>) -> [UInt8] {
        let signature: OpaquePointer? = der.withUnsafeBufferPointer { der in
            var start = der.baseAddress
            return d2i_ECDSA_SIG(nil, &start, der.count)
        }
        guard let signature else { preconditionFailure("OpenSSL wrote no signature") }
        defer { ECDSA_SIG_free(signature) }
        var fixed = [UInt8](repeating: 0, count: length)
        fixed.withUnsafeMutableBufferPointer { fixed in
            guard let start = fixed.baseAddress else { return }
            require(BN_bn2binpad(ECDSA_SIG_get0_r(signature), start, 32) == 32 ? 1 : 0)
            require(BN_bn2binpad(ECDSA_SIG_get0_s(signature), start + 32, 32) == 32 ? 1 : 0)
        }
        return fixed
    }

    /// The signature for OpenSSL; nil unless it has 64 bytes.
    static func der(fixed: [UInt8]) -> [UInt8]? {
        guard fixed.count == length else { return nil }
        let content = integer(fixed[..<32]) + integer(fixed[32...])
        return [0x30, UInt8(content.count)] + content
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var digits = Array(bytes.drop { $0 == 0 })
        // A number in DER has a sign: what begins with a one bit gets a zero byte before it.
        if digits.first ?? 0x80 >= 0x80 { digits.insert(0, at: 0) }
        return [0x02, UInt8(digits.count)] + digits
    }
}

/// None of these calls fails but for want of memory.
@inline(__always)
func require(_ status: Int32, _ line: UInt = #line) {
    precondition(status == 1, "OpenSSL refused to compute a signature", line: line)
}
