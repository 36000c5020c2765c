/// Keeps the elements of a page from standing so deep inside one another that the parser gives the page up (it does
/// at 256). An element too deep is left out; what it holds stays, as part of the element round it.
struct HTMLNesting {
    private static let deepest = 240

    private var depth = 0
    private var written: [HTMLTag: Int] = [:]
    private var leftOut: [HTMLTag: Int] = [:]

    /// Whether the start tag is to be written. Elements that are part of a line only are not.
    mutating func open(_ tag: HTMLTag) -> Bool {
        guard tag != .inline else { return false }
        guard tag.levels > 0 else { return true }
        guard depth + tag.levels <= Self.deepest else {
            leftOut[tag, default: 0] += 1
            return false
        }
        depth += tag.levels
        written[tag, default: 0] += 1
        return true
    }

    /// Whether the end tag is to be written: not that of an element that was left out or never begun.
    mutating func close(_ tag: HTMLTag) -> Bool {
        guard tag != .inline else { return false }
        guard tag.levels > 0 else { return true }
        if let count = leftOut[tag], count > 0 {
            leftOut[tag] = count - 1
            return false
        }
        guard let count = written[tag], count > 0 else { return false }
        depth -= tag.levels
        written[tag] = count - 1
        return true
    }
}

extension HTMLTag {
    /// How many levels an element may add: itself and what opens inside it and ends with it. None for elements
    /// that are empty, that a following one of their kind ends, or that hold text only.
    fileprivate var levels: Int {
        switch self {
        case .html, .head, .body, .p, .li, .dd, .dt, .tr, .td, .th, .thead, .tbody, .tfoot, .option, .br, .hr, .meta,
            .link, .input, .embed, .title, .textarea, .script, .style, .iframe, .noembed, .noframes, .inline:
            return 0
        case .table: return 5
        default: return 2
        }
    }
}
