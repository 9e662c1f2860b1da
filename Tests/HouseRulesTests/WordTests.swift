import Testing

/// Nothing is left for later on the main branch. (The words are put together here, so that this
/// file does not break its own rule.)
private let marks = [
    "TO" + "DO", "FIX" + "ME", "XX" + "X", "not imple" + "mented", "unimple" + "mented!",
]

/// Names that say nothing of what a type is.
private let empty: Set = [
    "Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Service", "Services",
    "Core", "Common",
]

func markViolations(in tree: Tree) -> [Violation] {
    tree.files.flatMap { file -> [Violation] in
        let marks = marks.filter(file.holds)
        guard !marks.isEmpty else { return [] }
        return file.lines.enumerated().compactMap { index, line in
            // The template of a temporary name is no mark.
            let isTest = file.path.hasPrefix("Tests/")
            let line = isTest ? line.replacing(/X{4,}/, with: "") : line
            return marks.first { line.contains($0) }.map {
                file.violation(index + 1, "left for later: \($0)")
            }
        }
    }
}

func nameViolations(in tree: Tree) -> [Violation] {
    tree.swift.flatMap { file -> [Violation] in
        var found = file.types.compactMap { type in
            type.name.camelWords.first(where: empty.contains).map {
                file.violation(type.line, "\(type.name): what does '\($0)' say?")
            }
        }
        for word in file.stem.camelWords where empty.contains(word) {
            found.append(file.violation(1, "a file named \(file.name): what does '\(word)' say?"))
        }
        return found
    }
}

extension SourceFile {
    /// Whether the text stands anywhere in the file; quicker by far than asking every line.
    fileprivate func holds(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        var copy = self.text
        return copy.withUTF8 { bytes in
            guard bytes.count >= wanted.count else { return false }
            return (0...(bytes.count - wanted.count)).contains { start in
                bytes[start] == wanted[0]
                    && bytes[start..<start + wanted.count].elementsEqual(wanted)
            }
        }
    }
}

@Suite struct WordTests {
    @Test func nothingIsLeftForLater() { expectNone(markViolations(in: .project)) }

    @Test func namesSayWhatThingsAre() { expectNone(nameViolations(in: .project)) }

    @Test func aMarkIsFound() {
        let tree = Tree([
            "Tests/A.swift": "// " + marks[1] + "\nmkdtemp(\"/tmp/XXXXXX\")",
            "sql/checks/a.sql": "-- fine\n-- \(marks[0]): later", "deploy/run": "#",
        ])
        expect(markViolations(in: tree), at: [1, 2])
    }

    @Test func anEmptyNameIsFound() {
        let tree = Tree([
            "Sources/Domain/Commons.swift": "struct ScoreBoard {}\nenum ClaimManager {}",
            "Sources/Domain/DateHelper.swift": "extension Day {}\nfinal class CoreFund {}",
        ])
        expect(nameViolations(in: tree), at: [2, 2, 1])
    }
}
