package import Reports

extension IndexDamage {
    /// Where it is and what is wrong, on one line.
    package func line(_ language: Language) -> String {
        let place = [file, section].compactMap(\.self).joined(separator: ", ")
        let detail = DisplayText.oneLine(detail)
        let what =
            switch code {
            case "missing": Wording.damageMissing.text(language)
            case "checksum": Wording.damageBytes.text(language)
            case "contradiction": Wording.damageContradiction.text(language, detail)
            default: Wording.damageStructure.text(language, detail)
            }
        return DisplayText.oneLine(place) + ": " + what
    }

    package func writeMembers(to writer: inout JSONWriter) {
        writer.member("code", code)
        writer.member("file", file)
        writer.member("section", section)
        writer.member("detail", detail)
    }
}
