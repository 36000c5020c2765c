/// Between UTF-8 and scalars.
enum ScalarText {
    /// - Parameter utf8: well-formed.
    static func scalars(_ utf8: ArraySlice<UInt8>) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(utf8.count)
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let first = UInt32(utf8[index])
            let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
            var scalar = length == 1 ? first : first & (0x7F >> UInt32(length))
            let end = min(index + length, utf8.endIndex)
            for tail in utf8[(index + 1)..<end] { scalar = scalar << 6 | UInt32(tail & 0x3F) }
            scalars.append(scalar)
            index = end
        }
        return scalars
    }

    /// A NUL, and what is no scalar, becomes U+FFFD.
    static func utf8(_ scalars: [UInt32]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(scalars.count + scalars.count / 2)
        for scalar in scalars {
            if scalar < 0x80, scalar != 0 {
                output.append(UInt8(scalar))
            } else if scalar != 0, let known = Unicode.Scalar(scalar), let bytes = UTF8.encode(known) {
                output += bytes
            } else {
                output += UTF8.encodedReplacementCharacter
            }
        }
        return output
    }
}
