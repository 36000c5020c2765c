internal import Analysis
internal import Reports

/// What the index and the extractor see in a text: its tokens, and the references, dates, provinces and abbreviations in
/// it. Ranges are bytes of the text as given.
struct TextAnalysis {
    private struct Token {
        var position: UInt32
        var range: Range<Int>
        /// The folding levels of the term: its exact key, that of its other spelling with i or y, its unmarked key.
        var exact: String
        var variant: String?
        var unmarked: String
    }

    private let text: [UInt8]
    private let tokens: [Token]
    private let findings: TextFindings
    private let abbreviations: [AbbreviationRow]
    private let canonical: CanonicalText
    /// Where each scalar of the canonical text starts.
    private let offsets: [Int]

    init(_ text: String) throws(CommandFailure) {
        self.text = Array(text.utf8)
        canonical = CanonicalText(of: self.text)
        let folded = FoldedText(utf8: canonical.utf8)
        offsets = folded.byteOffsets
        findings = TextFindings(in: folded)
        abbreviations = try AbbreviationRow.rows(canonical)
        do { tokens = try Self.tokens(canonical) } catch { throw CommandFailure(.failed, error.description) }
    }

    var hasTokens: Bool { !tokens.isEmpty }

    private static func tokens(_ canonical: CanonicalText) throws(AnalysisError) -> [Token] {
        let analyzer = try VietnameseAnalyzer()
        var buffer = TokenBuffer()
        analyzer.analyze(canonical.utf8, range: 0..<canonical.utf8.count, from: 0, into: &buffer)
        let vocabulary = analyzer.vocabulary
        return (0..<buffer.count).map { index in
            let term = buffer.terms[index]
            let exact = vocabulary.exactKey(term)
            return Token(
                position: buffer.positions[index],
                range: canonical.originalRange(of: Int(buffer.starts[index])..<Int(buffer.ends[index])),
                exact: String(decoding: exact, as: UTF8.self),
                variant: VietnameseAnalyzer.variantKey(of: exact).map { String(decoding: $0.exact, as: UTF8.self) },
                unmarked: String(decoding: vocabulary.unmarkedKey(vocabulary.unmarkedID(term)), as: UTF8.self))
        }
    }

    /// The bytes of the text as given that a range of scalars of the canonical text came from.
    private func bytes(ofScalars range: Range<Int>) -> Range<Int> {
        canonical.originalRange(of: offsets[range.lowerBound]..<offsets[range.upperBound])
    }

    private func surface(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

// MARK: A table

extension TextAnalysis {
    /// As JSON where that is asked for, else as a table.
    func text(_ format: OutputFormat) -> String {
        guard format == .json || format == .jsonl else { return table }
        var writer = JSONWriter()
        writer.object { writeMembers(to: &$0) }
        writer.newline()
        return String(decoding: writer.take(), as: UTF8.self)
    }

    /// A line a token: position, bytes, as written, exact key, unmarked key, other spelling. Then a line a finding: what
    /// it is, bytes, as written, what it means.
    private var table: String {
        var rows = tokens.map { token in
            row(
                String(token.position), token.range, [token.exact, token.unmarked] + [token.variant].compactMap(\.self))
        }
        rows += findings.references.map { reference in
            row("ref", bytes(ofScalars: reference.range), [reference.display, reference.instance ?? reference.family])
        }
        rows += findings.dates.compactMap { date in
            date.range.map { row("date", bytes(ofScalars: $0), [date.value.iso, date.kind.rawValue]) }
        }
        rows += findings.places.map { place in
            let names = [place.historic, place.district, place.province].compactMap(\.self).joined(separator: ", ")
            return row("place", bytes(ofScalars: place.range), [names] + [place.province34].compactMap(\.self))
        }
        rows += abbreviations.map { abbreviation in
            row(
                abbreviation.isDefined ? "def" : "abbr", abbreviation.range,
                [abbreviation.short, abbreviation.long.joined(separator: "; ")])
        }
        return AlignedColumns.text(rows)
    }

    private func row(_ first: String, _ range: Range<Int>, _ rest: [String]) -> [String] {
        [first, "\(range.lowerBound)-\(range.upperBound)"] + ([surface(range)] + rest).map(DisplayText.oneLine)
    }
}

// MARK: JSON

extension TextAnalysis {
    /// The members of a `tracuu.analyze/1` object.
    private func writeMembers(to writer: inout JSONWriter) {
        writer.member("schema", "tracuu.analyze/1")
        writer.member("text", surface(0..<text.count))
        writer.key("tokens")
        writer.array(tokens) { writer, token in
            writer.object { writer in
                writer.member("position", Int(token.position))
                write(token.range, to: &writer)
                writer.member("exact", token.exact)
                writer.member("variant", token.variant)
                writer.member("unmarked", token.unmarked)
            }
        }
        writer.key("references")
        writer.array(findings.references) { writer, reference in
            writer.object { writer in
                reference.writeMembers(to: &writer)
                writer.writeRange(bytes(ofScalars: reference.range))
                writer.member("unit", "utf8")
            }
        }
        writer.key("dates")
        writer.array(findings.dates) { writer, date in
            writer.object { writer in
                writer.member("value", date.value.iso)
                writer.member("kind", date.kind.rawValue)
                if let range = date.range { write(bytes(ofScalars: range), to: &writer) }
            }
        }
        writer.key("provinces")
        writer.array(findings.places) { writer, place in
            writer.object { writer in
                writer.member("name", place.province)
                writer.member("name34", place.province34)
                writer.member("district", place.district)
                writer.member("historic", place.historic)
                write(bytes(ofScalars: place.range), to: &writer)
            }
        }
        writer.key("abbreviations")
        writer.array(abbreviations) { writer, abbreviation in
            writer.object { writer in
                writer.member("short", abbreviation.short)
                writer.member("long", abbreviation.long)
                writer.member("expanded", abbreviation.isExpanded)
                writer.member("defined", abbreviation.isDefined)
                write(abbreviation.range, to: &writer)
            }
        }
    }

    private func write(_ range: Range<Int>, to writer: inout JSONWriter) {
        writer.writeRange(range)
        writer.member("unit", "utf8")
        writer.member("surface", surface(range))
    }
}
