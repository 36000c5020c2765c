import Foundation
import FoundationXML

/// What a GraphML text holds, read by another parser than its writer's.
struct XMLText {
    struct Malformed: Error {}

    private final class Reader: NSObject, XMLParserDelegate {
        var nodes: [String] = []
        var edges: [(source: String, target: String)] = []

        func parser(
            _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if element == "node" { nodes.append(attributes["id"] ?? "") }
            if element == "edge" { edges.append((attributes["source"] ?? "", attributes["target"] ?? "")) }
        }
    }

    let nodes: [String]
    let edges: [(source: String, target: String)]

    init(_ text: String) throws {
        let reader = Reader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        guard parser.parse() else { throw Malformed() }
        nodes = reader.nodes
        edges = reader.edges
    }
}
