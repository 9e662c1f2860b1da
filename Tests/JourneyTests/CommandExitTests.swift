import Glibc
import TestSupport
import Testing

/// How a command ends that could not even begin (contract, section 0): a status for each cause, and
/// a message that says what to do.
@Suite struct CommandExitTests {
    private static let payout = [
        "payout", "--scheme", PayoutCommandTests.scheme, "--input", "in.csv", "--output", "out.csv",
    ]
    private static let draw = ["sample", "draw", "--frame", "f.csv", "--seed", "1", "--size", "1"]
    private static let size = [
        "sample", "size", "--population", "9", "--confidence", "0.9", "--tolerable", "0.1",
    ]

    /// The call with another value for an option, or without it.
    private static func changing(
        _ call: [String], _ option: String, to value: String?
    ) -> [String] {
        guard let place = call.firstIndex(of: option) else { return call + [option, value ?? ""] }
        return call[..<place] + (value.map { ["\(option)=\($0)"] } ?? []) + call[(place + 2)...]
    }

    @Test(arguments: [
        (["nonsense"], "Unexpected argument 'nonsense'"),
        (["--nonsense"], "Unknown option '--nonsense'"),
        (["payout"], "Missing expected argument '--scheme <scheme>'"),
        (changing(payout, "--input", to: nil), "Missing expected argument '--input <input>'"),
        (changing(payout, "--output", to: nil), "Missing expected argument '--output <output>'"),
        (payout + ["more"], "Unexpected argument 'more'"),
        (payout + ["--explane"], "Unknown option '--explane'"),
        (["sample", "sighs"], "Unexpected argument 'sighs'"),
        (changing(size, "--population", to: "-1"), "population -1 is not between 0 and"),
        (changing(size, "--population", to: "many"), "The value 'many' is invalid"),
        (changing(size, "--population", to: "1.5"), "The value '1.5' is invalid"),
        (changing(size, "--confidence", to: "1.01"), "1.01 is not between 0 and 1"),
        (changing(size, "--confidence", to: "-0.1"), "-0.1"),
        (changing(size, "--confidence", to: "95%"), "'95%' is no decimal number"),
        (changing(size, "--tolerable", to: "2"), "2 is not between 0 and 1"),
        (changing(size, "--tolerable", to: nil), "Missing expected argument '--tolerable"),
        (changing(size, "--expected", to: "1.5"), "1.5 is not between 0 and 1"),
        (changing(draw, "--size", to: nil), "give either --size or --sizes"),
        (draw + ["--sizes", "s.csv"], "give either --size or --sizes"),
        (changing(draw, "--size", to: "-1"), "size -1 is negative"),
        (changing(draw, "--size", to: "one"), "The value 'one' is invalid"),
        (changing(draw, "--hash", to: "md5"), "The value 'md5' is invalid"),
        (changing(draw, "--strata", to: "town,"), "--strata takes names of columns"),
        (changing(draw, "--seed", to: nil), "Missing expected argument '--seed"),
        (["sample", "evaluate", "--results", "r.csv"], "Missing expected argument '--confidence"),
        (
            ["sample", "evaluate", "--results", "r.csv", "--confidence", "1"],
            "confidence 1 says nothing"
        ),
        (
            ["sample", "evaluate", "--results", "r.csv", "--confidence", "1.5"],
            "1.5 is not between 0 and 1"
        ),
        (["replay"], "Missing expected argument '<folder>'"),
        (["replay", "a", "b"], "Unexpected argument 'b'"),
        (["migrate", "now"], "Unexpected argument 'now'"),
        (["check", "--all"], "Unknown option '--all'"),
        (["audit", "falsify"], "Unexpected argument 'falsify'"),
        (["keys", "import"], "Missing expected argument '<file>'"),
        (["doctor", "please"], "Unexpected argument 'please'"),
        (["serve", "--port", "http"], "The value 'http' is invalid"),
        (["serve", "--port", "70000"], "port 70000 is not between 1 and 65535"),
    ])
    func aWrongCallEndsWith64(call: [String], message: String) async throws {
        try await Journey.with { journey in
            let result = try await journey.call(call)
            #expect(result.status == 64)
            #expect(result.messages.contains(message), "\(result.messages)")
            #expect(result.text == "")
        }
    }

    /// `missing` is in no folder; a folder is no file.
    @Test(arguments: [
        (["payout", "--scheme", "missing", "--input", "in", "--output", "out"], "missing"),
        (["payout", "--scheme", "/tmp", "--input", "in", "--output", "out"], "/tmp"),
        (changing(payout, "--input", to: "missing"), "missing"),
        (changing(payout, "--input", to: "/tmp"), "/tmp"),
        (changing(draw, "--frame", to: "missing"), "missing"),
        (changing(draw, "--frame", to: "/tmp"), "/tmp"),
        (["sample", "evaluate", "--results", "missing", "--confidence", "0.9"], "missing"),
        (["replay", "missing"], "missing"),
        (["replay", PayoutCommandTests.scheme], "scheme.yaml"),
        (["keys", "import", "missing"], "missing"),
        (["keys", "import", "/tmp"], "/tmp"),
    ])
    func whatIsNotThereEndsWith66(call: [String], name: String) async throws {
        try await Journey.with { journey in
            let result = try await journey.call(call)
            #expect(result.status == 66)
            let message = result.messages
            #expect(message.contains("\(name): open"), "\(message)")
            #expect(message.contains("No such file") || message.contains("irectory"), "\(message)")
        }
    }

    @Test func sizesThatAreNotThereEndWith66() async throws {
        try await Journey.with { journey in
            let frame = try journey.file("f.csv", "item_id\n1\n")
            let result = try await journey.call([
                "sample", "draw", "--frame", frame, "--seed", "1", "--sizes", "missing",
            ])
            #expect(result.status == 66)
            #expect(result.messages.contains("missing: open failed: No such file"))
        }
    }

    @Test(arguments: ["/dev/full", "/tmp", "/nowhere/out.csv", "/dev/stdout"])
    func amountsThatCannotBeWrittenEndWith74(output: String) async throws {
        try await Journey.with { journey in
            let input = try journey.file("in.csv", PayoutCommandTests.households)
            let result = try await journey.call(
                [
                    "payout", "--scheme", PayoutCommandTests.scheme, "--input", input, "--output",
                    output,
                ], output: "/dev/full")
            #expect(result.status == 74)
            #expect(result.messages.contains("fangpin: \(output): "), "\(result.messages)")
        }
    }

    /// A result that nobody gets is no success.
    @Test func resultsThatCannotBeWrittenEndWith74() async throws {
        try await Journey.with { journey in
            let frame = try journey.file("f.csv", "item_id\n1\n")
            let results = try journey.file("r.csv", "stratum,population,sampled,errors\na,9,3,0\n")
            for call in [
                Self.size, Self.size + ["--json"], Self.changing(Self.draw, "--frame", to: frame),
                ["sample", "evaluate", "--results", results, "--confidence", "0.9"], ["migrate"],
                ["check"], ["audit", "verify"], ["keys", "export"], ["doctor"],
            ] {
                let result = try await journey.call(call, output: "/dev/full")
                #expect(result.status == 74, "\(call)")
                #expect(
                    result.messages.contains("/dev/stdout: write failed: No space left"),
                    "\(call): \(result.messages)")
            }
        }
    }

    /// The commands that need the database or the keys.
    static let installed = [
        ["migrate"], ["check"], ["audit", "verify"], ["doctor"], ["serve"],
        ["replay", Journey.exampleCounty],
    ]

    @Test(arguments: installed)
    func aDatabaseThatIsNotThereEndsWith69(call: [String]) async throws {
        try await Journey.with { journey in
            // Nothing listens on port 1.
            let address = "FANGPIN_DATABASE_URL=postgresql://clerk:secret@127.0.0.1:1/county"
            let result = try await journey.call(call, variables: [address])
            #expect(result.status == 69, "\(result.messages)")
            #expect(result.messages.contains("Connection refused"), "\(result.messages)")
            #expect(result.messages.contains("'fangpin doctor' says"), "\(result.messages)")
            #expect(!result.messages.contains("secret"))
        }
    }

    @Test(arguments: [
        ("FANGPIN_DATABASE_URL=county:secret", "FANGPIN_DATABASE_URL is no connection string"),
        (
            "FANGPIN_DATABASE_URL=mysql://a:secret@b/c?d=e",
            "FANGPIN_DATABASE_URL is no connection string"
        ),
        ("FANGPIN_STATE_DIRECTORY=state", "'state': give an absolute path"),
        ("FANGPIN_STATE_DIRECTORY=/proc/fangpin", "/proc/fangpin"),
        ("FANGPIN_LOG_LEVEL=loud", "FANGPIN_LOG_LEVEL is 'loud': give one of trace, debug, info"),
        ("CREDENTIALS_DIRECTORY=/nowhere", "key is not in /nowhere"),
    ])
    func badConfigurationEndsWith78(variable: String, message: String) async throws {
        try await Journey.with { journey in
            let calls =
                variable.hasPrefix("CRED") ? [["migrate"], ["keys", "export"]] : Self.installed
            for call in calls {
                let result = try await journey.call(call, variables: [variable])
                #expect(result.status == 78, "\(call)")
                #expect(result.messages.contains(message), "\(call): \(result.messages)")
                #expect(!result.messages.contains("secret"))
            }
        }
    }

    /// A replay reads its folder while the server starts. One that fails meanwhile ended now and
    /// then by a signal: the process was taken down around the thread that read.
    @Test func aReplayThatFailsAtOnceWaitsForWhatItBegan() async throws {
        try await Journey.with { journey in
            for _ in 0..<40 {
                let result = try await journey.call(
                    ["replay", Journey.exampleCounty], variables: ["FANGPIN_STATE_DIRECTORY=state"])
                #expect(result.status == 78, "\(result.messages)")
            }
        }
    }

    /// Two daemons cannot listen on one port; the second says so.
    @Test func aPortThatIsTakenEndsWith74() async throws {
        let taken = try TakenPort()
        defer { taken.free() }
        try await Journey.with { journey in
            let result = try await journey.call(["serve", "--port", "\(taken.port)"])
            #expect(result.status == 74, "\(result.messages)")
            #expect(
                result.messages.contains("cannot listen on 127.0.0.1, port \(taken.port): "),
                "\(result.messages)")
        }
    }
}

/// A port of the loopback on which this process listens.
private struct TakenPort {
    let port: UInt16
    private let descriptor: Int32

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let status = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && listen(descriptor, 1) == 0
                    ? getsockname(descriptor, $0, &length) : -1
            }
        }
        try #require(status == 0)
        port = UInt16(bigEndian: address.sin_port)
    }

    func free() { close(descriptor) }
}
