internal import Analysis

/// One line of a corrections file: a report's ID, and what is put right in it.
///
/// ```json
/// {"id":"7396e53a0f4be34c","date":"2008-09-17","province":"Lạng Sơn","author":null,"references":["07-NQ/TU"]}
/// ```
struct CorrectionLine {
    let id: String
    let correction: Correction

    /// Says what is wrong and what to write instead.
    struct Fault: Error {
        var what: String
    }

    /// Takes no part in anything: room for the reason.
    private static let remark = "note"

    init(_ line: ArraySlice<UInt8>) throws(Fault) {
        let members: [(name: String, value: FlatJSON.Value)]
        do throws(FlatJSON.Fault) {
            members = try FlatJSON.members(line)
        } catch {
            throw Fault(
                what: "byte \(error.offset): \(error.what); write one object: {\"id\": \"…\", \"title\": \"…\"}")
        }
        var id: String?
        var correction = Correction()
        for (name, value) in members where name != Self.remark {
            if name == "id" {
                guard case .text(let text) = value, !text.isEmpty else {
                    throw Fault(what: "\"id\" is no string; give the id that search --format ids prints")
                }
                id = text
            } else {
                guard let field = Correction.Field(rawValue: name) else { throw Self.unknownField(name) }
                correction[field] = try Self.value(value, of: field)
            }
        }
        guard let id else { throw Fault(what: "\"id\" is missing; give the id that search --format ids prints") }
        guard !correction.fields.isEmpty else {
            throw Fault(what: "nothing is corrected; give one of \(Self.fieldNames)")
        }
        try Self.place(&correction)
        self.id = id
        self.correction = correction
    }

    /// The report that a line is of which cannot be used as a whole; nil where that cannot be told.
    static func id(of line: ArraySlice<UInt8>) -> String? {
        guard let last = (try? FlatJSON.members(line))?.last(where: { $0.name == "id" }),
            case .text(let id) = last.value,
            !id.isEmpty
        else { return nil }
        return id
    }

    private static var fieldNames: String { Correction.Field.allCases.map(\.rawValue).joined(separator: ", ") }

    private static func unknownField(_ name: String) -> Fault {
        let near = NearestName.of(name, among: Correction.Field.allCases.map(\.rawValue))
        let remedy = near.map { "did you mean \"\($0)\"?" } ?? "give one of \(fieldNames)"
        return Fault(what: "\"\(name)\" is nothing that can be corrected; \(remedy)")
    }

    private static func value(
        _ value: FlatJSON.Value, of field: Correction.Field
    ) throws(Fault) -> Correction.Value {
        switch (field, value) {
        case (_, .null): return .cleared
        case (.references, .texts(let texts)):
            for text in texts where !isReference(text) {
                throw Fault(what: "\"\(text)\" is no document's number; write it like \"07-NQ/TU\"")
            }
            return .texts(texts.map(normalized))
        case (.references, .text): throw Fault(what: "\"references\" is no list; write [\"07-NQ/TU\"]")
        case (_, .texts): throw Fault(what: "\"\(field.rawValue)\" is a list; write one string in quotes")
        case (_, .text(let text)):
            let text = normalized(text)
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw Fault(what: "\"\(field.rawValue)\" is empty; write null to clear it")
            }
            if field == .date, PartialDate(given: text)?.year == nil {
                throw Fault(what: "\"\(text)\" is no date; write it like 2023-11-23, 2023-11 or 2023")
            }
            return .text(text)
        }
    }

    private static func isReference(_ text: String) -> Bool {
        let folded = FoldedText(normalized(text))
        return !ReferenceRecognizer.references(in: folded, passages: [0..<folded.count], context: .init()).isEmpty
    }

    private static func normalized(_ text: String) -> String { TextNormalization.text(Array(text.utf8)) }

    /// Gives province and district the names of the gazetteer. A district without its province must be the only one of
    /// its name, and then says which province is meant.
    private static func place(_ correction: inout Correction) throws(Fault) {
        let gazetteer = Gazetteer.shared
        if let name = correction.text(.province) {
            guard let province = gazetteer.province(named: name) else {
                let near = gazetteer.nearestProvince(to: name)
                let remedy = near.map { "did you mean \"\($0)\"?" } ?? "give one of the 63 provinces before 1 July 2025"
                throw Fault(what: "\"\(name)\" is no province; \(remedy)")
            }
            correction[.province] = .text(province.name)
        }
        guard let name = correction.text(.district) else { return }
        let known = gazetteer.districts(named: name)
        if let province = correction.text(.province) {
            if let found = known.first(where: { $0.province == province }) { correction[.district] = .text(found.name) }
            return
        }
        guard correction[.province] == nil, known.count == 1, let only = known.first else {
            throw Fault(what: "\"\(name)\" alone is not one district that is known; give its \"province\" too")
        }
        correction[.district] = .text(only.name)
        correction[.province] = .text(only.province)
    }
}
