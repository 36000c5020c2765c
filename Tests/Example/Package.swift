// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "Example",
    dependencies: [.package(name: "TraCuu", path: "../..")],
    targets: [.executableTarget(name: "Example", dependencies: [.product(name: "Reports", package: "TraCuu")])]
)
