import Digests

/// 盲索引 - finds sealed values by equality without opening them: beside the sealed value stands a
/// keyed code of it. Without the key nobody can tell which ID number a code is of; with an unkeyed
/// hash all ID numbers of a county could be tried in half a minute.
///
/// Each kind of value has a key of its own, so that equal numbers of two kinds cannot be linked.
/// For any number of threads; a code takes 0.3 µs with SHA-256 and 0.8 µs with SM3.
public final class BlindIndex: Sendable {
    /// What a value is. The raw value is bound into the codes: it never changes.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case idNumber = "id_number"
        case bankAccount = "bank_account"
        case phone
    }

    /// The number of the key that the codes are made with, to be kept where a column is re-indexed
    /// under a new one.
    public let keyID: UInt16

    private let idNumber: HMACKey
    private let bankAccount: HMACKey
    private let phone: HMACKey

    /// - Parameters:
    ///   - algorithm: SHA-256, or SM3 where 国密 is required. Codes of the two do not compare.
    ///   - keyID: which index key; the current one if nil.
    package init(
        keys: KeyRing, algorithm: HashAlgorithm = .sha256, keyID: UInt16? = nil
    ) throws(VaultError) {
        let id = keyID ?? keys.current(.index).id
        guard let key = keys.key(.index, id: id) else {
            throw .keyMissing(.index, id: id, directory: "the key ring")
        }
        func derived(_ kind: Kind) -> HMACKey {
            var bytes = key.derive(
                algorithm, for: "\(algorithm.rawValue)/\(kind.rawValue)", count: Digest.length)
            defer { bytes.cleanse() }
            return HMACKey(algorithm, key: bytes)
        }
        self.keyID = id
        self.idNumber = derived(.idNumber)
        self.bankAccount = derived(.bankAccount)
        self.phone = derived(.phone)
    }

    /// The code of a value, which the caller has normalised: equal means equal bytes.
    public func value(of bytes: UnsafeRawBufferPointer, as kind: Kind) -> BlindValue {
        BlindValue(key(kind).authenticate(bytes))
    }

    /// The code of a normalised text's UTF-8 bytes.
    public func value(of text: some StringProtocol, as kind: Kind) -> BlindValue {
        BlindValue(key(kind).authenticate(text))
    }

    /// The codes of many values of one width that lie one behind the other, as ID numbers (18
    /// bytes) do in a table of persons.
    ///
    /// - Parameter width: bytes of each value; the length of `packed` must be a multiple of it.
    public func values(
        of packed: UnsafeRawBufferPointer, width: Int, as kind: Kind
    ) -> [BlindValue] {
        precondition(width > 0 && packed.count.isMultiple(of: width), "values of unequal width")
        let key = key(kind)
        return [BlindValue](unsafeUninitializedCapacity: packed.count / width) { values, count in
            for start in stride(from: 0, to: packed.count, by: width) {
                let value = UnsafeRawBufferPointer(rebasing: packed[start..<start + width])
                (values.baseAddress! + count).initialize(to: BlindValue(key.authenticate(value)))
                count += 1
            }
        }
    }

    private func key(_ kind: Kind) -> HMACKey {
        switch kind {
        case .idNumber: idNumber
        case .bankAccount: bankAccount
        case .phone: phone
        }
    }
}

extension BlindIndex: CustomReflectable {
    public var customMirror: Mirror { Mirror(self, children: ["keyID": keyID]) }
}

/// 盲索引值 - the first 16 bytes of an HMAC.
///
/// 16 and not 32: among 10^8 values the chance of any two sharing a code is below 10^-22, the index
/// over millions of persons is half as large, and a code fits PostgreSQL's fixed-width `uuid` as
/// well as `bytea`. A look-up still opens and compares what it finds, so a shared code would
/// mislead nobody.
@frozen
public struct BlindValue: Hashable, Comparable, Sendable {
    /// The bytes 0 to 7 as a big-endian number, and the bytes 8 to 15.
    public let high: UInt64
    /// The bytes 8 to 15.
    public let low: UInt64

    /// How many bytes a code has: 16.
    public static let length = 16

    /// Takes a code as two words, as it is kept in memory.
    @inlinable
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    @inlinable
    init(_ code: Digest) { self.init(high: code.word0, low: code.word1) }

    /// Nil unless there are 16 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == BlindValue.length else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
        self.init(high: words.0.bigEndian, low: words.1.bigEndian)
    }

    /// The 16 bytes.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { Array($0) }
    }

    @inlinable
    public static func < (left: BlindValue, right: BlindValue) -> Bool {
        left.high != right.high ? left.high < right.high : left.low < right.low
    }
}

extension BlindValue: CustomStringConvertible {
    /// 32 hexadecimal digits.
    public var description: String { Hexadecimal.text(bytes) }
}
