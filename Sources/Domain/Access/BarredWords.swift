/// 禁用词 - what an installation bars from passwords beyond the words of ``PasswordPolicy``, all in
/// small letters.
package struct BarredWords: Sendable {
    /// How else the officer's own name is written: in Latin letters. No password contains one.
    package var own: [String]
    /// Words that everybody in the county thinks of first: its name, its towns and villages. A
    /// password may contain one beside enough else.
    package var house: [String]
    /// The commonest passwords and words: none of them alone, however decorated.
    package var listed: Set<String>

    /// Characters of the shortest listed word that bars anything.
    package static let shortestListed = 5

    package static let none = BarredWords()

    package init(own: [String] = [], house: [String] = [], listed: Set<String> = []) {
        self.own = own.map { $0.lowercased() }
        // The longer first: what is left of 清川县 would be 县.
        self.house = house.map { $0.lowercased() }.filter { $0.count > 1 }
            .sorted { ($1.count, $0) < ($0.count, $1) }
        self.listed = listed
    }
}
