private import Reports

/// Text from an archive, made safe for a terminal and measured in its cells.
package enum DisplayText {
    /// On one line, without control and direction characters: line breaks and tabs become spaces, runs of spaces one.
    package static func oneLine(_ text: String) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(text.utf8.count)
        var isAfterSpace = true
        for scalar in text.unicodeScalars where !isDangerous(scalar) || isBreak(scalar) {
            let isSpace = scalar == " " || isBreak(scalar)
            if !isSpace {
                line.append(scalar)
            } else if !isAfterSpace {
                line.append(UInt8(ascii: " "))
            }
            isAfterSpace = isSpace
        }
        if line.last == UInt8(ascii: " ") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    /// With its lines, tabs as spaces, without any other control or direction characters.
    package static func lines(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in harmless(text).unicodeScalars { view.append(scalar == "\t" ? " " : scalar) }
        return String(view)
    }

    /// As it is, but for control and direction characters other than line ends and tabs.
    package static func harmless(_ text: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar == "\n" || scalar == "\t" || !isDangerous(scalar) {
            view.append(scalar)
        }
        return String(view)
    }

    /// Whether a terminal would obey it instead of showing it, or show what follows in another order.
    package static func isDangerous(_ scalar: Unicode.Scalar) -> Bool { ShellWord.isDangerous(scalar) }

    /// Whether it ends a line or a column.
    static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85, 0x2028, 0x2029: return true
        default: return false
        }
    }

    /// Cells of a terminal line, 0 for a combining mark, 2 for the wide characters of East Asia and for emoji.
    package static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    package static func width(_ scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD || isDangerous(scalar) ? 0 : 1 }
        // The marked letters of Vietnamese are here, and nothing but letters.
        if (0x1E00...0x1EFF).contains(scalar.value) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: return wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// Unicode's East_Asian_Width W and F, in whole blocks.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]

    /// The text with so much left out of its middle, where `…` stands, that it fits: names and paths often differ at their
    /// ends.
    package static func shortened(_ text: String, to cells: Int) -> String {
        guard width(text) > cells else { return text }
        let scalars = Array(text.unicodeScalars)
        var (start, used) = (scalars.count, 0)
        while start > 0, used + width(scalars[start - 1]) <= cells / 2 {
            start -= 1
            used += width(scalars[start])
        }
        // A mark whose letter is left out goes with it.
        var end = String.UnicodeScalarView()
        end.append(contentsOf: scalars[start...].drop { width($0) == 0 })
        return truncated(text, to: cells - used) + String(end)
    }

    /// The text cut to so many cells, with `…` at the end where something is missing. A letter keeps its marks.
    package static func truncated(_ text: String, to cells: Int) -> String {
        guard width(text) > cells else { return text }
        var view = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let next = width(scalar)
            if used + next > max(0, cells - 1) { break }
            used += next
            view.append(scalar)
        }
        return String(view) + "…"
    }
}

extension [UInt8] {
    /// Adds a scalar as UTF-8.
    mutating func append(_ scalar: Unicode.Scalar) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte) }
    }
}
