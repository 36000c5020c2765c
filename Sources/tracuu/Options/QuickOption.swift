/// An option of a table that reads plain arguments without the library that reads all others: a program that starts for
/// one search or one report then takes half as long.
///
/// What is not plain is left to the library, which also words every error: a table reads only what it is sure of, and
/// tests hold it to the library's reading, option by option. It is made of cases and not of closures or key paths,
/// which every start would make anew.
protocol QuickOption: CaseIterable, Equatable {
    associatedtype Invocation

    /// As they are written, with their dashes.
    var names: [String] { get }
    /// Whether no value follows.
    var isFlag: Bool { get }
    /// Whether it may be given several times, with a value each.
    var repeats: Bool { get }
    /// Whether it names the format; two that do are not plain.
    var isFormat: Bool { get }

    /// Does what it says to an invocation; false for a value that means nothing.
    ///
    /// - Parameter value: what follows; empty for a flag.
    func apply(_ value: String, to invocation: inout Invocation) -> Bool
}

extension QuickOption {
    /// Reads arguments into an invocation.
    ///
    /// - Returns: the words that are no options; nil where the library must be asked.
    /// - Complexity: the arguments times the options.
    static func read(
        _ arguments: ArraySlice<String>, by options: [Self], into invocation: inout Invocation
    ) -> [String]? {
        var seen: [Self] = []
        var words: [String] = []
        var rest = arguments
        while let argument = rest.popFirst() {
            guard argument.utf8.first == UInt8(ascii: "-") else {
                words.append(argument)
                continue
            }
            let sign = argument.utf8.firstIndex(of: UInt8(ascii: "="))
            let name = argument[..<(sign ?? argument.endIndex)]
            let joined = sign.map { argument[argument.utf8.index(after: $0)...] }
            guard joined.map({ !$0.isEmpty && name.hasPrefix("--") }) ?? true,
                let option = options.first(where: { $0.names.contains { $0 == name } })
            else { return nil }
            let isFirst = !seen.contains(option)
            if isFirst { seen.append(option) }
            if option.isFlag {
                guard joined == nil, option.apply("", to: &invocation) else { return nil }
            } else {
                guard isFirst || option.repeats, let value = joined.map(String.init) ?? plain(&rest),
                    option.apply(value, to: &invocation)
                else { return nil }
            }
        }
        return seen.count(where: \.isFormat) < 2 ? words : nil
    }

    /// The next argument, if it is the value of the option before it without a doubt.
    private static func plain(_ rest: inout ArraySlice<String>) -> String? {
        guard let first = rest.first?.utf8.first, first != UInt8(ascii: "-") else { return nil }
        return rest.popFirst()
    }

    /// Sets a value to the one that the text names.
    func set<Value: RawRepresentable<String>>(_ value: inout Value, _ text: String) -> Bool {
        guard let named = Value(rawValue: text) else { return false }
        value = named
        return true
    }

    /// Sets a number to one of a range.
    func set(_ number: inout Int, _ text: String, _ range: ClosedRange<Int>) -> Bool {
        guard let value = Int(text), range.contains(value) else { return false }
        number = value
        return true
    }
}
