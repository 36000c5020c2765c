import Glibc

/// Writes JSON records, one a line, in large pieces to a file or to standard output.
struct LineWriter {
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    /// To standard output.
    init() { descriptor = 1 }

    /// To a file that is made anew.
    init(path: String) throws(QueryFile.Unreadable) {
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw QueryFile.Unreadable(path: path, code: errno) }
    }

    /// A record of these members; those without a value are left out.
    mutating func record(_ members: [(name: String, value: [UInt8]?)]) {
        var isFirst = true
        for (name, value) in members {
            guard let value else { continue }
            buffer += Array((isFirst ? "{\"" : ",\"").utf8) + name.utf8 + Array("\":\"".utf8)
            escape(value)
            buffer.append(UInt8(ascii: "\""))
            isFirst = false
        }
        buffer += Array("}\n".utf8)
        if buffer.count > 1 << 18 { flush() }
    }

    private mutating func escape(_ text: [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                buffer.append(UInt8(ascii: "\\"))
                buffer.append(byte)
            case UInt8(ascii: "\n"): buffer += Array("\\n".utf8)
            case 0..<0x20: buffer.append(UInt8(ascii: " "))
            default: buffer.append(byte)
            }
        }
    }

    private mutating func flush() {
        var written = 0
        while written < buffer.count {
            let count = unsafe buffer.withUnsafeBytes { bytes in
                unsafe write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            guard count > 0 else { break }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// To be called at the end.
    mutating func end() {
        flush()
        if descriptor > 2 { close(descriptor) }
    }
}
