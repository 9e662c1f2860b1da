// swift-tools-version: 6.1
import PackageDescription

// The fuzzers. A package of its own, for it is built with sanitizers (see deploy/fuzz), which need
// compiler flags for everything below them. The rooms are those of the house: each folder beside
// FuzzProperties is a link to it, so that nothing is compiled that the county does not run, and one
// package holds them all, as `package` access wants it.

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
    name: "fuzz",
    products: [.executable(name: "fuzz", targets: ["fuzz"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        room("Domain"),
        room("Wording", ["Domain"]),
        room("Digests", ["COpenSSL"]),
        room("Vault", ["COpenSSL", "Digests"]),
        room("Postgres", ["CLibPQ", logging]),
        .target(
            name: "Schema", exclude: ["migrations", "checks", "schema.sql"],
            sources: ["schema.c"]),
        room("Store", ["Domain", "Postgres", "Schema", "Digests", "Vault"]),
        room("Standards", ["Domain"]),
        room("Intake", ["Domain", "Digests"]),
        room("Scheduling", ["Domain"]),
        room("Ledger", ["Domain"]),
        room("Sampling", ["Domain", "Digests"]),
        room("Formats", ["CZlib", "Domain", "Digests", .product(name: "Yams", package: "Yams")]),
        room("Trail", ["Digests", "Vault"]),
        room(
            "Casework",
            [
                "Domain", "Store", "Standards", "Intake", "Scheduling", "Ledger", "Sampling",
                "Formats", "Trail", "Digests", "Vault", logging,
            ]),
        // What of Web knows no Hummingbird: what an address means, and the pages.
        .target(
            name: "Web", dependencies: ["Casework", "Domain", "Wording"],
            sources: ["CaseQuery.swift", "HTML.swift", "Pages"], swiftSettings: settings),

        room(
            "FuzzProperties",
            ["Domain", "Digests", "Formats", "Standards", "Casework", "Wording", "Web"]),
        room("FuzzEntry", ["FuzzProperties"]),
        .executableTarget(name: "fuzz", dependencies: ["FuzzEntry"]),
    ]
)
