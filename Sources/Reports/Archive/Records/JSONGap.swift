/// Tells what stands in front of an object of JSON from what is left of one that was damaged.
///
/// Between objects JSON has separators, brackets of arrays and values of other kinds. Programs add comments (phpMyAdmin,
/// Robo 3T), and in front of all a call or an assignment that makes a script of it, or a guard against that (`)]}'`). All
/// else may be what is left of an object.
struct JSONGap {
    private enum State {
        /// Among separators, brackets, numbers and words of JSON.
        case values
        case string, escaped
        /// Behind the first sign of a comment.
        case slash
        case lineComment, blockComment
        /// Behind what may be the first sign of a comment's end.
        case star
        case damage
    }

    /// As many bytes tell damage from other damage.
    private static let mostBytes = 4096
    private static let longestBeginning = 128
    private static let signsOfValues = Set("nulltruefalseNaNInfinity0123456789+-.eE);\u{FEFF}".utf8)

    private var state = State.values
    /// Whether no object and no array has begun yet.
    private var isFirst: Bool
    /// How many arrays are open.
    private(set) var depth: Int
    /// What is neither blank nor a separator, from where ``start`` is.
    private(set) var bytes: [UInt8] = []
    /// Where what is not done with begins.
    private(set) var start: (line: Int, offset: Int64)?
    private var last: UInt8 = 0

    init(depth: Int, isFirst: Bool) { (self.depth, self.isFirst) = (depth, isFirst) }

    /// Whether a brace here begins no object.
    var isInString: Bool { state == .string || state == .escaped }

    /// Whether a brace here begins none unless a name in quotes stands behind it: what looks like a comment may be left of
    /// an object, and the next is not to go with it.
    var isInComment: Bool { state == .lineComment || state == .blockComment || state == .star }

    /// Takes the next byte, which stands at a line and an offset.
    mutating func append(_ byte: UInt8, line: Int, offset: Int64) {
        if !byte.isBlank { last = byte }
        switch state {
        case .values: appendToValues(byte, line, offset)
        case .string where byte == UInt8(ascii: "\\"): state = .escaped
        case .string where byte == UInt8(ascii: "\""): finish()
        case .escaped: state = .string
        case .slash where byte == UInt8(ascii: "/"): state = .lineComment
        case .slash where byte == UInt8(ascii: "*"): state = .blockComment
        case .lineComment where byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"): finish()
        case .star where byte == UInt8(ascii: "/"): finish()
        case .blockComment, .star: state = byte == UInt8(ascii: "*") ? .star : .blockComment
        case .damage where byte == UInt8(ascii: "[") && isBeginning:
            finish()
            open()
        case .lineComment, .damage: break
        // A string of JSON holds no control characters.
        case .string where byte >= 0x20: break
        case .string, .slash: state = .damage
        }
        guard state != .values, !byte.isBlank, byte != UInt8(ascii: ","), bytes.count < Self.mostBytes else { return }
        bytes.append(byte)
    }

    private mutating func appendToValues(_ byte: UInt8, _ line: Int, _ offset: Int64) {
        switch byte {
        case UInt8(ascii: "["): open()
        case UInt8(ascii: "]"): depth = max(0, depth - 1)
        case UInt8(ascii: ","): return
        case _ where byte.isBlank || Self.signsOfValues.contains(byte): return
        default:
            start = (line, offset)
            state =
                switch byte {
                case UInt8(ascii: "\""): .string
                case UInt8(ascii: "/"): .slash
                default: .damage
                }
        }
    }

    private mutating func open() {
        depth += 1
        isFirst = false
    }

    private mutating func finish() {
        state = .values
        start = nil
        bytes.removeAll(keepingCapacity: true)
    }

    /// Whether it may be what a program writes in front of all JSON: something short, without a quote or a brace.
    private var isBeginning: Bool {
        isFirst && bytes.count <= Self.longestBeginning
            && (bytes.elementsEqual("}'".utf8)
                || bytes.allSatisfy { (0x21..<0x7F).contains($0) && !Self.signsOfObjects.contains($0) })
    }

    private static let signsOfObjects = Set("\"{}".utf8)

    /// Ends it in front of an object, or where the file ends.
    ///
    /// - Returns: whether something in it may have been an object.
    mutating func end(isLast: Bool) -> Bool {
        guard state != .values, !(isLast && state == .lineComment), isLast || !isBeginning else { return false }
        // The end of an array that damage stands in front of.
        if last == UInt8(ascii: "]") { depth = 0 }
        return true
    }
}
