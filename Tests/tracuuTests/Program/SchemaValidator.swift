import Foundation

/// Holds JSON to schemas: the part of JSON Schema that ours are written in. Stricter than the standard in one thing: a
/// key that a schema does not name is a fault, so that no key goes undocumented.
struct SchemaValidator {
    private let schemas: [String: [String: Any]]

    init(folder: URL) throws {
        var schemas: [String: [String: Any]] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            schemas[file.lastPathComponent] =
                try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any]
        }
        self.schemas = schemas
    }

    func faults(_ value: Any, file: String) -> [String] {
        guard let schema = schemas[file] else { return ["there is no \(file)"] }
        return faults(value, schema, file, "")
    }

    private func faults(_ value: Any, _ schema: [String: Any], _ file: String, _ place: String) -> [String] {
        var found: [String] = []
        if let reference = schema["$ref"] as? String {
            let (target, name) = resolved(reference, file)
            found += target.map { faults(value, $0, name, place) } ?? ["\(place): \(reference) leads nowhere"]
        }
        if let choices = schema["anyOf"] as? [[String: Any]] {
            let each = choices.map { faults(value, $0, file, place) }
            if !each.contains(where: \.isEmpty) { found.append("\(place): none fits: \(each)") }
        }
        if let constant = schema["const"] as? String, value as? String != constant {
            found.append("\(place): \(value) for \(constant)")
        }
        if let values = schema["enum"] as? [String], !values.contains(value as? String ?? "") {
            found.append("\(place): \(value) is none of \(values)")
        }
        if let type = schema["type"] {
            let types = type as? [String] ?? [type as? String ?? ""]
            if !types.contains(where: { Self.isOf($0, value) }) { found.append("\(place): \(value) is no \(types)") }
        }
        if let pattern = schema["pattern"] as? String, let text = value as? String,
            text.range(of: pattern, options: .regularExpression) == nil
        {
            found.append("\(place): \(text) is not like \(pattern)")
        }
        if let number = (value as? NSNumber)?.doubleValue {
            if let least = schema["minimum"] as? Double, number < least { found.append("\(place): \(number)") }
            if let most = schema["maximum"] as? Double, number > most { found.append("\(place): \(number)") }
        }
        if let object = value as? [String: Any] { found += keyFaults(object, schema, file, place) }
        if let elements = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, element) in elements.enumerated() {
                found += faults(element, items, file, "\(place)[\(index)]")
            }
        }
        return found
    }

    private func keyFaults(
        _ object: [String: Any], _ schema: [String: Any], _ file: String, _ place: String
    ) -> [String] {
        var found = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map { "\(place): no \($0)" }
        let properties = schema["properties"] as? [String: [String: Any]]
        let others = schema["additionalProperties"] as? [String: Any]
        guard properties != nil || others != nil else { return found }
        for (key, value) in object {
            if let schema = properties?[key] ?? others {
                found += faults(value, schema, file, place + "." + key)
            } else {
                found.append("\(place): \(key) is not named")
            }
        }
        return found
    }

    private func resolved(_ reference: String, _ file: String) -> (schema: [String: Any]?, file: String) {
        let parts = reference.split(separator: "#", omittingEmptySubsequences: false)
        let name = parts[0].isEmpty ? file : String(parts[0])
        var schema = schemas[name]
        for key in parts.count > 1 ? parts[1].split(separator: "/") : [] {
            schema = schema?[String(key)] as? [String: Any]
        }
        return (schema, name)
    }

    private static func isOf(_ type: String, _ value: Any) -> Bool {
        let number = value as? NSNumber
        let isBoolean = number.map { unsafe String(cString: $0.objCType) == "c" } ?? false
        switch type {
        case "null": return value is NSNull
        case "string": return value is String
        case "boolean": return isBoolean
        case "array": return value is [Any]
        case "object": return value is [String: Any]
        case "integer": return number.map { !isBoolean && $0.doubleValue == $0.doubleValue.rounded() } ?? false
        default: return number != nil && !isBoolean
        }
    }
}
