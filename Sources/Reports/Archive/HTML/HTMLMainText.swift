/// Finds the part of a page that is its report, and writes it out as lines.
struct HTMLMainText {
    /// With less text than this, in bytes, no part of a page stands out as its report.
    private static let leastText = 160

    private let tree: HTMLTree
    /// For each node, whether it and all in it is no text of the page.
    private var isDropped: [Bool]
    /// For each node, the bytes of text in it that are neither dropped nor part of a link.
    private var weights: [Int]
    /// For each node, the bytes of text in it that are not dropped, links too.
    private var lengths: [Int]
    /// For each node, how many blocks and line breaks stand in it.
    private var blockCounts: [Int]

    /// - Complexity: linear.
    init(_ tree: HTMLTree) {
        self.tree = tree
        isDropped = [Bool](repeating: false, count: tree.nodes.count)
        weights = [Int](repeating: 0, count: tree.nodes.count)
        lengths = weights
        blockCounts = weights
        weigh()
        drop()
    }

    /// The element that holds the report: an `article` or `main` with a third of the page's text, else the box
    /// round most paragraph text, with what little stands round it.
    var root: Int? {
        guard let body = tree.nodes.firstIndex(where: { $0.tag == .body }) ?? tree.nodes.indices.first else {
            return nil
        }
        if let marked = marked(share: weights[body] / 3) { return marked }
        guard var best = densest(), weights[best] >= Self.leastText, weights[best] * 4 >= weights[body] else {
            return body
        }
        while best != body, case let parent = tree.nodes[best].parent, parent >= 0,
            lengths[parent] * 10 <= lengths[best] * 13
        {
            best = parent
        }
        return best
    }

    private func marked(share: Int) -> Int? {
        var best: Int?
        var main: Int?
        for index in tree.nodes.indices where !isDropped[index] && weights[index] > 0 && weights[index] >= share {
            if tree.nodes[index].tag == .article, best.map({ weights[index] > weights[$0] }) ?? true { best = index }
            if tree.nodes[index].tag == .main, main.map({ weights[index] > weights[$0] }) ?? true { main = index }
        }
        guard let main else { return best }
        guard let best, weights[best] * 2 >= weights[main] else { return main }
        return best
    }

    /// Each paragraph counts whole for the box it stands in and half for the box round that.
    private func densest() -> Int? {
        var scores = [Int](repeating: 0, count: tree.nodes.count)
        let blocks = nearestBlocks()
        for index in tree.nodes.indices where tree.nodes[index].kind == .text && weights[index] > 0 {
            var box = blocks[index]
            guard box >= 0 else { continue }
            if tree.nodes[box].tag.isParagraph { box = tree.nodes[box].parent }
            guard box >= 0 else { continue }
            scores[box] += weights[index]
            let outer = tree.nodes[box].parent
            if outer >= 0 { scores[outer] += weights[index] / 2 }
        }
        return scores.indices.max { scores[$0] < scores[$1] }
    }

    /// For each node the block or table cell it stands in, itself where it is one; -1 outside of all.
    private func nearestBlocks() -> [Int] {
        var blocks = [Int](repeating: -1, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() {
            let isCell = node.tag == .td || node.tag == .th
            blocks[index] = node.tag.isBlock || isCell ? index : node.parent >= 0 ? blocks[node.parent] : -1
        }
        return blocks
    }
}

extension HTMLMainText {
    /// Weights and blocks from the leaves up; silent elements weigh nothing.
    private mutating func weigh() {
        for index in tree.nodes.indices.reversed() {
            let node = tree.nodes[index]
            if node.kind == .text {
                weights[index] = tree.value(index).reduce(0) { $0 + (Self.isSpace($1) ? 0 : 1) }
            }
            if node.tag.isSilent || node.tag == .a || node.kind == .attribute { weights[index] = 0 }
            guard node.parent >= 0 else { continue }
            weights[node.parent] += weights[index]
            blockCounts[node.parent] += blockCounts[index] + (node.tag.isBlock || node.tag == .br ? 1 : 0)
        }
    }

    /// Drops what is round the report, from the root down. A header inside an article is the article's own; a form,
    /// header or the like round half of the page's text is the page's frame and no such thing.
    private mutating func drop() {
        let total = tree.nodes.indices.reduce(0) { $0 + (tree.nodes[$1].parent < 0 ? weights[$1] : 0) }
        var isInArticle = [Bool](repeating: false, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() {
            let parent = node.parent
            if parent >= 0 {
                isDropped[index] = isDropped[parent]
                isInArticle[index] = isInArticle[parent]
            }
            if node.tag == .article || node.tag == .main { isInArticle[index] = true }
            guard node.kind == .element, !isDropped[index] else { continue }
            if node.tag.isSilent || tree.has(index, "hidden") {
                isDropped[index] = true
            } else if isSurrounding(node.tag, inArticle: isInArticle[index]) || tree.isNamedAsSurrounding(index) {
                isDropped[index] = weights[index] * 2 < total || total == 0
            }
        }
        reweigh()
    }

    private func isSurrounding(_ tag: HTMLTag, inArticle: Bool) -> Bool {
        switch tag {
        case .nav, .footer, .aside, .form: return true
        case .header: return !inArticle
        default: return false
        }
    }

    private mutating func reweigh() {
        for index in tree.nodes.indices where tree.nodes[index].kind == .element { weights[index] = 0 }
        for index in tree.nodes.indices.reversed() {
            let node = tree.nodes[index]
            if isDropped[index] { weights[index] = 0 }
            if node.kind == .text { lengths[index] = weights[index] }
            guard node.parent >= 0 else { continue }
            lengths[node.parent] += lengths[index]
            if node.tag != .a { weights[node.parent] += weights[index] }
        }
    }
}

extension HTMLMainText {
    /// The text in an element: one block a line, white space run together, no blank lines.
    func text(in root: Int) -> [UInt8] {
        var lines = TextLines()
        let blocks = lineBlocks()
        var index = root
        var block = -2
        while index < tree.nodes[root].end {
            let node = tree.nodes[index]
            if isDropped[index] {
                index = max(index + 1, node.end)
                continue
            }
            if blocks[index] != block, node.kind == .text || node.tag == .hr {
                lines.newline()
                block = blocks[index]
            }
            switch node.tag {
            case .br: lines.newline()
            case .td, .th: lines.space()
            default: break
            }
            if node.kind == .text { lines.append(tree.value(index), keepsLines: isPreformatted(blocks[index])) }
            index += 1
        }
        return lines.finished()
    }

    private func isPreformatted(_ block: Int) -> Bool { block >= 0 && tree.nodes[block].tag == .pre }

    /// For each node the block whose line it is part of: a cell is a block only where blocks stand in it, and not for
    /// one short paragraph, as office programs write what is in a cell.
    private func lineBlocks() -> [Int] {
        var blocks = [Int](repeating: -1, count: tree.nodes.count)
        var isInLine = [Bool](repeating: false, count: tree.nodes.count)
        for (index, node) in tree.nodes.enumerated() {
            let isCell = node.tag == .td || node.tag == .th
            let hasOne = isCell && blockCounts[index] == 1 && lengths[index] <= Self.mostOfCell
            isInLine[index] = hasOne || !isCell && node.parent >= 0 && isInLine[node.parent]
            let isBlock = (node.tag.isBlock || isCell && blockCounts[index] > 0) && !isInLine[index]
            blocks[index] = isBlock ? index : node.parent >= 0 ? blocks[node.parent] : -1
        }
        return blocks
    }

    /// Bytes of text in a cell of a table that is one, and no layout of the page.
    private static let mostOfCell = 120

    /// The text of the first such element that has some, looking first inside `root`, then everywhere.
    func firstText(of tag: HTMLTag, inside root: Int) -> String? {
        let inner = root..<tree.nodes[root].end
        for range in [inner, tree.nodes.indices] {
            for index in range where tree.nodes[index].tag == tag {
                let isShown = !isDropped[index] || tag == .title
                let line = isShown ? TextLines.oneLine(texts(in: index)) : ""
                if !line.isEmpty { return line }
            }
        }
        return nil
    }

    private func texts(in element: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for index in element..<tree.nodes[element].end where tree.nodes[index].kind == .text {
            bytes += tree.value(index)
        }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }
}
