/// 站内地址 - where somebody goes on after signing in: a path of this house and nothing else, for
/// the address comes from outside (CWE-601).
package enum LocalPath {
    /// Where all ways lead without one.
    package static let home = "/cases"

    /// The address, if it is a path of this house with or without a query; the list of cases
    /// otherwise. Two slashes, or a slash and a backslash, begin another host's address for
    /// browsers; control characters, which they leave out, could hide either.
    package static func accepted(_ address: String?) -> String {
        guard let address, address.utf8.count <= 1_000, address.hasPrefix("/") else { return home }
        let bytes = Array(address.utf8)
        let isPlain = bytes.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard isPlain, !address.hasPrefix("//") else { return home }
        // Signing in must not lead to signing in again, nor out.
        let path = address.prefix { $0 != "?" && $0 != "#" }
        return ["/signin", "/signout", "/stepup", "/signon", "/signon/callback"].contains(path)
            ? home : address
    }

    /// An address as the value of a parameter of another.
    package static func escaped(_ address: String) -> String {
        let hex = Array("0123456789ABCDEF")
        return address.utf8.map { byte in
            let isPlain =
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || [45, 46, 47, 95].contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
        }.joined()
    }
}
