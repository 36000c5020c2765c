import Foundation

/// What was built beside the test bundle.
package enum BuiltProduct {
    /// The program of that name.
    package static func program(_ name: String) -> URL {
        let bundle = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
        return (bundle ?? URL(fileURLWithPath: CommandLine.arguments[0])).deletingLastPathComponent()
            .appendingPathComponent(name)
    }
}
