internal import Analysis
package import Reports

/// Lists of IDs, which programs read line by line.
extension PageRenderer {
    /// IDs, each with what ends it behind it. One that would be read back as another ID, or as two, is left out: an ID with a
    /// line break in it must not have other reports deleted.
    func list(_ ids: [String]) -> String {
        ids.filter(isListable).map { $0 + (isNullTerminated ? "\0" : "\n") }.joined()
    }

    /// What to say of the IDs that a list of the page leaves out.
    package func leftOut(_ page: SearchResults) -> String? { leftOut(page.hits.map(\.report.id)) }

    /// What to say of the IDs that a list of the documents' reports leaves out.
    package func leftOut(_ answer: DocumentAnswer) -> String? {
        leftOut(answer.documents.flatMap(\.citing).map(\.report))
    }

    private func leftOut(_ ids: [String]) -> String? {
        guard format == .ids else { return nil }
        let left = Set(ids.map { ByteString($0) }).filter { !isListable($0.text) }
        guard let example = left.min() else { return nil }
        let wording: Wording = isNullTerminated ? .unlistedWithNull : .unlisted
        return wording.text(human.language, human.language.grouped(left.count), DisplayText.oneLine(example.text))
    }

    private func isListable(_ id: String) -> Bool {
        !id.unicodeScalars.contains { scalar in
            isNullTerminated ? scalar.value == 0 : Self.breaksLine(scalar.value)
        }
    }

    /// What one program or another takes for the end of a line, or of an ID.
    private static func breaksLine(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0, 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }
}
