internal import Analysis

/// What a pass over supposed UTF-8 finds.
struct UTF8Scan {
    /// Well-formed sequences of two to four bytes.
    private(set) var multibyte = 0
    /// Broken sequences: a byte that cannot start one, or a start with what follows of its tail.
    private(set) var illFormed = 0
    private(set) var nuls = 0
    /// Well-formed sequences by their first byte, from 0xC0.
    private var leads = [Int](repeating: 0, count: 64)
    /// How often each scalar from U+0080 to U+00FF stands there.
    private var latin1 = [Int](repeating: 0, count: 128)

    /// - Complexity: linear.
    init(_ bytes: [UInt8]) {
        guard !UTF8Kernels.isPlainLatin(bytes.span) else {
            nuls = UTF8Kernels.countSequences(bytes, leads: &leads, latin1: &latin1)
            multibyte = leads.reduce(0, +)
            return
        }
        let span = bytes.span
        var index = 0
        while index < span.count {
            let first = span[index]
            if first < 0x80 {
                if first == 0 { nuls += 1 }
                index += 1
                continue
            }
            let (length, isWellFormed) = Self.sequence(span, at: index)
            if isWellFormed {
                multibyte += 1
                leads[Int(first & 0x3F)] += 1
                if first < 0xC4 { latin1[Int(first & 1) << 6 | Int(span[index + 1] & 0x3F)] += 1 }
            } else {
                illFormed += 1
            }
            index += length
        }
    }

    /// How often a scalar from U+0080 to U+00FF stands there.
    func count(of scalar: UInt8) -> Int { scalar < 0x80 ? 0 : latin1[Int(scalar) - 0x80] }

    /// How often a scalar of the sequences that `lead` starts stands there.
    func count(startingWith lead: UInt8) -> Int { lead < 0xC0 ? 0 : leads[Int(lead & 0x3F)] }

    /// Whether so little of so many bytes is broken that they are UTF-8 all the same: less than one in a thousand, or, since
    /// no other encoding has many well-formed sequences, one to twenty of these.
    func isMendable(_ count: Int) -> Bool { illFormed * 1000 < count || multibyte >= 20 * illFormed }

    /// `bytes` with each broken sequence and each NUL replaced by U+FFFD.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        let span = bytes.span
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var index = 0
        while index < bytes.count {
            let (length, isWellFormed) = Self.sequence(span, at: index)
            if isWellFormed && bytes[index] != 0 {
                output += bytes[index..<index + length]
            } else {
                output += [0xEF, 0xBF, 0xBD]
            }
            index += length
        }
        return output
    }

    /// How long the sequence at `index` is, and whether it is well-formed (Unicode, table 3-7).
    @inline(__always)
    static func sequence(_ bytes: Span<UInt8>, at index: Int) -> (length: Int, isWellFormed: Bool) {
        let first = bytes[index]
        if first < 0x80 { return (1, true) }
        guard first >= 0xC2, first <= 0xF4 else { return (1, false) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch first {
        case 0xE0: low = 0xA0
        case 0xED: high = 0x9F
        case 0xF0: low = 0x90
        case 0xF4: high = 0x8F
        default: break
        }
        for offset in 1..<length {
            guard index + offset < bytes.count, (low...high).contains(bytes[index + offset]) else {
                return (offset, false)
            }
            low = 0x80
            high = 0xBF
        }
        return (length, true)
    }
}
