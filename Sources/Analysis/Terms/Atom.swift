private import CICU

/// A run of letters, a run of digits, or one sign of a word. Marks and invisible characters go with what they follow.
package struct Atom {
    package enum Kind {
        case letters
        case digits
        /// Full stop or middle dot.
        case dot
        case comma
        case apostrophe
        /// `&` or a dash with spaces about it, which are in a word only where ``CompoundWord`` put them there.
        case joint
        /// Any other sign: it splits.
        case gap
    }

    var kind: Kind
    /// Bytes of the word, end exclusive.
    var start: Int
    var end: Int
    /// Scalars, marks and invisible characters not counted.
    var length: Int
    /// The exact key of letters and digits, the ASCII form of a sign.
    var key: [UInt8]

    /// Whether the atom may be part of a number.
    var isNumeric: Bool { kind != .letters && kind != .joint }

    /// - Complexity: linear in the word.
    static func atoms(of word: [UInt8]) -> [Atom] {
        var atoms: [Atom] = []
        var scalars: [UInt32] = []
        var decoder = UTF8Scalars(word)

        func close(at end: Int) {
            defer { scalars.removeAll(keepingCapacity: true) }
            guard let last = atoms.indices.last else { return }
            atoms[last].end = end
            if atoms[last].key.isEmpty { atoms[last].key = TermKey.exact(of: scalars[...]) }
        }

        while let (scalar, start) = decoder.next() {
            let kind = kind(of: scalar)
            guard let kind else {
                scalars.append(scalar)
                continue
            }
            if let last = atoms.indices.last, atoms[last].kind == kind,
                kind == .letters || kind == .digits || kind == .joint
            {
                atoms[last].length += 1
            } else {
                close(at: start)
                atoms.append(Atom(kind: kind, start: start, end: start, length: 1, key: sign(kind)))
            }
            scalars.append(scalar)
        }
        close(at: word.count)
        for index in atoms.indices where !joins(atoms, index) { atoms[index].kind = .gap }
        return atoms
    }

    /// Whether the atom is no sign, or a sign that stands where it joins its neighbours.
    private static func joins(_ atoms: [Atom], _ index: Int) -> Bool {
        let kind = atoms[index].kind
        guard kind != .letters, kind != .digits else { return true }
        guard index > 0, index + 1 < atoms.count, atoms[index - 1].kind == atoms[index + 1].kind else { return false }
        switch atoms[index - 1].kind {
        case .letters: return kind == .dot || kind == .apostrophe || kind == .joint
        case .digits: return kind == .dot || kind == .apostrophe || kind == .comma || kind == .joint
        default: return false
        }
    }

    /// Nil for what goes with the scalar before it.
    package static func kind(of scalar: UInt32) -> Kind? {
        switch scalar {
        case 0x2E, 0xB7, 0x387, 0x2024, 0x2027, 0xFE52, 0xFF0E: return .dot
        case 0x2C, 0xFE10, 0xFE50, 0xFF0C: return .comma
        case 0x27, 0x2BC, 0x2018, 0x2019, 0xFF07: return .apostrophe
        case 0x20, 0x26, 0x2D, 0xA0, 0x2009, 0x2010...0x2014, 0x2212: return .joint
        case 0xFFFD: return .gap
        case 0x30...0x39: return .digits
        case _ where LatinLetter.contains(scalar): return .letters
        case 0x300...0x36F: return nil
        // What ICU would say of the other signs of ASCII: symbols go with letters.
        case 0x24, 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E: return .letters
        case ..<0x80: return .gap
        default: break
        }
        switch Int(cicu_kind(scalar)) {
        case CICU_KIND_DIGIT: return .digits
        case CICU_KIND_MARK: return nil
        case CICU_KIND_SEPARATOR: return .gap
        default: return .letters
        }
    }

    private static func sign(_ kind: Kind) -> [UInt8] {
        switch kind {
        case .letters, .digits: []
        case .dot: [UInt8(ascii: ".")]
        case .comma: [UInt8(ascii: ",")]
        case .apostrophe: [UInt8(ascii: "'")]
        case .joint: [UInt8(ascii: "-")]
        case .gap: [UInt8(ascii: " ")]
        }
    }
}
