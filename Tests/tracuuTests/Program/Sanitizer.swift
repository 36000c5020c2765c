import Foundation
import Testing

/// The sanitizer that the tests run under, if any, as the variables tell that `make test-address` and `make test-thread`
/// set.
enum Sanitizer {
    static let variables = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips tests of a program that is given little memory, or small files only: a sanitizer needs more for itself.
    static var needsNoSanitizer: Self {
        .enabled(if: Sanitizer.variables.isEmpty, "a sanitizer takes more than the test gives")
    }
}
