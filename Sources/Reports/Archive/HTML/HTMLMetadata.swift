/// What a page says of itself in `meta` and `link` elements and in JSON-LD.
struct HTMLMetadata {
    private var properties: [String: String] = [:]
    private var canonical: String?
    private var linked = LinkedData()

    /// - Complexity: linear.
    init(_ tree: HTMLTree) {
        for (index, node) in tree.nodes.enumerated() where node.kind == .element {
            switch node.tag {
            case .meta: readMeta(tree.attributes(index))
            case .link: readLink(tree.attributes(index))
            case .script: readScript(tree, index)
            case .time: readTime(tree.attributes(index))
            default: break
            }
        }
    }

    /// Open Graph's title.
    var title: String? { first(["og:title"]) }

    var author: String? {
        let names = ["author", "article:author", "dc.creator", "dc:creator", "dcterms.creator"]
        // Some sites give the address of the author's page instead of a name.
        return first(names).flatMap { $0.contains("://") ? nil : $0 } ?? linked.author
    }

    /// When the page was published, as written, mostly in ISO 8601; the day alone of a date as messages write it.
    var date: String? {
        let written =
            first([
                "article:published_time", "datepublished", "og:published_time", "pubdate", "publishdate",
                "publish_date", "dc.date.issued", "dc.date", "dcterms.issued",
            ]) ?? linked.datePublished ?? first(["time:datepublished"])
        return written.flatMap(MailDate.iso) ?? written
    }

    /// The site's name.
    var source: String? { first(["og:site_name"]) ?? linked.publisher }

    var url: String? { canonical ?? first(["og:url"]) }

    var headline: String? { linked.headline }

    private func first(_ names: [String]) -> String? {
        for name in names {
            if let value = properties[name] { return value }
        }
        return nil
    }

    private mutating func readMeta(_ attributes: [String: String]) {
        guard let content = attributes["content"] else { return }
        for kind in ["property", "name", "itemprop"] {
            guard let name = attributes[kind] else { continue }
            keep(content, as: ASCIILetter.small(name))
        }
    }

    private mutating func readTime(_ attributes: [String: String]) {
        guard let moment = attributes["datetime"],
            attributes["itemprop"].map({ ASCIILetter.small($0) }) == "datepublished"
        else { return }
        keep(moment, as: "time:datepublished")
    }

    private mutating func keep(_ value: String, as name: String) {
        let line = TextLines.oneLine(Array(value.utf8))
        if !line.isEmpty, properties[name] == nil { properties[name] = line }
    }

    private mutating func readLink(_ attributes: [String: String]) {
        guard canonical == nil, attributes["rel"].map({ ASCIILetter.small($0) }) == "canonical" else { return }
        canonical = attributes["href"].flatMap { $0.isEmpty ? nil : $0 }
    }

    private mutating func readScript(_ tree: HTMLTree, _ element: Int) {
        guard tree.attributes(element)["type"].map({ ASCIILetter.small($0) }) == "application/ld+json" else { return }
        for index in element..<tree.nodes[element].end where tree.nodes[index].kind == .text {
            linked.read(tree.value(index))
        }
    }
}
