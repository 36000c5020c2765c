package import Reports

extension IndexDamage {
    /// Where it is and what is wrong, on one line.
    package func line(_ language: Language) -> String {
        let place = [file, section].compactMap(\.self).joined(separator: ", ")
        let what: Wording =
            switch code {
            case "missing": .damageMissing
            case "checksum": .damageBytes
            case "contradiction": .damageContradiction
            default: .damageStructure
            }
        let hasDetail = what == .damageContradiction || what == .damageStructure
        return DisplayText.oneLine(place) + ": " + what.text(language)
            + (hasDetail ? ": " + DisplayText.oneLine(Self.told(detail, language)) : "")
    }

    /// A detail as ``detail`` has it, in a language.
    package static func told(_ detail: String, _ language: Language) -> String {
        language == .vietnamese ? InputMessage.vietnamese(detail, sentences) : detail
    }

    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("code", code)
        writer.member("file", file)
        writer.member("section", section)
        writer.member("detail", detail)
    }
}
