extension HTMLTree {
    /// What makers of pages call the boxes that stand in and round a report and are none of it.
    private static let names: Set<String> = [
        "breadcrumb", "breadcrumbs", "doc-them", "lien-quan", "related", "related-news", "related-posts", "share",
        "share-box", "sharing", "sidebar", "social", "social-share", "tin-khac", "tin-lien-quan", "tinlienquan",
        "xem-them",
    ]

    /// Whether the class or the ID of a box says that it holds what stands round a report: teasers of others, buttons.
    func isNamedAsSurrounding(_ element: Int) -> Bool {
        guard nodes[element].tag == .div || nodes[element].tag == .section || nodes[element].tag == .ul else {
            return false
        }
        return ["class", "id"].contains { attribute in
            guard let value = value(element, of: attribute), value.count < 256 else { return false }
            return value.split(separator: 0x20).contains { name in
                let letters = name.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : ASCIILetter.small($0) }
                return Self.names.contains(String(decoding: letters, as: UTF8.self))
            }
        }
    }
}
