/// What ICU says of the letters that Vietnamese is written with, said without it: a test holds each scalar against ICU.
/// Unicode does not change what it said of a letter.
package enum LatinLetter {
    /// Whether a scalar is one of them: letters of ASCII, of Latin-1, of Latin Extended-A, Ơ and Ư, and U+1EA0 to U+1EFF.
    @inline(__always)
    package static func contains(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x17F, 0x1A0, 0x1A1, 0x1AF, 0x1B0,
            0x1EA0...0x1EFF:
            true
        default: false
        }
    }

    /// The lower case of one of them where a simple rule gives it, as of every Vietnamese letter; nil elsewhere.
    @inline(__always)
    package static func lower(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: scalar + 0x20
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: scalar
        case 0x100...0x12F, 0x14A...0x177, 0x1A0, 0x1A1, 0x1EA0...0x1EFF: scalar | 1
        case 0x1AF, 0x1B0: 0x1B0
        default: nil
        }
    }
}
