internal import Reports

/// Settings, and how results are written.
extension REPLSession {
    mutating func set(_ command: PromptCommand, _ value: String?) -> [Effect] {
        guard value != nil else { return [.print(settingsText(command.rawValue))] }
        switch command {
        case .limit:
            guard let limit = value.flatMap(Int.init), (1...1000).contains(limit) else {
                return refused(command, "1-1000")
            }
            request.limit = limit
            request.offset = 0
            return []
        case .sort: return set(command, value, \.sort)
        case .match: return set(command, value, \.match)
        case .accents: return set(command, value, \.accents)
        case .abbreviations: return set(command, value, \.abbreviations)
        case .dupes:
            guard let chosen = value.flatMap(SearchRequest.Duplicates.init(rawValue:)) else {
                return refused(command, Self.choices(of: command))
            }
            request.duplicates = chosen
            request.offset = 0
            return searchAgain()
        case .mode:
            guard let format = value.flatMap(OutputFormat.init(rawValue:)) else {
                return refused(command, Self.choices(of: command))
            }
            renderer.format = format
            return []
        case .timer:
            guard let value, ["on", "off"].contains(value) else { return refused(command, Self.choices(of: command)) }
            isTimed = value == "on"
            return []
        default: return []
        }
    }

    private mutating func set<Value>(
        _ command: PromptCommand, _ value: String?, _ setting: WritableKeyPath<SearchRequest, Value>
    ) -> [Effect] where Value: RawRepresentable<String> {
        guard let chosen = value.flatMap(Value.init(rawValue:)) else {
            return refused(command, Self.choices(of: command))
        }
        request[keyPath: setting] = chosen
        request.offset = 0
        return searchAgain()
    }

    private mutating func searchAgain() -> [Effect] { page == nil ? [] : search() }

    private func refused(_ command: PromptCommand, _ choices: [String]) -> [Effect] {
        refused(command, choices.joined(separator: ", "))
    }

    func refused(_ command: PromptCommand, _ choices: String) -> [Effect] {
        [.note(Wording.badSetting.text(language, command.text, choices))]
    }

    /// What to say of a command with nothing behind it.
    func wanting(_ command: PromptCommand, _ example: String) -> [Effect] {
        [.note(Wording.commandWantsMore.text(language, command.text, command.text + " " + example))]
    }

    /// The values a command takes, where they are few.
    static func choices(of command: PromptCommand) -> [String] {
        switch command {
        case .sort: SearchRequest.Sort.allCases.map(\.rawValue)
        case .match: SearchRequest.Match.allCases.map(\.rawValue)
        case .accents: SearchRequest.Accents.allCases.map(\.rawValue)
        case .abbreviations: SearchRequest.Abbreviations.allCases.map(\.rawValue)
        case .dupes: SearchRequest.Duplicates.allCases.map(\.rawValue)
        case .mode: OutputFormat.allCases.map(\.rawValue)
        case .timer: ["on", "off"]
        case .facet: FacetField.allCases.map(\.rawValue)
        default: []
        }
    }

    mutating func saveOnce(_ path: String) -> [Effect] {
        guard !path.isEmpty else { return wanting(.once, "ket-qua.txt") }
        let marks = ["\"", "'"]
        let isQuoted = path.count > 2 && marks.contains { path.hasPrefix($0) && path.hasSuffix($0) }
        once = isQuoted ? String(path.dropFirst().dropLast()) : path
        return []
    }

    /// - Parameter name: of the one wanted; nil for all.
    func settingsText(_ name: String? = nil) -> String {
        var rows = [
            ("limit", String(request.limit)), ("sort", request.sort.rawValue), ("match", request.match.rawValue),
            ("accents", request.accents.rawValue),
            ("dupes", (request.duplicates ?? .group).rawValue),
            ("abbreviations", request.abbreviations.rawValue), ("mode", renderer.format.rawValue),
            ("timer", isTimed ? "on" : "off"), ("index", path), ("query", request.query),
        ]
        for (place, condition) in request.conditions.enumerated() { rows.append(("condition \(place + 1)", condition)) }
        return rows.filter { name == nil || $0.0 == name }.map {
            Wording.settings.text(language, $0.0, DisplayText.oneLine($0.1)) + "\n"
        }.joined()
    }
}
