internal import Analysis

/// Names of columns as people write them.
enum ColumnName {
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
