// swift-tools-version: 6.2
import PackageDescription

/// Set by the checks every change must pass: warnings are errors.
let isStrict = Context.environment["TRACUU_STRICT"] != nil

/// Unsafe code is marked at every use, and an unmarked use does not build.
let swiftSettings: [SwiftSetting] =
    [
        .strictMemorySafety(),
        .treatWarning("StrictMemorySafety", as: .error),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "TraCuu",
    products: [
        .library(name: "Reports", targets: ["Reports"]),
        .executable(name: "tracuu", targets: ["tracuu"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        // The walls to C: opaque handles and fixed-width integers only.
        .target(name: "CICU", dependencies: ["CLibrary"]),
        .target(name: "CZstd", linkerSettings: [.linkedLibrary("zstd")]),
        .target(name: "CKernels"),
        .target(name: "CMapping"),
        .target(name: "CResources"),
        .target(name: "CLineEdit", linkerSettings: [.linkedLibrary("dl")]),
        // ICU, libarchive, libxml2 and libyaml are opened when they are needed, and linked into a static program by its flags.
        .target(name: "CLibrary", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CArchive", dependencies: ["CLibrary"]),
        .target(name: "CJSON", dependencies: ["CKernels"]),
        .target(name: "CProcess"),
        .systemLibrary(name: "CLibXML", pkgConfig: "libxml-2.0"),
        .target(name: "CHTML", dependencies: ["CLibrary", "CLibXML"]),
        .target(name: "CYAML", dependencies: ["CLibrary"]),

        .target(name: "Analysis", dependencies: ["CICU", "CKernels"], swiftSettings: swiftSettings),
        .target(
            name: "SearchEngine", dependencies: ["Analysis", "CKernels", "CMapping", "CZstd"],
            swiftSettings: swiftSettings),
        .target(
            name: "Reports",
            dependencies: [
                "Analysis", "SearchEngine", "CICU", "CResources", "CArchive", "CJSON", "CHTML", "CYAML", "CProcess",
            ],
            exclude: ["Resources"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "tracuu",
            dependencies: [
                "Analysis", "CLineEdit", "Reports",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings),

        .executableTarget(
            name: "Benchmarks", dependencies: ["Analysis", "Reports"], path: "Benchmarks",
            exclude: ["beside_tantivy.py"], swiftSettings: swiftSettings),

        // Sees the library as another package would.
        .executableTarget(
            name: "Example", dependencies: ["Reports"], path: "Tests/Example", packageAccess: false,
            swiftSettings: swiftSettings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(
            name: "AnalysisTests", dependencies: ["Analysis", "CICU", "CKernels", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "SearchEngineTests", dependencies: ["Analysis", "CKernels", "SearchEngine", "TestSupport"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ReportsTests", dependencies: ["Analysis", "Reports", "SearchEngine", "TestSupport"],
            exclude: ["CorpusLabels", "Samples"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "tracuuTests", dependencies: ["Analysis", "Reports", "SearchEngine", "TestSupport", "tracuu"],
            exclude: ["Golden"],
            swiftSettings: swiftSettings),
        .testTarget(name: "HouseTests", dependencies: ["Example", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
