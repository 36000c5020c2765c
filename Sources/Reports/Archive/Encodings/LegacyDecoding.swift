/// Decoding of the encodings from before Unicode.
///
/// A text is given as cells: one below U+0100 is a byte of the encoding, any other is a scalar that passes through.
/// So one decoder reads the bytes of a file and the look-alikes of legacy text in Unicode alike.
enum LegacyDecoding {
    struct Reading {
        /// Base letters and their tones may stand apart, and want to be composed.
        var scalars: [UInt32]
        /// Bytes without a meaning, now U+FFFD.
        var replaced = 0
        /// Words of capital fonts raised to capitals.
        var capitals = 0

        /// The text in NFC; a NUL becomes U+FFFD.
        var utf8: [UInt8] { TextNormalization.composed(ScalarText.utf8(scalars)) }
    }

    /// UTF-8, and how many bytes had no meaning and became U+FFFD; nil for an encoding of Unicode.
    static func utf8(_ bytes: [UInt8], from encoding: TextEncoding) -> (utf8: [UInt8], replaced: Int)? {
        guard TextEncoding.legacy.contains(encoding) else { return nil }
        let reading = reading(bytes.map(UInt32.init), from: encoding)
        return (reading.utf8, reading.replaced)
    }

    /// - Parameter encoding: one of ``TextEncoding/legacy``; any other gives the cells as windows-1252 reads them.
    /// - Complexity: linear.
    static func reading(_ cells: [UInt32], from encoding: TextEncoding) -> Reading {
        switch encoding {
        case .tcvn3: return TCVN3Decoding.reading(cells)
        case .viscii: return reading(cells, .viscii)
        case .windows1258: return reading(cells, .windows1258)
        case .vni: return Reading(scalars: western(VNIDecoding.scalars(cells)))
        case .utf8, .utf16LittleEndian, .utf16BigEndian: return Reading(scalars: western(cells))
        }
    }

    private static func western(_ cells: [UInt32]) -> [UInt32] {
        cells.map { $0 < 0x100 ? Windows1252.scalar(UInt8($0)) : $0 }
    }

    private static func reading(_ cells: [UInt32], _ page: CodePage) -> Reading {
        var replaced = 0
        let scalars = cells.map { cell -> UInt32 in
            guard cell < 0x100 else { return cell }
            let scalar = page[UInt8(cell)]
            if scalar == CodePage.nothing { replaced += 1 }
            return scalar
        }
        return Reading(scalars: scalars, replaced: replaced)
    }
}
