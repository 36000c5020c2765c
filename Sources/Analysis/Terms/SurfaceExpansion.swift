private import CICU

/// The terms one word of a text stands for, with the bytes of the word each covers and their positions in it.
///
/// ICU's words are taken as they are but for these cases: signs that join letters and digits in writing, not in
/// speech, split a word, and forms that are written in several ways give each way its own term at one position.
package struct SurfaceExpansion {
    package struct Form: Equatable, Sendable {
        package var key: [UInt8]
        /// Bytes of the surface, end exclusive.
        package var start: Int
        package var end: Int
        /// Position, counted from the surface's first.
        package var position: Int
    }

    /// In order of position, the widest first where several share one.
    package private(set) var forms: [Form] = []
    /// How many positions the surface takes.
    package private(set) var positions = 0

    /// - Parameter surface: one word in UTF-8, or several joined by signs (see ``CompoundWord``).
    /// - Complexity: linear in the surface.
    package init(of surface: [UInt8]) {
        let scalars = UTF8Scalars.scalars(of: surface)
        if scalars.allSatisfy(LatinLetter.contains) {
            // As nearly all words are.
            add(Form(key: TermKey.exact(of: scalars[...]), start: 0, end: surface.count, position: 0))
            positions = forms.count
            return
        }
        let atoms = Atom.atoms(of: surface)
        for phrase in atoms.split(whereSeparator: { $0.kind == .gap }) {
            expand(phrase: phrase)
        }
    }

    /// `KT-XH`, `GD&ĐT`, `2020-2025`, or a word without such joints.
    private mutating func expand(phrase: ArraySlice<Atom>) {
        let parts = phrase.split { $0.kind == .joint }
        if parts.count > 1 { add(phrase.first?.kind == .digits ? form(phrase) : joined(parts)) }
        for part in parts {
            for item in Self.listItems(part) { expand(item: item) }
        }
    }

    /// `TP.HCM` and `trong.Theo`: parts between dots, and the parts as one where all of them are short.
    private mutating func expand(item: ArraySlice<Atom>) {
        var parts: [ArraySlice<Atom>] = []
        var start = item.startIndex
        for index in item.indices where item[index].kind == .dot {
            let betweenDigits = Self.kind(item, index - 1) == .digits && Self.kind(item, index + 1) == .digits
            guard !betweenDigits else { continue }
            parts.append(item[start..<index])
            start = index + 1
        }
        parts.append(item[start..<item.endIndex])
        parts.removeAll { $0.isEmpty }
        let isShort = parts.allSatisfy { part in
            part.count == 1 && part.allSatisfy { $0.kind == .letters && $0.length <= 3 }
        }
        if parts.count > 1, isShort { add(joined(parts)) }
        for part in parts { expand(part: part) }
    }

    /// `NQ21`, `8h30`: the whole, then its words and numbers.
    private mutating func expand(part: ArraySlice<Atom>) {
        let elements = Self.elements(part)
        if elements.count > 1 { add(form(part)) }
        for element in elements {
            if element.contains(where: { $0.kind == .digits }) {
                expand(number: element)
            } else {
                expand(word: element)
            }
        }
    }

    /// `H'Mông`: with its apostrophe and without.
    private mutating func expand(word: ArraySlice<Atom>) {
        add(form(word))
        if word.count > 1 { add(joined([word])) }
        positions += 1
    }

    /// Digits with dots and at most one comma, the last sign: `3.768`, `26,45`, `21.1.2019`.
    private mutating func expand(number: ArraySlice<Atom>) {
        let runs = number.filter { $0.kind == .digits }
        let isDecimal = number.contains { $0.kind == .comma }
        let whole = isDecimal ? runs.dropLast() : runs[...]
        let isGrouped =
            whole.count > 1 && whole.first.map { $0.length <= 3 } == true
            && whole.dropFirst().allSatisfy { $0.length == 3 }
        add(form(number))
        guard isGrouped || whole.count == 1 || (whole.count == 2 && !isDecimal) else {
            for run in runs {
                add(form([run]))
                positions += 1
            }
            return
        }
        if isGrouped || isDecimal {
            var key = whole.flatMap(\.key)
            if isDecimal, let fraction = runs.last { key += [UInt8(ascii: ".")] + fraction.key }
            add(Form(key: key, start: first(number), end: last(number), position: positions))
        }
        positions += 1
    }

    private mutating func add(_ form: Form) {
        if !form.key.isEmpty { forms.append(form) }
    }

    /// The atoms with their signs, at the current position.
    private func form(_ atoms: ArraySlice<Atom>) -> Form {
        Form(key: atoms.flatMap(\.key), start: first(atoms), end: last(atoms), position: positions)
    }

    /// The letters and digits of parts without the signs in and between them.
    private func joined(_ parts: [ArraySlice<Atom>]) -> Form {
        let key = parts.joined().filter { $0.kind == .letters || $0.kind == .digits }.flatMap(\.key)
        return Form(
            key: key, start: parts.first.map(first) ?? 0, end: parts.last.map(last) ?? 0, position: positions)
    }

    private func first(_ atoms: ArraySlice<Atom>) -> Int { atoms.first?.start ?? 0 }
    private func last(_ atoms: ArraySlice<Atom>) -> Int { atoms.last?.end ?? 0 }

    private static func kind(_ atoms: ArraySlice<Atom>, _ index: Int) -> Atom.Kind? {
        atoms.indices.contains(index) ? atoms[index].kind : nil
    }
}
