import Glibc

/// A text file, line by line.
enum QueryFile {
    struct Unreadable: Error {
        let path: String
        let code: Int32
    }

    static func lines(_ path: String) throws(Unreadable) -> [String] {
        let descriptor = unsafe open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Unreadable(path: path, code: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}
