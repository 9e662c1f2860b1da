import Digests
import Domain
import Store
import Vault

/// 游标 - a place in a list as programs carry it from page to page. They can neither read anything
/// into it nor make one: it is signed with a key of the installation, together with the list, its
/// filter and the scope of whoever got it.
enum Cursor {
    /// How long a cursor leads on: a working day with its overtime, as a session lasts.
    static let seconds: Int64 = 12 * 3_600

    private static let version: UInt8 = 1
    /// Version and minute.
    private static let head = 5

    /// The version, the minute in which it was made, the numbers of the key.
    static func place(_ position: ListPosition, at now: Instant) -> [UInt8] {
        let minute = UInt32(truncatingIfNeeded: now.microseconds / 60_000_000)
        var place = [version]
        place += bigEndian(minute)
        for number in position { place += bigEndian(number) }
        return place
    }

    static func position(of place: ArraySlice<UInt8>, keyLength: Int) -> ListPosition? {
        guard place.first == version, place.count == head + keyLength * 8 else { return nil }
        var position = ListPosition(repeating: 0, count: keyLength)
        for (index, byte) in place.dropFirst(head).enumerated() {
            position[index / 8] = position[index / 8] << 8 | Int64(byte)
        }
        return position
    }

    /// Whether the place is older than a cursor may become. None comes from the future.
    static func isExpired(_ place: ArraySlice<UInt8>, at now: Instant) -> Bool {
        var minute: Int64 = 0
        for byte in place.dropFirst().prefix(head - 1) { minute = minute << 8 | Int64(byte) }
        return now.microseconds / 60_000_000 - minute > seconds / 60
    }

    private static func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }
}

/// Why a cursor leads nowhere.
package enum CursorFault: Error, Sendable {
    /// It was made up or changed, or comes from another list, another filter or another scope.
    case foreign
    /// The list is to be begun again.
    case expired
}

extension Casework {
    /// The cursor to a place of a list, for somebody who may read it.
    package func cursor<List: PagedInquiry>(
        to position: ListPosition, of list: List, in session: Session
    ) -> String {
        let place = Cursor.place(position, at: now)
        let code = database.keys.cursors.code(of: signed(place, list, session))
        return Base64.unpadded(place + code.bytes)
            .replacing("+", with: "-").replacing("/", with: "_")
    }

    /// The place to which a cursor leads.
    package func position<List: PagedInquiry>(
        at cursor: String, of list: List, in session: Session
    ) throws(CursorFault) -> ListPosition {
        let standard = cursor.replacing("-", with: "+").replacing("_", with: "/")
        guard cursor.utf8.count < 200, !cursor.utf8.contains(0x2B), !cursor.utf8.contains(0x2F),
            let bytes = Base64.bytes(unpadded: standard), bytes.count > Digest.length,
            let code = Digest(bytes: Array(bytes.suffix(Digest.length)))
        else { throw .foreign }
        let place = bytes.dropLast(Digest.length)
        guard database.keys.cursors.isCode(code, of: signed(Array(place), list, session)),
            let position = Cursor.position(of: place, keyLength: List.keyLength)
        else { throw .foreign }
        guard !Cursor.isExpired(place, at: now) else { throw .expired }
        return position
    }

    /// What is signed: the place, and everything that it is a place of.
    private func signed<List: PagedInquiry>(
        _ place: [UInt8], _ list: List, _ session: Session
    ) -> [UInt8] {
        var bytes = CanonicalBytes(version: 1)
        bytes.append(List.name)
        list.write(filterTo: &bytes)
        bytes.append(session.actor.scope.area?.rawValue)
        bytes.append(session.actor.scope.insurer)
        bytes.append(place)
        return bytes.bytes
    }
}
