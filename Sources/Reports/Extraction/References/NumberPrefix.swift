/// The words before a number that make it the number of a document: `Nghị quyết số`, `Chỉ thị`, `số`, `NQ`.
struct NumberPrefix {
    /// Where the mention starts.
    var start: Int
    var type: DocumentTypes.Entry?
    /// The type word or code.
    var word = 0..<0
    /// The type word is written with a capital.
    var isCapital = false
    var hasNumberWord = false
    /// Where the word for number starts, if a bracket opens before it: `quyết định (số 15)`.
    var bracketed: Int?
    /// The type stands as its code, glued to the number or before it: `NQ21`.
    var isAbbreviation = false
    var isGlued = false
}

extension ReferenceText {
    /// The words that make the number at `index` a document's, none of them before `floor`.
    func numberPrefix(before index: Int, floor: Int) -> NumberPrefix? {
        if isLetter(index - 1) { return gluedCode(before: index, floor: floor) }
        var end = skipSpacesBack(index)
        if self[end - 1] == UInt8(ascii: ":") { end = skipSpacesBack(end - 1) }
        guard end < index, end > floor else { return nil }
        guard let number = numberWord(endingAt: end), number >= floor else {
            guard self[end] != UInt8(ascii: ":") else { return nil }
            return typeWord(endingAt: end, floor: floor, hasNumberWord: false)
                ?? abbreviation(endingAt: end, floor: floor)
        }
        let bare = NumberPrefix(start: number, hasNumberWord: true)
        var before = skipSpacesBack(number)
        let opensBracket = self[before - 1] == UInt8(ascii: "(")
        if opensBracket { before = skipSpacesBack(before - 1) }
        guard before > floor,
            var found = typeWord(endingAt: before, floor: floor, hasNumberWord: true)
                ?? (opensBracket ? nil : abbreviation(endingAt: before, floor: floor))
        else { return bare }
        found.hasNumberWord = true
        if opensBracket { found.bracketed = number }
        return found
    }

    /// The word for number, marked as such or without marks.
    private func numberWord(endingAt end: Int) -> Int? {
        guard self[end - 1] == UInt8(ascii: "o"), let start = match(Self.numberWord, endingAt: end) else { return nil }
        switch scalar(end - 1) {
        case 0x6F, 0x4F, 0x1ED1, 0x1ED0: return start
        default: return nil
        }
    }

    private static let numberWord: Phrase = "số"

    private func typeWord(endingAt end: Int, floor: Int, hasNumberWord: Bool) -> NumberPrefix? {
        let types = DocumentTypes.registry
        var found = types.word(in: self, endingAt: end)
        var wordEnd = end
        if found == nil, let qualifier = Self.qualifiers.match(in: self, endingAt: end) {
            let before = skipSpacesBack(qualifier.start)
            if before < qualifier.start {
                found = types.word(in: self, endingAt: before)
                wordEnd = before
            }
        }
        guard var (entry, start) = found, start >= floor else { return nil }
        if entry.key == "tb", let inner = types.innerWord(in: self, start: start, end: end) { (entry, start) = inner }
        return NumberPrefix(
            start: start, type: entry, word: start..<wordEnd, isCapital: isUpper(start), hasNumberWord: hasNumberWord)
    }

    /// A type's code as a word of its own: `NQ 35`.
    private func abbreviation(endingAt end: Int, floor: Int) -> NumberPrefix? {
        let start = wordStart(endingAt: end)
        guard start >= floor, end - start >= 2, !isDigit(start - 1), isUpper(start) || hasNoVowel(start..<end),
            let entry = DocumentTypes.registry.code(in: self, at: start..<end)
        else { return nil }
        return NumberPrefix(
            start: start, type: entry, word: start..<end, isCapital: isUpper(start), isAbbreviation: true)
    }

    /// Words have vowels, and most codes have none: this keeps words from being looked up.
    private func hasNoVowel(_ range: Range<Int>) -> Bool {
        range.allSatisfy { index in
            switch self[index] {
            case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): false
            default: true
            }
        }
    }

    private func gluedCode(before index: Int, floor: Int) -> NumberPrefix? {
        guard var found = abbreviation(endingAt: index, floor: floor) else { return nil }
        found.isGlued = true
        return found
    }

    /// Words between a type and the word for number that belong to the type's name.
    private static let qualifiers = PhraseTable<Void>(
        [
            "phối hợp", "liên tịch", "liên ngành", "liên bộ", "chuyên đề", "hành động", "công tác", "kết luận",
            "khẩn", "hỏa tốc", "thượng khẩn", "chỉ đạo", "thực hiện", "triển khai", "toàn khóa", "cá biệt",
            "sửa đổi", "bổ sung", "sửa đổi bổ sung", "tạm thời", "hành chính", "thí điểm", "trọng tâm", "tổng thể",
            "xử phạt", "xử phạt hành chính", "xử phạt vi phạm hành chính", "thành lập", "phê duyệt", "hợp nhất",
            "giám sát", "kiểm tra", "thanh tra", "kiểm toán", "đặc biệt", "riêng",
        ])
}

extension DocumentTypes {
    /// The second type word of a notice's name where the first is a verb: in “thông báo Kết luận số 5” what is
    /// announced has the capital.
    func innerWord(in text: ReferenceText, start: Int, end: Int) -> (entry: Entry, start: Int)? {
        guard !text.isUpper(start) else { return nil }
        for index in (start + 1)..<end where text.isUpper(index) && !text.isLetter(index - 1) {
            return word(in: text, endingAt: end, from: index)
        }
        return nil
    }

    private func word(in text: ReferenceText, endingAt end: Int, from start: Int) -> (entry: Entry, start: Int)? {
        var narrowed = text
        narrowed.bounds = start..<end
        guard let found = word(in: narrowed, endingAt: end), found.start == start else { return nil }
        return found
    }
}
