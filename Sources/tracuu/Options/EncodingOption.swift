internal import ArgumentParser
internal import Reports

/// What the bytes of texts and pages are taken for.
struct EncodingOption: ParsableArguments {
    private static let names = ["auto"] + TextEncoding.allCases.map(\.rawValue)

    @Option(
        help: .text(.encoding), completion: .list(Self.names))
    var encoding = "auto"

    /// nil where it is to be told by the text.
    var value: TextEncoding? { TextEncoding(rawValue: encoding) }

    func validate() throws {
        guard Self.names.contains(encoding) else {
            let names = Self.names.joined(separator: ", ")
            throw ValidationError(Wording.invalidChoice.text(.spoken, encoding, "--encoding", names))
        }
    }
}
