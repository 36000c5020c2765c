/// The language the program speaks to its user. What scripts read is never translated.
package enum Language: String, CaseIterable, Sendable {
    case vietnamese = "vi"
    case english = "en"

    /// The language asked for, else that of the first variable that is set: `TRACUU_LANG`, `LC_ALL`, `LC_MESSAGES`,
    /// `LANG`. A locale that is neither Vietnamese nor English, `C` too, gives English.
    package static func chosen(
        option: Language?, variable: (String) -> String? = Environment.variable
    ) -> Language {
        if let option { return option }
        for name in ["TRACUU_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            if let locale = variable(name) {
                return locale == "vi" || locale.hasPrefix("vi_") || locale.hasPrefix("vi.") ? .vietnamese : .english
            }
        }
        return .english
    }

    /// The language of this run of the program, before any of its arguments is read: what help and errors about the
    /// arguments themselves are worded in.
    package static let spoken = chosen(option: asked(CommandLine.arguments))

    private static func asked(_ arguments: [String]) -> Language? {
        for (place, argument) in arguments.enumerated() {
            if argument == "--" { return nil }
            if argument == "--lang", place + 1 < arguments.count { return Language(rawValue: arguments[place + 1]) }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
        }
        return nil
    }

    /// A whole number with its thousands set apart: `12.345` or `12,345`.
    package func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(self == .vietnamese ? "." : ",") }
            text.append(digit)
        }
        return text
    }

    /// A number with one decimal: `3,1` or `3.1`.
    package func decimal(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return grouped(tenths / 10) + (self == .vietnamese ? "," : ".") + String(abs(tenths % 10))
    }

    /// A number of ten-thousandths, with four decimals: `3,1416` or `3.1416`.
    package func decimal(tenThousandths number: Int) -> String {
        let fraction = String(10_000 + number.magnitude % 10_000).dropFirst()
        let whole = grouped(Int(number.magnitude / 10_000))
        return (number < 0 ? "-" : "") + whole + (self == .vietnamese ? "," : ".") + fraction
    }
}
