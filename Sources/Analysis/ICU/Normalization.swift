private import CICU

/// Canonical normalisation, by ICU.
package enum Normalization {
    package enum Form: Sendable {
        case composed
        case decomposed
    }

    /// The normal form of a short piece of UTF-8; ill-formed bytes become U+FFFD.
    ///
    /// - Complexity: quadratic in the longest run of combining marks, so hand over short pieces.
    package static func normalize(_ utf8: [UInt8], to form: Form) -> [UInt8] {
        guard !utf8.isEmpty else { return utf8 }
        let decompose: Int32 = form == .decomposed ? 1 : 0
        let length = Int64(utf8.count)
        var capacity = utf8.count * 3 + 16
        // The first answer says how much room a rare longer result needs.
        for _ in 0..<2 {
            var needed = 0
            let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
                guard let base = out.baseAddress else { return }
                needed = Int(unsafe cicu_normalize(decompose, utf8, length, base, Int64(capacity)))
                count = needed <= capacity ? max(0, needed) : 0
            }
            if needed <= capacity { return needed < 0 ? utf8 : result }
            capacity = needed
        }
        return utf8
    }

    /// Whether `scalar` stands in NFC text as it is, whatever its neighbours.
    ///
    /// The ranges are those of Latin letters and common signs; a test holds them against ICU.
    @inline(__always)
    package static func isInert(_ scalar: UInt32) -> Bool {
        if scalar < 0x300 || (0x1E00...0x1EFF).contains(scalar) || (0x2002...0x20CF).contains(scalar) { return true }
        return cicu_is_nfc_inert(scalar) != 0
    }

    /// Whether `scalar` joins nothing that stands before it when a text is normalised.
    @inline(__always)
    static func hasBoundary(before scalar: UInt32) -> Bool {
        scalar < 0x300 || cicu_has_nfc_boundary_before(scalar) != 0
    }

    static var isAvailable: Bool { cicu_can_normalize() != 0 }
}
