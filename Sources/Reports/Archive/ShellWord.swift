/// What is put into commands that people are told to copy.
package enum ShellWord {
    /// A path as a shell takes it, in a command to be copied: in quotes where it has signs that mean something there,
    /// and with what a terminal would obey spelled out.
    package static func of(_ path: String) -> String {
        guard !path.unicodeScalars.contains(where: isDangerous) else { return spelledOut(path) }
        let isPlain = path.utf8.allSatisfy { byte in
            byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
                || "/._-+,:@%".utf8.contains(byte)
        }
        return isPlain && !path.isEmpty
            ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    /// In the quotes of bash and zsh that know escapes: byte by byte, three octal digits each, what may not be shown.
    private static func spelledOut(_ path: String) -> String {
        var word = "$'"
        for scalar in path.unicodeScalars {
            if isDangerous(scalar) {
                for byte in String(scalar).utf8 {
                    word += "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { String($0) }.joined()
                }
            } else {
                word += (scalar == "'" || scalar == "\\" ? "\\" : "") + String(scalar)
            }
        }
        return word + "'"
    }

    /// Whether a terminal would obey it instead of showing it, or show what follows in another order.
    @inlinable package static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
            0xE0000...0xE007F:
            return true
        default: return false
        }
    }
}
