// swift-tools-version: 6.1
import PackageDescription

// The house, bottom to top. Arrows point down only; nothing on a floor sees its neighbours.
//
//   4  hall     fangpin                          commands, configuration, wiring
//   3  doors    Web  Jobs                        HTTP | clock
//   2  office   Casework                         one file = one action = one transaction
//   1  rooms    Store | Standards Intake Scheduling Ledger Sampling Formats Documents Trail SignOn
//   0  base     Postgres  Domain  Wording  Digests  Vault  Schema
//
// Store holds all SQL and does no sums; the other rooms do all sums and know no SQL.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], data: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: data, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")

let package = Package(
    name: "fangpin",
    products: [.executable(name: "fangpin", targets: ["fangpin"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    ],
    targets: [
        // Closets: C libraries. libpq is opened by Postgres alone, OpenSSL by Digests and Vault,
        // zlib by Formats, Pango with Cairo and libqrencode by Documents.
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CPango", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
        .systemLibrary(
            name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        // No library: the checker that goes out with the reports of the sampling review.
        .target(name: "CSampleCheck"),

        // 0 base
        room("Domain"),
        room("Wording", ["Domain"]),
        room("Digests", ["COpenSSL"]),
        room("Vault", ["COpenSSL", "Digests"]),
        room("Postgres", ["CLibPQ", logging]),
        .target(
            name: "Schema", path: "sql", exclude: ["migrations", "checks", "schema.sql"],
            sources: ["schema.c"]),

        // 1 rooms: the store, and the calculators
        room("Store", ["Domain", "Postgres", "Schema", "Digests", "Vault"]),
        room("Standards", ["Domain"]),
        room("Intake", ["Domain", "Digests"]),
        room("Scheduling", ["Domain"]),
        room("Ledger", ["Domain"]),
        room("Sampling", ["Domain", "Digests"]),
        room("Formats", ["CZlib", "Domain", "Digests", .product(name: "Yams", package: "Yams")]),
        room("Documents", ["CPango", "CQRCode", "Domain", "Digests", "Wording"]),
        room("Trail", ["Digests", "Vault"]),
        room(
            "SignOn",
            [
                "Domain", "Digests", "Vault", logging,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ]),

        // 2 office
        room(
            "Casework",
            [
                "Domain", "Store", "Standards", "Intake", "Scheduling", "Ledger", "Sampling",
                "Formats", "Trail", "Digests", "Vault", logging,
            ]),

        // 3 doors
        room("Jobs", ["Casework", "Domain", logging, lifecycle]),
        room(
            "Web",
            [
                "Casework", "CSampleCheck", "Documents", "Domain", "SignOn", "Wording", logging,
                lifecycle, .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),

        // 4 hall
        .executableTarget(
            name: "fangpin",
            dependencies: [
                "Domain", "Wording", "Digests", "Vault", "Postgres", "Store", "Standards",
                "Intake", "Scheduling", "Ledger", "Sampling", "Formats", "Documents", "Trail",
                "SignOn",
                "Casework", "Jobs", "Web", logging, lifecycle,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: settings),

        // The tests, a target for each room. Seeding draws their numbers, TestSupport makes
        // databases and offices to test in.
        .target(name: "Seeding", path: "Tests/Seeding", swiftSettings: settings),
        .target(
            name: "TestSupport",
            dependencies: [
                "Seeding", "Domain", "Digests", "Vault", "Postgres", "Store", "Casework", "Formats",
                "Sampling", logging,
            ], path: "Tests/TestSupport", swiftSettings: settings),
        tests("DomainTests", ["Seeding", "Domain"]),
        tests("DigestsTests", ["Seeding", "Digests"]),
        tests("VaultTests", ["Seeding", "Vault", "Digests"]),
        tests("TrailTests", ["Seeding", "Digests", "Vault", "Trail"]),
        tests("PostgresTests", ["Seeding", "Postgres", "TestSupport", logging]),
        tests("StandardsTests", ["Seeding", "Domain", "Standards"], data: ["Golden"]),
        tests(
            "IntakeTests", ["Seeding", "Domain", "Digests", "Intake", "Formats", "Standards"],
            data: ["Fixtures"]),
        tests("SchedulingTests", ["Seeding", "Domain", "Scheduling"]),
        tests("LedgerTests", ["Seeding", "Domain", "Ledger"], data: ["Golden"]),
        tests(
            "SamplingTests",
            ["Seeding", "Domain", "Digests", "Sampling", "Formats", "TestSupport"],
            data: ["Golden"]),
        tests(
            "FormatsTests", ["Seeding", "Domain", "Formats", "Standards"],
            data: ["Samples", "County/Golden", "Scheme/Golden", "Scheme/Samples", "Text/Golden"]),
        tests("DocumentsTests", ["Seeding", "Domain", "Digests", "Wording", "Documents"]),
        tests(
            "StoreTests",
            [
                "Seeding", "Domain", "Digests", "Vault", "Postgres", "Store", "Casework",
                "TestSupport",
            ]),
        tests(
            "CaseworkTests",
            [
                "Seeding", "Domain", "Digests", "Vault", "Postgres", "Store", "Formats", "Trail",
                "Sampling", "Standards", "Wording", "Documents", "Casework", "TestSupport",
            ]),
        tests(
            "JobsTests",
            ["Domain", "Casework", "Jobs", "Store", "TestSupport", logging, lifecycle]),
        tests(
            "WebTests",
            [
                "Seeding", "Domain", "Digests", "Vault", "Wording", "Standards", "SignOn",
                "Casework",
                "Web", "TestSupport", logging, .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ]),
        tests(
            "JourneyTests",
            [
                "Seeding", "Domain", "Digests", "Vault", "Postgres", "Store", "Sampling",
                "Casework", "TestSupport", "fangpin",
            ], data: ["Expected"]),
        tests("HouseRulesTests", ["Domain", "Digests"], data: ["Fixtures"]),

        // What must hold for any input; deploy/fuzz makes inputs up, the tests try the kept ones.
        .target(
            name: "FuzzProperties",
            dependencies: [
                "Domain", "Digests", "Formats", "Standards", "Casework", "Wording", "Web",
            ], path: "Tests/Fuzz/Sources/FuzzProperties", swiftSettings: settings),
        tests(
            "FuzzTests",
            ["FuzzProperties", .product(name: "HummingbirdCore", package: "hummingbird")]),

        // What deploy/bench measures of the house itself.
        .executableTarget(
            name: "fangpin-bench",
            dependencies: [
                "Seeding", "Domain", "Digests", "Vault", "Postgres", "Store", "Standards",
                "Scheduling", "Sampling", "Documents", "Formats", "Casework", "Jobs", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Tests/Bench", swiftSettings: settings),
    ]
)
