extension SurfaceExpansion {
    /// The parts between commas that make a list, `217,218`; a decimal comma stays.
    ///
    /// A comma is decimal if it is the only one among its digits and exactly one or two digits follow it. An
    /// apostrophe between digits (minutes and seconds) separates too.
    static func listItems(_ atoms: ArraySlice<Atom>) -> [ArraySlice<Atom>] {
        var items: [ArraySlice<Atom>] = []
        var start = atoms.startIndex
        var index = atoms.startIndex
        while index < atoms.endIndex {
            guard atoms[index].isNumeric else {
                index += 1
                continue
            }
            let end = atoms[index...].firstIndex { !$0.isNumeric } ?? atoms.endIndex
            for separator in listSeparators(atoms[index..<end]) {
                items.append(atoms[start..<separator])
                start = separator + 1
            }
            index = end
        }
        items.append(atoms[start..<atoms.endIndex])
        return items.filter { !$0.isEmpty }
    }

    /// The signs among digits that separate numbers.
    private static func listSeparators(_ number: ArraySlice<Atom>) -> [Int] {
        // A sign at an edge of the run stands beside letters, and is theirs.
        guard number.first?.kind == .digits else { return [] }
        let signs = number.indices.filter { number[$0].kind != .digits }
        let commas = signs.filter { number[$0].kind == .comma }
        let isDecimal = commas.count == 1 && commas.last == signs.last && number.last.map { $0.length <= 2 } == true
        return signs.filter { number[$0].kind == .apostrophe || (number[$0].kind == .comma && !isDecimal) }
    }

    /// The words (letters and apostrophes) and numbers (digits, dots and a comma) of a part.
    static func elements(_ part: ArraySlice<Atom>) -> [ArraySlice<Atom>] {
        var elements: [ArraySlice<Atom>] = []
        var start = part.startIndex
        for index in part.indices.dropFirst() {
            let (before, after) = (part[index - 1].kind, part[index].kind)
            guard (before == .letters && after == .digits) || (before == .digits && after == .letters) else { continue }
            elements.append(part[start..<index])
            start = index
        }
        elements.append(part[start..<part.endIndex])
        return elements
    }
}
