/// What was put right in a name on the way to an input.
package struct NameRepair: Hashable, Sendable {
    /// The encoding the name was decoded from, where that was not UTF-8.
    package var encoding: String?
    /// Whether something was taken out of it: control characters, parts that lead out of the archive.
    package var isCleaned = false
}

/// An archive entry's name as people read it. It is only a name and never opened, so that `..` in it does no harm; it
/// is cleaned all the same, because people and scripts pass on what they are shown.
///
/// It is in NFC, whatever program packed it. Names that differ in that alone are one: of most archives libarchive gives
/// them composed, and they cannot be told apart.
struct EntryName {
    /// Its parts, joined by `/`.
    let text: String
    let repair: NameRepair?

    /// - Parameters:
    ///   - stored: the bytes in the archive.
    ///   - isZip: whether bytes that are neither UTF-8 nor Vietnamese are in the code page of DOS.
    /// - Complexity: linear.
    init(_ stored: [UInt8], isZip: Bool) {
        let (utf8, encoding) = Self.decoded(stored, isZip: isZip)
        let name = TextNormalization.text(utf8)
        let (text, isCleaned) = Self.cleaned(name, separators: isZip ? Self.zipSeparators(name) : ["/"])
        self.text = text
        repair = encoding != nil || isCleaned ? NameRepair(encoding: encoding, isCleaned: isCleaned) : nil
    }

    /// - Parameter capture: the moment and the address of a page.
    init(capture: String) {
        text = Skipped.printable(capture)
        repair = text == capture ? nil : NameRepair(encoding: nil, isCleaned: true)
    }

    /// Whether a part of it begins with a dot, or it is one of the notes that macOS packs beside files.
    var isHidden: Bool {
        text.utf8.starts(with: "__MACOSX/".utf8) || text.utf8.first == UInt8(ascii: ".")
            || text.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
    }

    /// Its last part.
    var last: Substring { text.pathComponents.last ?? text[...] }

    // MARK: Encoding

    /// A name is too short for doubts: one encoding fits where every marked word is a syllable in it.
    private static func decoded(_ stored: [UInt8], isZip: Bool) -> (utf8: [UInt8], encoding: String?) {
        let scan = UTF8Scan(stored)
        guard scan.illFormed > 0 else { return (stored, nil) }
        if scan.multibyte < scan.illFormed {
            for encoding in TextEncoding.legacy {
                guard let (utf8, replaced) = LegacyDecoding.utf8(stored, from: encoding), replaced == 0 else {
                    continue
                }
                let evidence = VietnameseEvidence(TextNormalization.composed(utf8))
                if evidence.markedWords > 0, evidence.score == 1 { return (utf8, encoding.rawValue) }
            }
            if let utf8 = western(stored, isZip: isZip) { return (utf8, isZip ? "cp437" : "iso-8859-1") }
        }
        return (UTF8Scan.repaired(stored), "utf-8")
    }

    /// The letters of code page 437 from 0x80 and from 0xA0.
    private static let dosLetters = (
        Array("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ".unicodeScalars), Array("áíóúñÑ".unicodeScalars)
    )

    /// Decoded as what the West writes its letters in; nil where a byte is no letter there, and so no guess is worth
    /// its while.
    private static func western(_ stored: [UInt8], isZip: Bool) -> [UInt8]? {
        var text = String.UnicodeScalarView()
        for byte in stored {
            guard let scalar = byte < 0x80 ? Unicode.Scalar(byte) : westernLetter(byte, isZip: isZip) else {
                return nil
            }
            text.append(scalar)
        }
        return Array(String(text).utf8)
    }

    private static func westernLetter(_ byte: UInt8, isZip: Bool) -> Unicode.Scalar? {
        guard isZip else {
            return byte >= 0xC0 && byte != 0xD7 && byte != 0xF7 ? Unicode.Scalar(byte) : nil
        }
        let index = Int(byte) - 0x80
        if dosLetters.0.indices.contains(index) { return dosLetters.0[index] }
        if dosLetters.1.indices.contains(index - 0x20) { return dosLetters.1[index - 0x20] }
        return byte == 0xE1 ? "ß" : nil
    }

    // MARK: Cleaning

    /// Some programs of Windows wrote `\` between folders.
    private static func zipSeparators(_ name: String) -> Set<Unicode.Scalar> {
        name.utf8.contains(UInt8(ascii: "/")) ? ["/"] : ["/", "\\"]
    }

    /// What would lead out of the archive, empty parts, and whatever could steer a terminal is put right.
    private static func cleaned(_ name: String, separators: Set<Unicode.Scalar>) -> (text: String, isCleaned: Bool) {
        let printable = Skipped.printable(name)
        var isCleaned = printable != name || printable.hasPrefix("/")
        let parts = printable.unicodeScalars.split(whereSeparator: separators.contains).filter {
            !$0.elementsEqual(["."])
        }
        .map { part -> String in
            guard part.allSatisfy({ $0 == "." }) else { return String(part) }
            isCleaned = true
            return String(repeating: "_", count: part.count)
        }
        return parts.isEmpty ? ("\u{FFFD}", true) : (parts.joined(separator: "/"), isCleaned)
    }
}
