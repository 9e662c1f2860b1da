import Testing

/// The fuzzers' package has the rooms of the house with the same arrows, so that it builds and what
/// it tries is what runs. Only the whole of the tests builds it; this notices at once.
func fuzzPackageViolations(in tree: Tree) -> [Violation] {
    guard let fuzz = tree["Tests/Fuzz/Package.swift"], let house = tree["Package.swift"] else {
        return [Violation(path: "Tests/Fuzz/Package.swift", line: 1, text: "is missing")]
    }
    let rooms = house.rooms
    return fuzz.rooms.sorted { $0.key < $1.key }.compactMap { name, room in
        guard let own = rooms[name], own.arrows != room.arrows else { return nil }
        return fuzz.violation(room.line, "the room \(name) is another one in Package.swift")
    }
}

extension SourceFile {
    /// The rooms that a package's manifest declares as `room("Name", [...])`, with what follows the
    /// name up to the closing parenthesis.
    fileprivate var rooms: [String: (line: Int, arrows: [String])] {
        var found: [String: (line: Int, arrows: [String])] = [:]
        for index in tokens.indices.dropLast(3)
        where tokens[index].is("room") && tokens[index + 2].kind == .literal {
            var depth = 1
            var end = index + 2
            while end < tokens.count, depth > 0 {
                if tokens[end].is("(") { depth += 1 }
                if tokens[end].is(")") { depth -= 1 }
                end += 1
            }
            // A comma at the end of a list means nothing.
            let arrows = tokens[index + 3..<end - 1].map(\.text).filter { $0 != "," }
            found[tokens[index + 2].text] = (tokens[index].line, arrows)
        }
        return found
    }
}

@Suite struct FuzzPackageTests {
    @Test func theFuzzersHaveTheRoomsOfTheHouse() {
        expectNone(fuzzPackageViolations(in: .project))
    }

    @Test func aRoomWithOtherArrowsIsFound() {
        let tree = Tree([
            "Package.swift": #"room("Ink", ["Domain", log]), room("Pen", ["Ink"])"#,
            "Tests/Fuzz/Package.swift": """
            room("Ink", ["Domain", log],),
            room("Pen", ["Ink", "Domain"]),
            room("Own", [])
            """,
        ])
        expect(fuzzPackageViolations(in: tree), at: [2])
    }
}
