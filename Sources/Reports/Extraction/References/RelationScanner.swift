internal import Analysis

/// Finds what a report says that one document is to another.
///
/// The words of a relation stand before the document it is done to (“thực hiện Nghị quyết …”); the document that does
/// it stands before them in the same clause, or is said to be issued behind them (“Thực hiện …, Tỉnh ủy ban hành …”).
/// In the passive both change places (“… được thay thế bằng …”). Where no document does it, the report itself does.
struct RelationScanner {
    /// A mention, with the keys of all that it names.
    private struct Mention {
        var range: Range<Int>
        var keys: [String]
    }

    /// Of one mention no more documents than these are related.
    private static let mostKeys = 16
    private static let mostOpen = 16

    private let text: ReferenceText
    private let citations: CitationScanner
    private let words: RelationWords

    private var found: [DocumentRelation] = []
    private var previous: Mention?
    /// What the previous mention is to another, for one that a conjunction ties to it.
    private var last: (kind: DocumentRelation.Kind, from: [String], start: Int)?
    /// Indexes in `found` of what the sentence does without saying by which document.
    private var open: [Int] = []
    /// What the document issued last was issued for.
    private var issuedFor: [DocumentRelation] = []

    /// - Parameters:
    ///   - references: in order of their start.
    ///   - passages: as for ``ReferenceRecognizer``.
    /// - Returns: relations in order of the mention that ends them, each said for the first time.
    /// - Complexity: linear in the mentions; around each a bounded number of scalars is read.
    static func relations(
        of references: [DocumentReference], in text: FoldedText, passages: [Range<Int>]
    ) -> [DocumentRelation] {
        var relations: [DocumentRelation] = []
        var seen: Set<DocumentRelation> = []
        var rest = references[...]
        for passage in passages {
            let inside = rest.prefix { $0.range.upperBound <= passage.upperBound }
            guard !inside.isEmpty else { continue }
            rest = rest.dropFirst(inside.count)
            var scanner = RelationScanner(ReferenceText(text, bounds: passage))
            for relation in scanner.relations(of: inside) {
                var statement = relation
                statement.range = 0..<0
                if seen.insert(statement).inserted { relations.append(relation) }
            }
        }
        return relations
    }

    private init(_ text: ReferenceText) {
        self.text = text
        citations = CitationScanner(text)
        words = RelationWords(text)
    }

    private mutating func relations(of references: ArraySlice<DocumentReference>) -> [DocumentRelation] {
        var mention: Mention?
        for reference in references {
            if mention?.range == reference.range {
                if mention?.keys.count ?? 0 < Self.mostKeys { mention?.keys.append(reference.key) }
            } else {
                if let mention { read(mention) }
                mention = Mention(range: reference.range, keys: [reference.key])
            }
        }
        if let mention { read(mention) }
        return found
    }

    // MARK: One mention

    private mutating func read(_ mention: Mention) {
        let floor = previous?.range.upperBound ?? text.bounds.lowerBound
        let start = words.clauseStart(before: mention.range.lowerBound, floor: floor)
        if start > floor || previous == nil { endSentence() }
        let gap = start..<mention.range.lowerBound
        defer { previous = mention }
        if let word = words.last(in: gap) {
            relate(mention, by: word)
        } else if let previous, words.isPassive(endingAt: gap.upperBound),
            let kind = words.change(behind: citations.tail(from: mention.range.upperBound, limit: .max).end)
        {
            last = nil
            add(kind, from: mention.keys, to: previous.keys, from: previous.range.lowerBound, upTo: mention)
        } else if let previous, follows(previous, mention) {
            shareRelation(of: mention)
        } else {
            last = nil
            issuedFor = []
            if words.isIssued(endingAt: gap.upperBound) { issue(mention) }
        }
    }

    private mutating func endSentence() {
        previous = nil
        last = nil
        open = []
        issuedFor = []
    }

    /// The words of a relation stand before the mention.
    private mutating func relate(_ mention: Mention, by word: RelationWords.Word) {
        last = nil
        issuedFor = []
        if word.isPassive {
            guard let previous, word.namesAgent else { return }
            add(word.kind, from: mention.keys, to: previous.keys, from: previous.range.lowerBound, upTo: mention)
            return
        }
        if let previous, ties(previous, to: word) {
            last = (word.kind, previous.keys, previous.range.lowerBound)
            add(word.kind, from: previous.keys, to: mention.keys, from: previous.range.lowerBound, upTo: mention)
        } else {
            last = (word.kind, [], word.range.lowerBound)
            addOpen(word.kind, to: mention, from: word.range.lowerBound)
        }
    }

    /// Whether nothing but the words on a document stands between it and the words of the relation. What it replaces or
    /// amends may stand behind its whole title.
    private func ties(_ mention: Mention, to word: RelationWords.Word) -> Bool {
        let tail = citations.tail(from: mention.range.upperBound, limit: word.range.lowerBound)
        return words.isClause(tail.end..<max(tail.end, word.range.lowerBound), before: word.kind)
    }

    /// Whether a conjunction alone, behind the words on the document before, ties a mention to that.
    private func follows(_ previous: Mention, _ mention: Mention) -> Bool {
        let end = citations.tail(from: previous.range.upperBound, limit: mention.range.lowerBound).end
        return end < mention.range.lowerBound && text.isConjunction(end..<mention.range.lowerBound)
    }

    private mutating func shareRelation(of mention: Mention) {
        if !issuedFor.isEmpty {
            for relation in issuedFor {
                add(
                    relation.kind, from: mention.keys, to: [relation.to], from: relation.range.lowerBound, upTo: mention
                )
            }
        } else if let last {
            guard last.from.isEmpty else {
                return add(last.kind, from: last.from, to: mention.keys, from: last.start, upTo: mention)
            }
            addOpen(last.kind, to: mention, from: last.start)
        }
    }

    /// The document does all that the sentence has said to be done.
    private mutating func issue(_ mention: Mention) {
        issuedFor = open.map { found[$0] }
        for index in open.reversed() { found.remove(at: index) }
        open = []
        for relation in issuedFor {
            add(relation.kind, from: mention.keys, to: [relation.to], from: relation.range.lowerBound, upTo: mention)
        }
    }

    // MARK: Relations

    private mutating func addOpen(_ kind: DocumentRelation.Kind, to mention: Mention, from start: Int) {
        for key in mention.keys {
            if open.count < Self.mostOpen { open.append(found.count) }
            found.append(
                DocumentRelation(from: nil, kind: kind, to: key, range: start..<mention.range.upperBound))
        }
    }

    private mutating func add(
        _ kind: DocumentRelation.Kind, from sources: [String], to targets: [String], from start: Int,
        upTo mention: Mention
    ) {
        for source in sources {
            for target in targets where source != target {
                found.append(
                    DocumentRelation(from: source, kind: kind, to: target, range: start..<mention.range.upperBound))
            }
        }
    }
}
