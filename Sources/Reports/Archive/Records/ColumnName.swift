internal import Analysis

/// Names of columns as people write them.
enum ColumnName {
    /// Whether the key of a name may be so short: false only where it is longer.
    /// - Parameter name: UTF-8, before it is put in order.
    static func mayBe(_ name: [UInt8], atMost length: Int) -> Bool {
        var count = 0
        for byte in name {
            // Composed with what follows, a letter may become one that is in no key.
            if byte == 0xCC { return true }
            if ASCIIClass.isWord(byte) || byte == UInt8(ascii: "_") { count += 1 }
        }
        return count <= length
    }

    /// The letters, digits and single spaces of a name, without marks and in lower case.
    static func key(_ name: String) -> String {
        let folded = FoldedText(name).folded
        var key: [UInt8] = []
        for byte in folded {
            if ASCIIClass.isWord(byte) || byte == UInt8(ascii: "_") {
                key.append(byte)
            } else if byte == 0x20, !key.isEmpty, key.last != 0x20 {
                key.append(byte)
            }
        }
        while key.last == 0x20 { key.removeLast() }
        return String(decoding: key, as: UTF8.self)
    }
}
