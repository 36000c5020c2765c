internal import Analysis

/// The text of a segment's documents on its way into postings: what stands at each position, one document behind the
/// other.
///
/// Four bytes a position and a few for each document and passage; there is no object per token or per posting. All that
/// is indexed of the text (positions, marked forms, zones, pairs) is derived from it by ``TextInversion``.
struct TextInverter {
    /// Where a passage ends, and the zone it belongs to.
    struct PassageEnd {
        var position: UInt32
        var zone: Schema.FieldID?
    }

    /// What stands where no token does, as between passages.
    static let empty = UInt32.max
    /// A position of several tokens has this and their place in ``shared``; there the last of them has it.
    static let mark: UInt32 = 1 << 31

    /// The term at each position.
    private(set) var terms: [UInt32] = []
    /// The terms that share a position with others.
    private(set) var shared: [UInt32] = []
    /// Where each document starts in ``terms``.
    private(set) var documentStarts: [UInt32] = []
    private(set) var passageEnds: [PassageEnd] = []
    /// Where each document's passages start; one more entry than documents.
    private(set) var passageStarts: [UInt32] = [0]

    /// Of ``TextInversion`` and what is made of it, beside the four that are here: the occurrences, and a share of the lists and
    /// dictionaries.
    private static let bytesPerPositionOfInversion = 10

    /// Bytes in use, with those that the inversion will need.
    var memory: Int {
        (4 + Self.bytesPerPositionOfInversion) * terms.count
            + 4 * (shared.count + documentStarts.count + passageStarts.count)
            + passageEnds.count * MemoryLayout<PassageEnd>.stride
    }

    /// - Parameter memory: what the positions may fill. It is set apart at once, since an array that grows stands twice
    ///   in memory while it moves; pages that are not used cost nothing.
    init(memory: Int) {
        terms.reserveCapacity(max(0, memory) / (4 + Self.bytesPerPositionOfInversion))
    }

    /// Adds the next document.
    ///
    /// - Parameters:
    ///   - analyzed: its terms in order of position; behind each passage at least one position is free.
    ///   - numbers: of these terms, in the segment's vocabulary.
    /// - Complexity: linear in the positions.
    mutating func add(_ analyzed: AnalyzedDocument, _ numbers: [TermID]) {
        let start = terms.count
        documentStarts.append(UInt32(start))
        passageEnds.append(contentsOf: analyzed.passageEnds)
        passageStarts.append(UInt32(passageEnds.count))
        terms.append(contentsOf: repeatElement(Self.empty, count: Int(analyzed.passageEnds.last?.position ?? 0)))
        let (found, positions) = (analyzed.terms, analyzed.positions)
        for index in found.indices {
            let place = start + Int(positions[index])
            let term = numbers[Int(found[index])]
            if terms[place] == Self.empty { terms[place] = term } else { share(place, term) }
        }
    }

    /// Adds a term at a position that has one: the last that was added.
    private mutating func share(_ place: Int, _ term: UInt32) {
        if terms[place] & Self.mark == 0 {
            shared.append(terms[place])
            terms[place] = Self.mark | UInt32(shared.count - 1)
        } else {
            shared[shared.count - 1] &= ~Self.mark
        }
        shared.append(term | Self.mark)
    }
}
