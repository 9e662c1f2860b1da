import Foundation
import FuzzProperties
import HummingbirdCore
import Testing

/// The fuzzers read addresses without Hummingbird; here is where the two readings must agree.
@Suite struct QueryParametersTests {
    @Test(
        "parameters are read as the server reads them",
        arguments: [
            "/cases", "/cases?", "/cases?a", "/cases?a=", "/cases?=b", "/cases?a=b=c", "/?a=1&",
            "/?&&a=1&&b=2", "/?a=%41%e4%B8%ad", "/?a=%4", "/?a=%zz&b=%", "/?%41=%41", "/?a=+b",
            "/?a=1#b?c=2", "/?a=b?c", "/?a=%FF%00", "/?a=中&中=文", "/?a=\u{301}&\u{301}=b",
        ])
    func agree(address: String) {
        let found = QueryParameters.read(address)
        let expected = URI(address).queryParameters.map { ($0.key, $0.value) }
        #expect(found.map(\.key) == expected.map(\.0))
        #expect(found.map(\.value) == expected.map(\.1))
    }
}
