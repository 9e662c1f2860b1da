import Testing
import Vault

@Suite struct OneTimeCodeTests {
    private let rfc = OneTimeCode(secret: Array("12345678901234567890".utf8))

    /// RFC 6238 appendix B, the rows of SHA-1, of eight digits.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"), (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(seconds: Int64, expected: String) {
        let step = OneTimeCode.step(at: seconds)
        #expect(rfc.code(at: step, digits: 8) == expected)
        // Six digits are the last six of eight.
        #expect(rfc.code(at: step) == expected.suffix(6))
    }

    @Test func theWindowIsOneStepEachWay() {
        let now: Int64 = 1_234_567_890
        let step = OneTimeCode.step(at: now)
        for distance in -3...3 as ClosedRange<Int64> {
            let found = rfc.step(of: rfc.code(at: step + distance), at: now, after: nil)
            #expect(found == (abs(distance) <= 1 ? step + distance : nil), "\(distance)")
        }
    }

    @Test func aCodeIsGoodOnceAndSoAreThoseBefore() {
        let now: Int64 = 1_234_567_890
        let step = OneTimeCode.step(at: now)
        for used in -1...1 as ClosedRange<Int64> {
            for given in -1...1 as ClosedRange<Int64> {
                let found = rfc.step(
                    of: rfc.code(at: step + given), at: now, after: step + used)
                #expect(found == (given > used ? step + given : nil))
            }
        }
    }

    @Test(arguments: ["", "0", "89005", "0890059244", "89005x", "８９００５９"])
    func whatIsNoCodeIsRefused(text: String) {
        #expect(rfc.step(of: text, at: 1_234_567_890, after: nil) == nil)
    }

    /// RFC 4648 section 10 has the digits of "foobar"; an app takes the address as it is.
    @Test func theSecretIsToldInBase32() {
        #expect(OneTimeCode(secret: Array("foobar".utf8)).text == "MZXW6YTBOI")
        #expect(
            rfc.address(account: "张 a-1")
                == "otpauth://totp/fangpin:%E5%BC%A0%20a-1"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=fangpin")
        #expect(OneTimeCode.randomSecret().count == 20)
        #expect(OneTimeCode.randomSecret() != OneTimeCode.randomSecret())
    }

    @Test func recoveryCodesAreTypedAsPeopleType() {
        let code = AccessSecrets.recoveryCode()
        #expect(code.wholeMatch(of: /([A-Z2-7]{4}-){6}[A-Z2-7]{4}/) != nil)
        let digest = AccessSecrets.digest(ofRecoveryCode: code, officer: "a")
        for typed in [code.lowercased(), code.replacing("-", with: ""), " \(code) "] {
            #expect(AccessSecrets.digest(ofRecoveryCode: typed, officer: "a") == digest)
        }
        #expect(AccessSecrets.digest(ofRecoveryCode: code, officer: "b") != digest)
    }

    @Test func tokensTellTheirKindAndNothingElse() {
        let token = AccessSecrets.sessionToken()
        #expect(token.utf8.count == 64 && token.allSatisfy(\.isHexDigit))
        #expect(AccessSecrets.systemToken(prefix: "fp_").utf8.count == 67)
        #expect(AccessSecrets.formToken(of: token) != token)
        #expect(AccessSecrets.formToken(of: token) == AccessSecrets.formToken(of: token))
        #expect(
            AccessSecrets.initialPassword().wholeMatch(
                of: /([a-z2-7]{5}-[A-Z2-7]{5}-?){3}/) != nil)
    }
}
