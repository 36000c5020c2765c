/// What a person has put right in one report. It beats what came with the report and what is inferred from it.
package struct Correction: Hashable, Sendable {
    /// What can be corrected, by its name in a corrections file.
    package enum Field: String, CaseIterable, Sendable {
        case title, kicker, author, source, date, province, district, references
    }

    package enum Value: Hashable, Sendable {
        /// The report has none.
        case cleared
        case text(String)
        case texts([String])
    }

    private var values: [Field: Value] = [:]

    package init() {}

    package subscript(field: Field) -> Value? {
        get { values[field] }
        set { values[field] = newValue }
    }

    /// The value of a field that is corrected to a text.
    package func text(_ field: Field) -> String? {
        if case .text(let text) = values[field] { text } else { nil }
    }

    package func clears(_ field: Field) -> Bool { values[field] == .cleared }

    /// The fields that are corrected, in a fixed order.
    package var fields: [Field] { Field.allCases.filter { values[$0] != nil } }

    /// Takes over what a later line says; what it says nothing of stays.
    mutating func merge(_ later: Correction) {
        values.merge(later.values) { $1 }
    }

    /// All of it as bytes, the same for equal corrections: what tells a changed one.
    var bytes: [UInt8] {
        fields.flatMap { field -> [UInt8] in
            let texts: [String]
            switch values[field] {
            case .text(let text): texts = ["1", text]
            case .texts(let list): texts = ["2"] + list
            case .cleared, nil: texts = ["0"]
            }
            return ([field.rawValue] + texts).flatMap { Array($0.utf8) + [0xFF] } + [0xFE]
        }
    }
}
