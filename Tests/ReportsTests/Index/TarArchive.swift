import Foundation

/// A tar as programs write it, to a multiple of ten kilobytes.
func tar(_ entries: [(name: String, text: String)]) -> Data {
    var bytes: [UInt8] = []
    for (name, text) in entries {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ value: String, at place: Int) {
            header.replaceSubrange(place..<place + value.utf8.count, with: value.utf8)
        }
        put(name, at: 0)
        put("0000644", at: 100)
        put(String(format: "%011o", text.utf8.count), at: 124)
        put("00000000000", at: 136)
        put("        0", at: 148)
        put("ustar", at: 257)
        put("00", at: 263)
        put(String(format: "%06o", header.reduce(0) { $0 + Int($1) }) + "\0 ", at: 148)
        bytes += header + text.utf8
        bytes += [UInt8](repeating: 0, count: (512 - text.utf8.count % 512) % 512)
    }
    let padding = 10_240 - (bytes.count + 1_024) % 10_240
    return Data(bytes + [UInt8](repeating: 0, count: 1_024 + padding % 10_240))
}
