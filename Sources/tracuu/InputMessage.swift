package import Reports

/// What the library says of an input, in the language of the person at the keyboard.
///
/// The library says it in English, in what it returns, writes as JSON and keeps beside an index, so that Vietnamese is
/// made of the English sentence. What comes from other libraries is quoted as it is.
enum InputMessage {
    /// `%1` stands for what is inserted, `%+1` for what is itself such a sentence.
    typealias Sentence = (english: String, vietnamese: String)

    /// - Parameters:
    ///   - english: a whole sentence behind its place, or a part of one.
    ///   - sentences: those it may be.
    static func vietnamese(_ english: String, _ sentences: [Sentence] = sentences) -> String {
        known(english, sentences) ?? "“\(english)”"
    }

    static func text(_ message: String, of place: String, _ language: Language) -> String {
        let head = Skipped.printable(place) + ": "
        guard language == .vietnamese, message.hasPrefix(head) else { return message }
        return head + vietnamese(String(message.dropFirst(head.count)))
    }

    private static func known(_ english: String, _ sentences: [Sentence]) -> String? {
        let reasons = Wording.allCases.lazy.compactMap(\.systemEntry)
        if let reason = reasons.first(where: { $0.english == english }) { return reason.vietnamese }
        for (pattern, template) in sentences {
            guard let inserted = inserted(in: english, by: pattern) else { continue }
            return pieces(template).map { piece in
                guard let place = piece.place, inserted.indices.contains(place) else { return String(piece.words) }
                return (piece.isSentence ? vietnamese(inserted[place], sentences) : inserted[place]) + piece.words
            }.joined()
        }
        return nil
    }

    /// What stands in a text for `%1`, `%2` … of a pattern, in this order; nil where the text is not made by it.
    private static func inserted(in text: String, by pattern: String) -> [String]? {
        var rest = text[...]
        var inserted: [String] = []
        for piece in pieces(pattern) {
            if piece.place == nil {
                guard rest.hasPrefix(piece.words) else { return nil }
                rest = rest.dropFirst(piece.words.count)
            } else {
                let end = rest.endIndex
                guard let next = piece.words.isEmpty ? end..<end : rest.firstRange(of: piece.words) else { return nil }
                inserted.append(String(rest[..<next.lowerBound]))
                rest = rest[next.upperBound...]
            }
        }
        return rest.isEmpty ? inserted : nil
    }

    /// The words of a pattern, each behind the place, from 0, of what is inserted before them.
    private static func pieces(_ pattern: String) -> [(place: Int?, isSentence: Bool, words: Substring)] {
        pattern.split(separator: "%", omittingEmptySubsequences: false).enumerated().map { number, piece in
            let isSentence = piece.first == "+"
            let words = isSentence ? piece.dropFirst() : piece
            guard number > 0, let place = words.first?.wholeNumberValue else {
                return (nil, false, number > 0 ? "%" + piece : piece)
            }
            return (place - 1, isSentence, words.dropFirst())
        }
    }
}

extension ReportIndexer.Rejection {
    package func message(_ language: Language) -> String { InputMessage.text(message, of: place, language) }
}

extension Skipped {
    package func message(_ language: Language) -> String { InputMessage.text(message, of: place, language) }
}
