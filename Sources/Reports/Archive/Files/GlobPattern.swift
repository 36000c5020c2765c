/// A pattern of file paths: `*` and `?` within a name, `[a-z]` and `[!a-z]`, `**` for any folders, `\` before a sign
/// that is meant as it stands. Names and patterns are compared as Unicode scalars in NFC.
struct GlobPattern: Hashable, Sendable {
    /// A name's scalars.
    typealias Name = [UInt32]

    private enum Element: Hashable {
        case scalar(UInt32)
        case any
        case anyRun
        case set([ClosedRange<UInt32>], isNegated: Bool)
    }

    private enum Segment: Hashable {
        case name([Element])
        /// Any number of folders, or none.
        case anyDepth
    }

    private let segments: [Segment]

    /// - Parameters:
    ///   - text: without a slash at its end.
    ///   - isAnchored: whether it begins at the folder it belongs to; else at any depth below.
    /// - Complexity: linear.
    init(_ text: ArraySlice<UInt32>, isAnchored: Bool) {
        let parts = text.split(separator: UInt32(UInt8(ascii: "/")))
        var segments: [Segment] = isAnchored ? [] : [.anyDepth]
        for (index, part) in parts.enumerated() {
            if part.elementsEqual([0x2A, 0x2A]) {
                if segments.last != .anyDepth { segments.append(.anyDepth) }
                // Everything inside the folder, but not the folder.
                if index == parts.count - 1 { segments.append(.name([.anyRun])) }
            } else {
                segments.append(.name(Self.elements(part)))
            }
        }
        self.segments = segments
    }

    /// - Parameter path: the names from the folder that the pattern belongs to.
    /// - Complexity: the product of the lengths of path and pattern.
    func matches(_ path: ArraySlice<Name>) -> Bool {
        var segment = 0
        var place = path.startIndex
        var retry: (segment: Int, place: Int)?
        while place < path.endIndex {
            if segment < segments.count, segments[segment] == .anyDepth {
                retry = (segment, place)
                segment += 1
            } else if segment < segments.count, case .name(let elements) = segments[segment],
                Self.matches(elements, path[place])
            {
                segment += 1
                place += 1
            } else if let last = retry {
                retry = (last.segment, last.place + 1)
                segment = last.segment + 1
                place = last.place + 1
            } else {
                return false
            }
        }
        return segments[segment...].allSatisfy { $0 == .anyDepth }
    }

    private static func matches(_ elements: [Element], _ name: Name) -> Bool {
        var element = 0
        var place = 0
        var retry: (element: Int, place: Int)?
        while place < name.count {
            if element < elements.count, elements[element] == .anyRun {
                retry = (element, place)
                element += 1
            } else if element < elements.count, matches(elements[element], name[place]) {
                element += 1
                place += 1
            } else if let last = retry {
                retry = (last.element, last.place + 1)
                element = last.element + 1
                place = last.place + 1
            } else {
                return false
            }
        }
        return elements[element...].allSatisfy { $0 == .anyRun }
    }

    private static func matches(_ element: Element, _ scalar: UInt32) -> Bool {
        switch element {
        case .scalar(let wanted): wanted == scalar
        case .any: true
        case .anyRun: false
        case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
        }
    }

    // MARK: Reading a pattern

    private static func elements(_ part: ArraySlice<UInt32>) -> [Element] {
        var elements: [Element] = []
        var rest = part
        while let scalar = rest.popFirst() {
            switch scalar {
            case UInt32(UInt8(ascii: "*")):
                if elements.last != .anyRun { elements.append(.anyRun) }
            case UInt32(UInt8(ascii: "?")):
                elements.append(.any)
            case UInt32(UInt8(ascii: "\\")):
                elements.append(.scalar(rest.popFirst() ?? scalar))
            case UInt32(UInt8(ascii: "[")):
                elements.append(set(&rest) ?? .scalar(scalar))
            default:
                elements.append(.scalar(scalar))
            }
        }
        return elements
    }

    /// What stands behind `[`, which is then read up to its `]`; nil, and nothing read, where there is none.
    private static func set(_ rest: inout ArraySlice<UInt32>) -> Element? {
        var inside = rest
        let isNegated = inside.first == UInt32(UInt8(ascii: "!")) || inside.first == UInt32(UInt8(ascii: "^"))
        if isNegated { inside.removeFirst() }
        var ranges: [ClosedRange<UInt32>] = []
        while var low = inside.popFirst() {
            if low == UInt32(UInt8(ascii: "]")), !ranges.isEmpty {
                rest = inside
                return .set(ranges, isNegated: isNegated)
            }
            if low == UInt32(UInt8(ascii: "\\")), let escaped = inside.popFirst() { low = escaped }
            var high = low
            if inside.first == UInt32(UInt8(ascii: "-")), let next = inside.dropFirst().first,
                next != UInt32(UInt8(ascii: "]"))
            {
                high = next
                inside.removeFirst(2)
            }
            // A range that runs backwards holds nothing.
            if low <= high { ranges.append(low...high) } else { ranges.append(UInt32.max...UInt32.max) }
        }
        return nil
    }
}
