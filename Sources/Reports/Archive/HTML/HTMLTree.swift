private import CHTML

/// A page as a flat array of nodes in document order; an element stands before its attributes and children.
struct HTMLTree {
    struct Node {
        enum Kind { case element, attribute, text }

        var kind: Kind
        /// An element's tag; `inline` for other nodes.
        var tag: HTMLTag
        /// The element it belongs to; -1 for a root.
        var parent: Int
        /// The node behind its last descendant.
        var end: Int
        fileprivate var name: Range<Int>
        /// What a text or attribute says.
        fileprivate var value: Range<Int>
    }

    private(set) var nodes: [Node] = []
    private let bytes: [UInt8]

    /// - Parameter page: well-formed UTF-8 without NULs.
    /// - Throws: `tooLarge` where the page is of more nodes than the limits allow.
    /// - Complexity: linear.
    init?(page: [UInt8], within limits: ArchiveOptions.Limits) throws(Skipped.Reason) {
        guard let tidied = HTMLMarkup.rewritten(page, mostNodes: limits.mostNodes(ofPage: page.count)) else {
            throw .tooLarge(.memory)
        }
        self.init(tidied)
    }

    /// - Parameter utf8: well-formed, without NULs, and tidied by ``HTMLMarkup``.
    private init?(_ utf8: [UInt8]) {
        let page = unsafe utf8.withUnsafeBufferPointer { input -> OpaquePointer? in
            guard let start = input.baseAddress else { return nil }
            return unsafe chtml_parse(start, Int64(input.count))
        }
        guard let page = unsafe page else { return nil }
        defer { unsafe chtml_free(page) }
        var length: Int64 = 0
        let start = unsafe chtml_bytes(page, &length)
        bytes = unsafe Array(UnsafeBufferPointer(start: start, count: Int(length)))
        var count: Int64 = 0
        let first = unsafe chtml_nodes(page, &count)
        nodes.reserveCapacity(Int(count))
        let flat = unsafe UnsafeBufferPointer(start: first, count: Int(count))
        for index in 0..<Int(count) { append(unsafe flat[index]) }
        for index in nodes.indices.reversed() where nodes[index].parent >= 0 {
            let parent = nodes[index].parent
            nodes[parent].end = max(nodes[parent].end, nodes[index].end)
        }
    }

    private mutating func append(_ node: chtml_node) {
        let name = Int(node.name)..<Int(node.name + node.name_length)
        let value = Int(node.value)..<Int(node.value + node.value_length)
        let kind: Node.Kind = node.kind == chtml_element ? .element : node.kind == chtml_text ? .text : .attribute
        let tag = kind == .element ? HTMLTag(name: string(name)) : .inline
        nodes.append(
            Node(kind: kind, tag: tag, parent: Int(node.parent), end: nodes.count + 1, name: name, value: value))
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The bytes of a text or of an attribute's value.
    func value(_ node: Int) -> ArraySlice<UInt8> { bytes[nodes[node].value] }

    /// An element's attributes that have a value, by lower-case names.
    func attributes(_ element: Int) -> [String: String] {
        var attributes: [String: String] = [:]
        var index = element + 1
        while index < nodes[element].end, nodes[index].kind == .attribute {
            attributes[string(nodes[index].name)] = string(nodes[index].value)
            index += 1
        }
        return attributes
    }

    /// Whether an element has an attribute, with a value or without.
    func has(_ element: Int, _ attribute: String) -> Bool { value(element, of: attribute) != nil }

    /// The bytes of an element's attribute; nil where it has none of that name.
    func value(_ element: Int, of attribute: String) -> ArraySlice<UInt8>? {
        var index = element + 1
        while index < nodes[element].end, nodes[index].kind == .attribute {
            if bytes[nodes[index].name].elementsEqual(attribute.utf8) { return value(index) }
            index += 1
        }
        return nil
    }
}
