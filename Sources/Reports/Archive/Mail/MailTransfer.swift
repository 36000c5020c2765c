/// How the bytes of a part are written in letters that every mail program passes on (RFC 2045).
enum MailTransfer {
    /// - Throws: `binary` where something else has come over the letters: of what stood there none can be told from what
    ///   stands behind it.
    static func decoded(_ body: ArraySlice<UInt8>, _ encoding: String) throws(Skipped.Reason) -> [UInt8] {
        guard encoding == "base64" || encoding == "quoted-printable" else { return Array(body) }
        if let nul = body.firstIndex(of: 0) {
            // One is a slip, but all letters of base64 behind it mean something else.
            let rest = body[(nul + 1)...]
            guard !rest.contains(0), encoding != "base64" || rest.allSatisfy({ $0 <= 0x20 }) else { throw .binary }
        }
        return encoding == "base64" ? base64(body) : quotedPrintable(body)
    }

    /// Bytes that are no digits of base64 are passed over; the first sign of the end ends it.
    /// - Complexity: linear.
    static func base64(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count / 4 * 3 + 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            if byte == UInt8(ascii: "=") { break }
            guard let digit = digit(byte) else { continue }
            bits = bits << 6 | UInt32(digit)
            count += 6
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return output
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: return byte - 0x41
        case 0x61...0x7A: return byte - 0x61 + 26
        case 0x30...0x39: return byte - 0x30 + 52
        case UInt8(ascii: "+"), UInt8(ascii: "-"): return 62
        case UInt8(ascii: "/"), UInt8(ascii: "_"): return 63
        default: return nil
        }
    }

    /// - Complexity: linear.
    static func quotedPrintable(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var joined: [UInt8] = []
        joined.reserveCapacity(text.count)
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var line = line
            while let last = line.last, last == 0x0D || last == 0x20 || last == 0x09 { line.removeLast() }
            if line.last == UInt8(ascii: "=") {
                joined += line.dropLast()
            } else {
                joined += line
                joined.append(0x0A)
            }
        }
        return PercentEncoding.decoded(joined, mark: UInt8(ascii: "="))
    }
}
