// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What a served program holds in memory: docs/decisions/0014.
let smallProgram: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
    .when(platforms: [.linux], configuration: .release))
]

/// A C library of Debian's, as a module.
func library(_ name: String) -> Target { .systemLibrary(name: name) }

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

/// Optimised in a debug build too: what goes over bytes and characters (docs/decisions/0007).
func quickModule(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  let module = module(name, dependencies, resources: resources)
  module.swiftSettings?.append(.unsafeFlags(["-O"], .when(configuration: .debug)))
  return module
}

func tests(_ name: String, _ dependencies: [Target.Dependency], besides files: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: files, swiftSettings: settings)
}

let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")

// Below: what any site needs, without a word of ours. A feature may import all of it.
let platform: [Target.Dependency] = [
  "HTML", "Vocabulary", "Calendars", "Storage", "Access", "Documents", "Web", hummingbird,
]

let package = Package(
  name: "samfrid",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "samfrid", targets: ["Server"]), .executable(name: "samfrid-pdf", targets: ["PDFProgram"]),
  ],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    library("CLibpq"), library("CSodium"), library("COath"), library("CCurl"),
    library("CSQLite"), library("CXlsxWriter"), library("CZip"), library("CExpat"), library("CQrencode"),
    library("CCrypto"),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),

    quickModule("HTML"),
    quickModule("Vocabulary", resources: [.copy("Facts")]),
    quickModule("Calendars", ["Vocabulary"]),
    quickModule(
      "Storage",
      [
        "Vocabulary", "CLibpq", "CSQLite", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    module("Vault", ["Vocabulary", "Storage", "CCrypto"]),
    module("AccessLog", ["Vocabulary", "Storage", "Vault"]),
    module("Access", ["Vocabulary", "Storage", "CSodium", "COath"]),
    quickModule("Documents", ["CXlsxWriter", "CZip", "CExpat", "CQrencode"]),
    // What the server asks another program to draw, and that program: the libraries of C that draw are not in the server.
    module("Papers", ["Vocabulary"]),
    module("PDF", ["Vocabulary", "Documents", "Papers", "CPango"]),
    .executableTarget(
      name: "PDFProgram", dependencies: ["PDF", "Papers", "Vocabulary", "Documents"], swiftSettings: settings,
      linkerSettings: smallProgram),
    module(
      "Web",
      [
        "HTML", "Vocabulary", "Calendars", "Storage", "Access", "Documents", "CCurl", hummingbird,
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      resources: [.copy("Assets")]),

    quickModule("Instruments", ["Vocabulary"]),
    module("Accounts", platform),
    module("Register", platform),
    module("Networks", platform + ["Register"], resources: [.copy("Facts")]),
    module("Events", platform + ["Register"]),
    module("Courses", platform + ["Register"], resources: [.copy("Facts")]),
    module("Training", platform + ["Register", "Papers"]),
    module("Surveys", platform + ["Register"], resources: [.copy("Facts")]),
    module(
      "Packages",
      platform + [
        "Register", .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ],
      resources: [.copy("Assets")]),
    module("Casework", platform + ["Vault", "AccessLog", "Instruments"], resources: [.copy("Facts")]),

    module(
      "Schema",
      [
        "Storage", "Access", "AccessLog", "Web", "Register", "Networks", "Events", "Courses", "Training", "Surveys",
        "Packages", "Casework",
      ]),
    module(
      "DemoData",
      platform + [
        "Accounts", "Register", "Networks", "Events", "Courses", "Training", "Surveys", "Packages", "Casework",
        "Schema",
      ],
      resources: [.copy("Facts")]),
    .executableTarget(
      name: "Server",
      dependencies: platform + [
        "Accounts", "Register", "Networks", "Events", "Courses", "Training", "Surveys", "Packages", "Casework", "Vault",
        "AccessLog", "Schema",
        "DemoData",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings,
      linkerSettings: smallProgram),
    quickModule(
      "TestSupport",
      platform + [
        "Accounts", "Register", "Networks", "Events", "Courses", "Training", "Surveys", "Packages", "Casework", "Vault",
        "Schema", "DemoData",
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
      ]),

    tests("HTMLTests", ["HTML"]),
    tests("VocabularyTests", ["Vocabulary", "TestSupport"]),
    tests("CalendarsTests", ["Calendars", "Vocabulary", "TestSupport"]),
    tests("StorageTests", ["Storage", "Vocabulary", "Schema", "TestSupport"]),
    tests("VaultTests", ["Vault", "Storage", "Vocabulary", "TestSupport"]),
    tests("AccessLogTests", ["AccessLog", "Vault", "Storage", "Vocabulary", "Schema", "TestSupport"]),
    tests("InstrumentsTests", ["Instruments", "Vocabulary", "TestSupport"]),
    tests("DocumentsTests", ["Documents", "CZip", "TestSupport"]),
    tests("AccessTests", ["Access", "Storage", "Vocabulary", "Web", "TestSupport"]),
    tests("WebTests", ["Web", "Vocabulary", "Calendars", "DemoData", "TestSupport"]),
    tests("RegisterTests", platform + ["Register", "DemoData", "TestSupport"]),
    tests("NetworksTests", platform + ["Register", "Networks", "TestSupport", "DemoData"]),
    tests("EventsTests", platform + ["Register", "Events", "TestSupport", "DemoData"]),
    tests("PDFTests", ["PDF", "Papers", "Documents", "Vocabulary", "CPango", "TestSupport"]),
    tests("TrainingTests", platform + ["Register", "Training", "Papers", "TestSupport", "DemoData"]),
    tests("CoursesTests", platform + ["Register", "Courses", "TestSupport", "DemoData"]),
    tests("SurveysTests", platform + ["Register", "Surveys", "TestSupport", "DemoData"]),
    tests(
      "PackagesTests", platform + ["Register", "Packages", "TestSupport", "DemoData"], besides: ["scorm-vectors.txt"]),
    tests("CaseworkTests", platform + ["Casework", "Vault", "AccessLog", "TestSupport"], besides: ["canaries.txt"]),
    tests("SiteTests", platform + ["DemoData", "TestSupport"], besides: ["access-matrix.txt"]),
  ]
)
