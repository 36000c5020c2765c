package import Reports

extension IndexDamage {
    /// Where it is and what is wrong, on one line. Which bytes contradict which is told in English, to those who read that;
    /// others have it in JSON.
    package func line(_ language: Language) -> String {
        let place = [file, section].compactMap(\.self).joined(separator: ", ")
        let what: Wording =
            switch code {
            case "missing": .damageMissing
            case "checksum": .damageBytes
            case "contradiction": .damageContradiction
            default: .damageStructure
            }
        let hasDetail = language == .english && (what == .damageContradiction || what == .damageStructure)
        return DisplayText.oneLine(place) + ": " + what.text(language)
            + (hasDetail ? ": " + DisplayText.oneLine(detail) : "")
    }

    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("code", code)
        writer.member("file", file)
        writer.member("section", section)
        writer.member("detail", detail)
    }
}
