/// What stands behind the number of a coded reference: `-NQ/TU`, `/2020/NĐ-CP`, `/2019/QH14`, `/UBND-TH`.
struct ReferenceSymbol: Sendable {
    var year: Int?
    /// Nil where the symbol bears none: laws and the state's letters.
    var type: DocumentTypes.Entry?
    /// Nil where the symbol stops behind the type: `05-CT`.
    var body: IssuingBodies.Entry?
    /// The body is written `TƯ`, which may stand for the centre or the province.
    var isAmbiguousCentre = false
    /// The body issues in the party's form, or an unlisted body is written in it.
    var system: DocumentReference.System
    var end: Int
}

/// Reads symbols: the grammar is
///
///     party   - TYPE / BODY      swapped / TYPE - BODY      all dashes or slashes as well
///     state   [/ YEAR] / TYPE (- BODY)+
///     law     / YEAR / QHn
///     letter  / BODY [- UNIT]
///
/// with up to two spaces or line ends on either side of a joint. A code in lower case counts where type and body are
/// in the registries.
struct SymbolScanner {
    let text: ReferenceText
    private let types = DocumentTypes.registry
    private let bodies = IssuingBodies.registry

    init(_ text: ReferenceText) {
        self.text = text
    }

    /// What the words before the number allow.
    struct Licence {
        /// A type word stands before the number, or the word for number does.
        var hasWord = false
        var hasTypeWord = false
        /// A type without a body is enough: `05-CT`.
        var allowsTypeAlone = false
        /// Where the reference starts.
        var start = 0
    }

    /// The symbol behind a number that ends before `index`.
    func symbol(at index: Int, licence: Licence) -> ReferenceSymbol? {
        guard let joint = joint(at: index) else { return licence.hasWord ? unjoined(at: index) : nil }
        var start = joint.end
        var isDashed = joint.isDash
        var year: Int?
        if text.isDigit(start) {
            let end = text.digitsEnd(start)
            guard end - start == 4, let value = text.number(start..<end), (1945...2099).contains(value),
                let next = self.joint(at: end)
            else { return nil }
            if licence.hasTypeWord, let act = untypedAct(at: end, joint: next, year: value) { return act }
            year = value
            start = next.end
            isDashed = next.isDash
        }
        guard let segment = segment(at: start) else { return nil }
        if let year, let law = law(segment, year: year) { return law }
        if let type = type(segment) {
            if let typed = typed(type, segment, isDashed: isDashed, year: year) { return typed }
            if year == nil, isDashed || licence.allowsTypeAlone, licence.hasTypeWord || licence.allowsTypeAlone,
                segment.isUpper || licence.allowsTypeAlone
            {
                return ReferenceSymbol(type: type, system: .party, end: segment.range.upperBound)
            }
        }
        if let type = unlistedJointType(segment) {
            return typed(type, segment, isDashed: isDashed, year: year)
        }
        if isDashed { return year == nil ? unlistedType(segment) : nil }
        return year == nil ? letter(segment, licence: licence) : nil
    }

    // MARK: Forms

    /// A type's code behind its number without a sign between them: `5360 CĐ/BCT-PCTT`.
    private func unjoined(at index: Int) -> ReferenceSymbol? {
        let start = text.skipSpaces(index, limit: 2)
        guard start > index, let segment = segment(at: start), segment.isCapital, let type = type(segment) else {
            return nil
        }
        return typed(type, segment, isDashed: true, year: nil)
    }

    /// A body directly behind the year, where the type stands in words alone: `16/2008/CP`.
    private func untypedAct(at end: Int, joint: (isDash: Bool, end: Int), year: Int) -> ReferenceSymbol? {
        guard !ASCIIClass.isSpace(text[end]), let segment = segment(at: joint.end), segment.isCapital,
            !segment.hasDigits, type(segment) == nil
        else { return nil }
        if let (type, body) = glued(segment.key) {
            return ReferenceSymbol(year: year, type: type, body: body, system: .state, end: segment.range.upperBound)
        }
        guard !startsWithType(segment.key) else { return nil }
        let isTight = joint.end == end + 1 && !joint.isDash
        guard let chain = chain(at: joint.end), let last = chain.last, isTight || bodies.known(segment.key) != nil
        else { return nil }
        return ReferenceSymbol(
            year: year, body: entry(segment), system: .state, end: last.range.upperBound)
    }

    private func law(_ segment: Segment, year: Int) -> ReferenceSymbol? {
        guard segment.hasDigits, let body = bodies.known(segment.key) else { return nil }
        return ReferenceSymbol(year: year, body: body, system: .state, end: segment.range.upperBound)
    }

    private func typed(
        _ type: DocumentTypes.Entry, _ segment: Segment, isDashed: Bool, year: Int?
    ) -> ReferenceSymbol? {
        guard let joint = joint(at: segment.range.upperBound), let chain = chain(at: joint.end),
            let last = chain.last
        else { return nil }
        let isJoint = Self.jointEndings.contains(String(type.key.suffix(2)))
        let body: IssuingBodies.Entry
        var end = last.range.upperBound
        if isJoint, chain.count > 1 {
            body = IssuingBodies.Entry(code: chain.map { text.line($0.range) }.joined(separator: "-"), level: .state)
        } else {
            guard let single = self.body(of: chain) else { return nil }
            (body, end) = (single.entry, single.end)
        }
        let isListed = bodies.known(chain[0].key) != nil
        guard isListed || segment.isUpper && chain[0].isUpper || body.isParty && segment.isUpper else { return nil }
        let isParty = year == nil && (body.isParty || isDashed && !joint.isDash && body.level != .state)
        return ReferenceSymbol(
            year: year, type: partyType(type, isParty: isParty), body: body,
            isAmbiguousCentre: chain.contains { $0.endsInHornedU && $0.key.hasSuffix("tu") },
            system: isParty ? .party : .state, end: end)
    }

    /// Codes that fold alike stand for the party's type in its symbols.
    private func partyType(_ type: DocumentTypes.Entry, isParty: Bool) -> DocumentTypes.Entry {
        guard isParty, type.system == .state else { return type }
        return types.entry(key: type.key) ?? type
    }

    /// A type that the registry does not hold, in the party's form before a body that it does: `439-QĐNS/TW`.
    private func unlistedType(_ segment: Segment) -> ReferenceSymbol? {
        guard segment.isCapital, !segment.hasDigits, (2...6).contains(segment.range.count), type(segment) == nil,
            let joint = joint(at: segment.range.upperBound), !joint.isDash, let chain = chain(at: joint.end),
            let first = chain.first, first.isUpper, let body = bodies.known(entry(first).key), body.isParty
        else { return nil }
        let type = DocumentTypes.Entry(
            code: text.line(segment.range), key: segment.key, system: .party, bareNumber: .marked, issuer: nil)
        return ReferenceSymbol(
            type: type, body: body, isAmbiguousCentre: first.endsInHornedU && first.key.hasSuffix("tu"),
            system: .party, end: first.range.upperBound)
    }

    /// The codes of type and body without a sign between them: `NĐCP`.
    private func glued(_ key: String) -> (type: DocumentTypes.Entry, body: IssuingBodies.Entry)? {
        for end in key.indices.dropFirst(2).prefix(3) {
            if let type = types.entry(key: String(key[..<end])), let body = bodies.known(String(key[end...])) {
                return (type, body)
            }
        }
        return nil
    }

    private func startsWithType(_ key: String) -> Bool {
        bodies.known(key) == nil && (3...4).contains { types.entry(key: String(key.prefix($0))) != nil }
    }

    private func letter(_ segment: Segment, licence: Licence) -> ReferenceSymbol? {
        guard let chain = chain(at: segment.range.lowerBound), segment.range.count >= 2 else { return nil }
        let known = bodies.known(segment.key)
        let isMinistry = segment.key.hasPrefix("b") && segment.isUpper && (3...8).contains(segment.range.count)
        guard
            licence.hasTypeWord && segment.isUpper || known?.level == .state && (licence.hasWord || chain.count > 1)
                || isMinistry && chain.count > 1 && licence.hasWord
                || segment.isCapital && chain.count > 1 && isPaper(before: licence.start)
        else { return nil }
        let body = known ?? IssuingBodies.unlisted(key: segment.key, written: text.line(segment.range))
        return ReferenceSymbol(
            body: body, system: .state, end: chain.last?.range.upperBound ?? segment.range.upperBound)
    }

    /// Whether the word for papers of any type stands before a reference: “văn bản số …”.
    private func isPaper(before index: Int) -> Bool {
        text.match(Self.paper, endingAt: text.skipSpacesBack(index)) != nil
    }

    private static let paper: Phrase = "văn bản"

    /// How the codes of types end that several bodies issue together; all of the bodies make the key.
    private static let jointEndings: Set<String> = ["lt", "ln", "ph"]

    /// A type that several bodies issue together and that the registry does not hold: `12/KHLT-STC-SNV`.
    private func unlistedJointType(_ segment: Segment) -> DocumentTypes.Entry? {
        guard segment.isCapital, !segment.hasDigits, (3...5).contains(segment.range.count), type(segment) == nil,
            Self.jointEndings.contains(String(segment.key.suffix(2)))
        else { return nil }
        return DocumentTypes.Entry(
            code: text.line(segment.range), key: segment.key, system: .state, bareNumber: .marked, issuer: nil)
    }

    // MARK: Bodies

    /// The one body of a chain of codes: an organ with its committee, a committee behind a unit, or the first code,
    /// behind which units may stand.
    private func body(of chain: [Segment]) -> (entry: IssuingBodies.Entry, end: Int)? {
        let first = chain[0]
        if chain.count > 1, IssuingBodies.organs.contains(first.key), IssuingBodies.committees.contains(chain[1].key) {
            let second = chain[1]
            var key = first.key + second.key
            if second.endsInHornedU { key = first.key + "tw" }
            let entry =
                bodies.known(key)
                ?? IssuingBodies.unlisted(key: key, written: text.line(first.range) + text.line(second.range))
            return (entry, second.range.upperBound)
        }
        if chain.count > 1, let last = chain.last, IssuingBodies.committees.contains(last.key),
            bodies.known(first.key) == nil
        {
            return (entry(last), last.range.upperBound)
        }
        return (entry(first), chain.last?.range.upperBound ?? first.range.upperBound)
    }

    private func entry(_ segment: Segment) -> IssuingBodies.Entry {
        var key = segment.key
        if segment.endsInHornedU, key.hasSuffix("tu") { key = String(key.dropLast()) + "w" }
        return bodies.known(key) ?? IssuingBodies.unlisted(key: key, written: text.line(segment.range))
    }

    /// Up to eight codes joined by dashes or slashes. Behind the first, a code must follow its joint closely and be
    /// in capitals, so that a dash in the sentence ends the chain.
    private func chain(at index: Int) -> [Segment]? {
        guard let first = bodySegment(at: index) else { return nil }
        var chain = [first]
        while chain.count < 8, let last = chain.last {
            let end = last.range.upperBound
            guard text[end] == UInt8(ascii: "-") || text[end] == UInt8(ascii: "/") || text[end] == UInt8(ascii: "."),
                let next = bodySegment(at: text.skipSpaces(end + 1, limit: 1)), next.isCapital,
                next.range.lowerBound == end + 1 || bodies.known(next.key) != nil
            else { break }
            chain.append(next)
        }
        return chain
    }

    // MARK: Pieces

    private struct Segment {
        let range: Range<Int>
        let key: String
        let hasDigits: Bool
        /// Begins with a capital.
        let isUpper: Bool
        /// Holds more capitals than other letters.
        let isCapital: Bool
        /// Ends in a horned u, as `TƯ` does.
        let endsInHornedU: Bool
    }

    /// A dash or slash with up to two spaces on either side.
    private func joint(at index: Int) -> (isDash: Bool, end: Int)? {
        let sign = text.skipSpaces(index, limit: 2)
        guard text[sign] == UInt8(ascii: "-") || text[sign] == UInt8(ascii: "/") else { return nil }
        return (text[sign] == UInt8(ascii: "-"), text.skipSpaces(sign + 1, limit: 2))
    }

    private func type(_ segment: Segment) -> DocumentTypes.Entry? {
        segment.hasDigits ? nil : types.code(in: text, at: segment.range)
    }

    /// Letters, then digits: a code with the number of its term.
    private func segment(at index: Int) -> Segment? {
        var letters = index
        while letters < index + 24, text.isLetter(letters) || text[letters] == 0 && text.isLetter(letters + 1) {
            letters += 1
        }
        guard letters > index, letters < index + 24 else { return nil }
        let end = text.digitsEnd(letters, limit: 3)
        guard !text.isDigit(end), !text.isLetter(end) else { return nil }
        return segment(index..<end, hasDigits: end > letters)
    }

    private func segment(_ range: Range<Int>, hasDigits: Bool) -> Segment {
        let capitals = range.count { text.isUpper($0) }
        let last = text.scalar(range.upperBound - 1)
        return Segment(
            range: range, key: text.key(range), hasDigits: hasDigits, isUpper: text.isUpper(range.lowerBound),
            isCapital: capitals * 2 > range.count, endsInHornedU: last == 0x1AF || last == 0x1B0)
    }

    /// A body's code; `T.Ư` and `T/Ư` are one code.
    private func bodySegment(at index: Int) -> Segment? {
        if text[index] == UInt8(ascii: "t"),
            text[index + 1] == UInt8(ascii: ".") || text[index + 1] == UInt8(ascii: "/"),
            text[index + 2] == UInt8(ascii: "u") || text[index + 2] == UInt8(ascii: "w"), !text.isLetter(index + 3)
        {
            return segment(index..<(index + 3), hasDigits: false)
        }
        return segment(at: index)
    }
}
