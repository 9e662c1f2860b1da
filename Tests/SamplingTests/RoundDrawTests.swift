import Digests
import Domain
import Sampling
import Seeding
import Testing

@Suite struct RoundDrawTests {
    /// Ten thousand frames, a hundred a line, drawn alike in Swift, Python and (SHA-256) SQL.
    @Test(arguments: Scope.cases(0..<100, sample: 2))
    func golden(chunk: Int) throws {
        let line = try #require(
            GoldenLine.table("draws.txt").first { $0.cells[0] == "\(chunk)" })
        var sha256 = RunningDigest(.sha256)
        var sm3 = RunningDigest(.sha256)
        var rivest = RunningDigest(.sha256)
        for number in (chunk * 100)..<(chunk * 100 + 100) {
            let hashed = try HashedFrame(number)
            sha256.update(hashed.drawn(.sha256))
            sm3.update(hashed.drawn(.sm3))
            sm3.update(hashed.frame.root.hex)
            rivest.update(hashed.drawn(.rivest))
        }
        #expect(sha256.finish().hex == line.cells[1])
        #expect(sm3.finish().hex == line.cells[2])
        #expect(rivest.finish().hex == line.cells[3])
    }
}
