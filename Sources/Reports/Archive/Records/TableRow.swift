/// One row of a table in text, byte by byte (RFC 4180): fields may stand in double quotes, and then hold separators,
/// line ends and doubled quotes.
struct TableRow {
    private enum Place { case start, plain, quoted, behindQuote }

    /// Where a quote stands in the row, both from 0.
    struct Opening {
        var line: Int
        var byte: Int
    }

    private let separator: UInt8
    private var fields: [[UInt8]] = []
    private var field: [UInt8] = []
    private var place = Place.start
    /// Where the last quote stands that was opened.
    private(set) var opening = Opening(line: 0, byte: 0)
    /// Whether the last byte stands right behind the closing quote of a field of several lines, where no text belongs:
    /// that may be the opening quote of another field, and the one before it open.
    private(set) var isAstray = false
    /// Whether the row ends because nothing closes its last quote.
    var isUnclosed = false
    /// Whether the line end that ends the row has been taken.
    private(set) var isEnded = false
    /// How many bytes were taken.
    private(set) var count = 0
    /// How many line ends were taken, inside fields too.
    private(set) var lines = 0
    /// Whether bytes are only counted and no longer kept.
    var isDropped = false {
        didSet {
            if isDropped {
                fields = []
                field = []
            }
        }
    }

    /// Fields beyond this are dropped.
    private static let mostFields = 1000

    init(separator: UInt8) { self.separator = separator }

    mutating func take(_ byte: UInt8) {
        count += 1
        isAstray = false
        if byte == UInt8(ascii: "\n") { lines += 1 }
        let isQuote = byte == UInt8(ascii: "\"")
        switch place {
        case .start where isQuote:
            place = .quoted
            opening = Opening(line: lines, byte: count - 1)
        case .quoted where isQuote: place = .behindQuote
        case .quoted: keep(byte)
        case .behindQuote where isQuote:
            keep(byte)
            place = .quoted
        case .start, .plain, .behindQuote: takePlain(byte)
        }
    }

    private mutating func takePlain(_ byte: UInt8) {
        if byte == separator {
            endField()
        } else if byte == UInt8(ascii: "\n") {
            isEnded = true
        } else {
            isAstray = place == .behindQuote && lines > opening.line && byte > 0x20
            keep(byte)
            // White space before a quote is no part of a field that is quoted.
            if place == .start, byte == 0x20 { return }
            place = .plain
        }
    }

    private mutating func keep(_ byte: UInt8) {
        if !isDropped { field.append(byte) }
    }

    private mutating func endField() {
        if !isDropped, fields.count < Self.mostFields { fields.append(field) }
        field.removeAll(keepingCapacity: true)
        place = .start
    }

    /// Whether a quote is open.
    var isWithinQuotes: Bool { place == .quoted }

    /// The fields, without the carriage return of the line end.
    func finished() -> [[UInt8]] {
        var last = field
        if last.last == UInt8(ascii: "\r") { last.removeLast() }
        return fields + [last]
    }
}
