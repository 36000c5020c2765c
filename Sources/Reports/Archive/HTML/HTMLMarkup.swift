/// Rewrites a page so that the parser can neither be led astray nor take quadratic time over it: only tags that
/// matter to the text, with few and short attributes, all quoted, and not too deep inside one another; no comments,
/// declarations, scripts or styles (but JSON-LD); every other `<` escaped.
struct HTMLMarkup {
    /// The parser compares each attribute of a tag with all those before it.
    private static let mostAttributes = 32
    private static let longestValue = 4096
    private static let longestName = 64
    /// Elements whose content is not markup.
    private static let raw: Set<String> = ["script", "style", "iframe", "noembed", "noframes", "xmp"]
    /// Elements whose content is text, without tags.
    private static let textOnly: Set<String> = ["title", "textarea"]

    private let page: [UInt8]
    private let mostNodes: Int
    /// What the parser will make of the output: an attribute is a node, and so is its value.
    private var nodes = 0
    private var output: [UInt8] = []
    private var index = 0
    /// Elements known to be closed nowhere in the rest of the page: they are not searched for again.
    private var unclosed: Set<String> = []
    private var nesting = HTMLNesting()

    /// - Parameter mostNodes: the most that the parser may be given to make, about.
    /// - Returns: nil where it would make more.
    /// - Complexity: linear.
    static func rewritten(_ page: [UInt8], mostNodes: Int) -> [UInt8]? {
        var markup = HTMLMarkup(page: page, mostNodes: mostNodes)
        markup.output.reserveCapacity(page.count)
        markup.run()
        return markup.nodes <= mostNodes ? markup.output : nil
    }

    private init(page: [UInt8], mostNodes: Int) {
        self.page = page
        self.mostNodes = mostNodes
    }

    private mutating func run() {
        while index < page.count, nodes <= mostNodes {
            let open = firstIndex(of: UInt8(ascii: "<"), from: index) ?? page.count
            copy(index..<open)
            index = open
            guard index < page.count else { return }
            switch byte(1) {
            case UInt8(ascii: "!") where byte(2) == UInt8(ascii: "-") && byte(3) == UInt8(ascii: "-"): passComment()
            case UInt8(ascii: "!"), UInt8(ascii: "?"): passDeclaration()
            case UInt8(ascii: "/"): endTag()
            case let letter? where Self.isLetter(letter): startTag()
            default:
                write("&lt;")
                index += 1
            }
        }
    }

    /// The byte `offset` behind where we are.
    private func byte(_ offset: Int) -> UInt8? { index + offset < page.count ? page[index + offset] : nil }

    private func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        ByteSearch.firstIndex(of: byte, in: page, min(start, page.count)..<page.count)
    }

    private mutating func copy(_ range: Range<Int>) {
        if !range.isEmpty { nodes += 1 }
        output += page[range]
    }

    private mutating func write(_ text: String) { output += text.utf8 }

    private mutating func passComment() {
        var dash = index + 2
        while let end = firstIndex(of: UInt8(ascii: ">"), from: dash) {
            let isEnd = page[end - 1] == UInt8(ascii: "-") && page[end - 2] == UInt8(ascii: "-")
            if isEnd || end == index + 4 {
                index = end + 1
                return
            }
            dash = end + 1
        }
        index = page.count
    }

    private mutating func passDeclaration() {
        index = firstIndex(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? page.count
    }

    private mutating func endTag() {
        let start = index + 2
        let end = nameEnd(from: start)
        if end > start, Self.isLetter(page[start]) {
            let name = lowercase(start..<end)
            if nesting.close(HTMLTag(name: name)) { write("</" + name + ">") }
        }
        passDeclaration()
    }
}

extension HTMLMarkup {
    private mutating func startTag() {
        let nameRange = index + 1..<nameEnd(from: index + 1)
        let name = lowercase(nameRange)
        let outputStart = output.count
        write("<" + name)
        index = nameRange.upperBound
        var count = 0
        var isLinkedData = false
        while let attribute = nextAttribute() {
            count += 1
            guard count <= Self.mostAttributes, attribute.name.count <= Self.longestName,
                attribute.value.count <= Self.longestValue
            else { continue }
            nodes += 2
            let key = lowercase(attribute.name)
            write(" " + key + "=\"")
            quote(attribute.value)
            write("\"")
            isLinkedData = isLinkedData || (key == "type" && lowercase(attribute.value).hasSuffix("ld+json"))
        }
        guard index < page.count else {
            // Cut off inside the tag.
            output.removeLast(output.count - outputStart)
            return
        }
        let isClosed = page[index - 1] == UInt8(ascii: "/")
        index += 1
        if isClosed || nesting.open(HTMLTag(name: name)) {
            nodes += 1
            write(isClosed ? "/>" : ">")
        } else {
            output.removeLast(output.count - outputStart)
        }
        if !isClosed { content(of: name, isKept: isLinkedData) }
    }

    /// Passes over the content of an element that holds no markup, or writes it as text.
    private mutating func content(of name: String, isKept: Bool) {
        let isRaw = Self.raw.contains(name)
        guard isRaw || Self.textOnly.contains(name), !unclosed.contains(name) else { return }
        guard let end = closing(name) else {
            unclosed.insert(name)
            if isRaw { index = page.count }
            return
        }
        if isRaw {
            if isKept { copy(index..<end) }
        } else {
            quote(index..<end)
        }
        index = end
    }

    /// Where the end tag of an element stands.
    private func closing(_ name: String) -> Int? {
        let name = Array(name.utf8)
        var start = index
        while let open = firstIndex(of: UInt8(ascii: "<"), from: start) {
            let end = open + 2 + name.count
            if end <= page.count, page[open + 1] == UInt8(ascii: "/"),
                page[open + 2..<end].elementsEqual(name, by: { Self.lower($0) == $1 })
            {
                return open
            }
            start = open + 1
        }
        return nil
    }

    /// Moves past the next attribute; nil at the tag's `>`, where we then are, and at the page's end.
    private mutating func nextAttribute() -> (name: Range<Int>, value: Range<Int>)? {
        while let first = byte(0), first != UInt8(ascii: ">") {
            let start = index
            index = nameEnd(from: start)
            if index == start {
                index += 1
                continue
            }
            let name = start..<index
            passSpace()
            guard byte(0) == UInt8(ascii: "=") else { return (name, index..<index) }
            index += 1
            passSpace()
            return (name, value())
        }
        return nil
    }

    private mutating func value() -> Range<Int> {
        if let quote = byte(0), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            let end = firstIndex(of: quote, from: start) ?? page.count
            index = min(end + 1, page.count)
            return start..<end
        }
        let start = index
        while let next = byte(0), next > 0x20, next != UInt8(ascii: ">") { index += 1 }
        // In `<br class=x/>` the stroke ends the tag.
        let isStroke = index > start && byte(0) == UInt8(ascii: ">") && page[index - 1] == UInt8(ascii: "/")
        return start..<(isStroke ? index - 1 : index)
    }

    private mutating func passSpace() {
        while let next = byte(0), next <= 0x20 { index += 1 }
    }

    private mutating func quote(_ range: Range<Int>) {
        for byte in page[range] {
            switch byte {
            case UInt8(ascii: "<"): write("&lt;")
            case UInt8(ascii: ">"): write("&gt;")
            case UInt8(ascii: "\""): write("&quot;")
            default: output.append(byte)
            }
        }
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < page.count, Self.isName(page[end]) { end += 1 }
        return end
    }

    private func lowercase(_ range: Range<Int>) -> String {
        String(decoding: page[range].prefix(Self.longestName).map(Self.lower), as: UTF8.self)
    }

    private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(lower(byte)) }

    private static func isName(_ byte: UInt8) -> Bool {
        isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ".")
    }
}
