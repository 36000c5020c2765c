import Glibc

/// The one function of the C library's mathematics that scoring needs.
enum Logarithm {
    static func natural(_ value: Double) -> Double { log(value) }
}
