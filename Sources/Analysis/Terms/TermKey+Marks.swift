private import CICU

extension TermKey {
    /// The marks of an exact key in order: combining marks of its decomposition, and U+0335 for the stroke of đ.
    package static func marks(ofExact key: [UInt8]) -> [UInt32] {
        guard key.contains(where: { $0 >= 0x80 }) else { return [] }
        var marks: [UInt32] = []
        var decoder = UTF8Scalars(Normalization.normalize(key, to: .decomposed))
        while let (scalar, _) = decoder.next() {
            if scalar == 0x111 {
                marks.append(0x335)
            } else if cicu_is_nonspacing_mark(scalar) != 0 {
                marks.append(scalar)
            }
        }
        return marks
    }
}
