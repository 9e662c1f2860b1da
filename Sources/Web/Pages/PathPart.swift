/// 地址段 - an id of the county's own as one part of an address: everything in it but letters,
/// digits and marks that mean nothing there is escaped (RFC 3986, unreserved characters).
enum PathPart {
    static func escaped(_ id: String) -> String {
        id.utf8.map { byte -> String in
            if unreserved.contains(byte) { return String(UnicodeScalar(byte)) }
            return "%\(hexadecimal[Int(byte >> 4)])\(hexadecimal[Int(byte & 15)])"
        }.joined()
    }

    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    private static let hexadecimal = Array("0123456789ABCDEF")
}
