import Testing

extension Journey {
    /// The database keeps every invariant, and its trail is whole.
    func expectSound() async throws {
        let check = try await fangpin("check")
        #expect(check.status == 0, "\(check.messages)")
        #expect(check.text == "all checks clean\n")
        let audit = try await fangpin("audit", "verify")
        #expect(audit.status == 0, "\(audit.messages)")
        #expect(audit.text.hasSuffix(", verified\n"))
    }
}
