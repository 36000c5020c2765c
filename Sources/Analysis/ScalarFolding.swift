private import CICU

/// The one-byte fold of every scalar: a table below U+2200; the rest is asked of ICU as met.
package struct ScalarFolding: Sendable {
    package static let table = ScalarFolding()

    package static let limit = 0x2200
    /// Of the scalars below ``limit``.
    let folds: [UInt8]

    private init() {
        let ranges = Self.ranges
        folds = [UInt8](capacity: Self.limit) { folds in
            for (index, run) in ranges.enumerated() {
                let end = index + 1 < ranges.count ? Int(ranges[index + 1] >> 8) : Self.limit
                for _ in Int(run >> 8)..<end { folds.append(UInt8(truncatingIfNeeded: run)) }
            }
        }
    }

    package subscript(scalar: UInt32) -> UInt8 {
        Int(scalar) < Self.limit ? folds[Int(scalar)] : Self.foldByICU(scalar)
    }

    /// The folds of scalars, one byte each.
    package func folded(_ scalars: [UInt32]) -> [UInt8] {
        let folds = folds.span
        let scalars = scalars.span
        return [UInt8](capacity: scalars.count) { folded in
            for index in scalars.indices {
                let scalar = scalars[index]
                folded.append(Int(scalar) < Self.limit ? folds[Int(scalar)] : Self.foldByICU(scalar))
            }
        }
    }

    package static func isUpper(_ scalar: UInt32) -> Bool {
        if let lower = LatinLetter.lower(scalar) { return lower != scalar }
        return scalar < 0x80 ? false : cicu_is_upper(scalar) != 0
    }

    package static func isLetter(_ scalar: UInt32) -> Bool {
        if LatinLetter.lower(scalar) != nil { return true }
        return scalar < 0x80 ? false : cicu_is_letter(scalar) != 0
    }

    /// The fold by its definition.
    package static func foldByICU(_ scalar: UInt32) -> UInt8 {
        switch scalar {
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: return UInt8(ascii: "\n")
        case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return UInt8(ascii: " ")
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF: return 0
        case 0x2010...0x2015, 0x2212: return UInt8(ascii: "-")
        case 0x201C...0x201F, 0xAB, 0xBB: return UInt8(ascii: "\"")
        case 0x2018...0x201B, 0x2032: return UInt8(ascii: "'")
        case 0x2044, 0x2215: return UInt8(ascii: "/")
        default: break
        }
        let unmarked = cicu_unmarked(scalar)
        return unmarked < 0x80 ? UInt8(unmarked) : FoldedText.other
    }
}
