import Domain
import Testing

@Suite("One person has one part in a claim")
struct ClaimPartTests {
    @Test("every part against every part", arguments: ClaimPart.allCases)
    func pairs(had: ClaimPart) {
        let parts = ClaimParts(["a": had])
        for part in ClaimPart.allCases {
            if part == had {
                #expect(throws: Never.self) { try parts.check("a", takes: part, of: 7) }
            } else {
                #expect(throws: Refusal.partTaken(7, "a", had)) {
                    try parts.check("a", takes: part, of: 7)
                }
            }
            #expect(throws: Never.self) { try parts.check("b", takes: part, of: 7) }
        }
        #expect(parts["a"] == had && parts["b"] == nil)
    }
}
