private import Analysis
internal import ArgumentParser
private import Reports

struct AnalyzeCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyze",
        abstract: "Show the tokens of a text as the index sees them, and its references and abbreviations.",
        discussion: "Example: tracuu analyze 'Nghị quyết số 07-NQ/TU'")

    @OptionGroup var global: GlobalOptions

    @Flag(help: "As one JSON object.")
    var json = false

    @Argument(help: "The text.")
    var text: [String]

    func run(_ console: Console) throws -> ExitStatus {
        global.apply(to: console)
        let bytes = VietnameseAnalyzer.normalized(text.joined(separator: " "))
        let tokens = try Self.tokens(bytes)
        let folded = FoldedText(utf8: bytes)
        let references = ReferenceRecognizer.references(
            in: folded, passages: [0..<folded.count], context: ReferenceContext())
        let abbreviations = try AbbreviationRow.rows(bytes)
        if json {
            console.output.write(Self.json(bytes, tokens, references, abbreviations))
        } else {
            console.output.write(Self.table(tokens, references, abbreviations))
        }
        return tokens.isEmpty ? .nothingFound : .found
    }

    private struct TokenRow {
        var position: UInt32
        /// Bytes of the text in NFC.
        var range: Range<Int>
        var surface: String
        var exact: String
        var unmarked: String
    }

    private static func tokens(_ bytes: [UInt8]) throws(CommandFailure) -> [TokenRow] {
        var buffer = TokenBuffer()
        let vocabulary: Vocabulary
        do {
            let analyzer = try VietnameseAnalyzer()
            analyzer.analyze(bytes, range: 0..<bytes.count, from: 0, into: &buffer)
            vocabulary = analyzer.vocabulary
        } catch {
            throw CommandFailure(.failed, error.description)
        }
        return (0..<buffer.count).map { index in
            let range = Int(buffer.starts[index])..<Int(buffer.ends[index])
            let term = buffer.terms[index]
            return TokenRow(
                position: buffer.positions[index], range: range, surface: String(decoding: bytes[range], as: UTF8.self),
                exact: String(decoding: vocabulary.exactKey(term), as: UTF8.self),
                unmarked: String(decoding: vocabulary.unmarkedKey(vocabulary.unmarkedID(term)), as: UTF8.self))
        }
    }

    private static func table(
        _ tokens: [TokenRow], _ references: [DocumentReference], _ abbreviations: [AbbreviationRow]
    ) -> String {
        var rows = tokens.map { token in
            [
                String(token.position), "\(token.range.lowerBound)-\(token.range.upperBound)",
                DisplayText.oneLine(token.surface), DisplayText.oneLine(token.exact),
                DisplayText.oneLine(token.unmarked),
            ]
        }
        rows += references.map { reference in
            [
                "ref", "\(reference.range.lowerBound)-\(reference.range.upperBound)",
                DisplayText.oneLine(reference.surface), reference.display, reference.instance ?? reference.family,
            ]
        }
        return AlignedColumns.text(rows + abbreviations.map(\.columns))
    }

    private static func json(
        _ bytes: [UInt8], _ tokens: [TokenRow], _ references: [DocumentReference],
        _ abbreviations: [AbbreviationRow]
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("schema", "tracuu.analyze/1")
            writer.member("text", String(decoding: bytes, as: UTF8.self))
            writer.key("tokens")
            writer.array(tokens) { writer, token in
                writer.object { writer in
                    writer.member("position", Int(token.position))
                    writer.writeRange(token.range)
                    writer.member("unit", "utf8")
                    writer.member("surface", token.surface)
                    writer.member("exact", token.exact)
                    writer.member("unmarked", token.unmarked)
                }
            }
            writer.key("references")
            writer.array(references) { writer, reference in
                writer.object { reference.writeMembers(to: &$0, hasRange: true) }
            }
            writer.key("abbreviations")
            writer.array(abbreviations) { writer, abbreviation in
                writer.object { abbreviation.writeMembers(to: &$0) }
            }
        }
        writer.newline()
        return writer.take()
    }
}
