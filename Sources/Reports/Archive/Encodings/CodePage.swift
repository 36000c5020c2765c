/// What the bytes of a single-byte encoding mean.
package struct CodePage {
    static let tcvn3 = CodePage("tcvn3")
    static let viscii = CodePage("viscii")
    static let windows1258 = CodePage("windows-1258")

    /// Stands for a byte without meaning.
    package static let nothing: UInt32 = 0xFFFD

    private static let registry = Registry("code-pages")
    private let scalars: [UInt32]

    /// nil for a name that the table does not have.
    package init?(named name: String) {
        guard Self.registry.header.dropFirst().contains(name) else { return nil }
        self.init(name)
    }

    private init(_ name: String) {
        var scalars = (0..<256).map { UInt32($0) }
        if let column = Self.registry.header.firstIndex(of: name) {
            for row in Self.registry.rows {
                guard let byte = UInt8(row[0], radix: 16) else { continue }
                scalars[Int(byte)] = UInt32(row[column], radix: 16) ?? Self.nothing
            }
        }
        self.scalars = scalars
    }

    package subscript(byte: UInt8) -> UInt32 { scalars[Int(byte)] }
}
