/// UTF-8 that was taken for windows-1252 and encoded once more.
enum DoubleUTF8 {
    /// The text as it was before, where the cells hold at least one sequence of UTF-8; what is none stays as it is.
    ///
    /// Two losses on the way can be undone, since only one letter fits: the byte 0x90, which windows-1252 does not
    /// have, behind the first byte of `Đ`, and the no-break space, turned into a space, behind that of `à`.
    /// - Complexity: linear.
    static func scalars(_ cells: [UInt32]) -> [UInt32]? {
        var output: [UInt32] = []
        output.reserveCapacity(cells.count)
        var sequences = 0
        var index = 0
        while index < cells.count {
            let cell = cells[index]
            let next = index + 1 < cells.count ? cells[index + 1] : 0
            if let (scalar, length) = sequence(cells, at: index) {
                output.append(scalar)
                sequences += 1
                index += length
            } else if cell == 0xC4, next < 0x80 {
                output.append(0x110)
                index += 1
            } else if cell == 0xC3, next == 0x20 {
                output.append(0xE0)
                index += 2
            } else {
                output.append(cell < 0x100 ? Windows1252.scalar(UInt8(cell)) : cell)
                index += 1
            }
        }
        return sequences > 0 ? output : nil
    }

    /// The well-formed sequence of two or three bytes at `index`: Vietnamese has no others.
    private static func sequence(_ cells: [UInt32], at index: Int) -> (scalar: UInt32, length: Int)? {
        let first = cells[index]
        guard index + 1 < cells.count, (0xC2...0xEF).contains(first), (0x80...0xBF).contains(cells[index + 1]) else {
            return nil
        }
        if first < 0xE0 { return ((first & 0x1F) << 6 | cells[index + 1] & 0x3F, 2) }
        guard index + 2 < cells.count, (0x80...0xBF).contains(cells[index + 2]) else { return nil }
        let scalar = (first & 0x0F) << 12 | (cells[index + 1] & 0x3F) << 6 | cells[index + 2] & 0x3F
        return scalar >= 0x800 && Unicode.Scalar(scalar) != nil ? (scalar, 3) : nil
    }
}
