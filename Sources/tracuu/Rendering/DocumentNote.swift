package import Reports

extension DocumentAnswer.Note {
    /// For scripts; never changes.
    package var code: String {
        switch self {
        case .noNumber: "no-number"
        case .sameNumber: "same-number"
        case .filter(let note): note.code
        case .provinceNotKnown: "province-not-known"
        case .yearNotKnown: "year-not-known"
        }
    }

    /// One line for people.
    /// - Parameter number: what was asked.
    package func message(_ number: String, _ language: Language) -> String {
        switch self {
        case .noNumber: return Wording.noDocumentNumber.text(language, DisplayText.oneLine(number))
        case .sameNumber(let documents, let provinces):
            let wording = provinces > 1 ? Wording.sameNumberProvinces : .sameNumber
            return wording.text(
                language, DisplayText.oneLine(number), language.grouped(documents), language.grouped(provinces))
        case .filter(let note): return note.message(language)
        case .provinceNotKnown(let documents):
            return Wording.documentsWithoutProvince.text(language, language.grouped(documents))
        case .yearNotKnown(let documents):
            return Wording.documentsWithoutYear.text(language, language.grouped(documents))
        }
    }
}

extension DocumentListNote {
    package func message(_ language: Language) -> String {
        switch self {
        case .search(let note): note.message(language)
        case .noNumber(let number): Wording.noDocumentNumber.text(language, DisplayText.oneLine(number))
        }
    }
}
