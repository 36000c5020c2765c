/// A folder on a disk that may lose what was not synced: as programs see it, and what of it is sure to last.
///
/// A file's bytes last up to where it was synced. What happens to a name lasts once the folder was synced; before that
/// each name may be found in any state it has had since, whatever became of the others: so a file may be there under
/// two names or none, and a removal may be kept while a rename before it is forgotten.
struct FaultyDisk: Sendable {
    private struct Content: Sendable {
        var bytes: [UInt8] = []
        var syncedCount = 0
    }

    /// What becomes of that which was not synced.
    enum PowerCut: Sendable {
        case everythingLost
        /// Names are kept, of files without what was not synced.
        case contentsLost
        /// Contents are kept, but not what happened to names.
        case namesLost
        case everythingKept
        /// Chosen name by name and file by file; bytes may be cut, torn, or others.
        case chosen(seed: UInt64)
    }

    /// By number; numbers are never used again.
    private var contents: [Int: Content] = [:]
    private var next = 0
    private var names: [String: Int] = [:]
    /// The states each name has had since the folder was synced, the lasting one first; nil: there is no such file.
    private var history: [String: [Int?]] = [:]

    var fileNames: [String] { Array(names.keys) }

    func bytes(_ name: String) -> [UInt8]? { names[name].flatMap { contents[$0]?.bytes } }

    private mutating func set(_ name: String, to content: Int?) {
        history[name, default: [names[name]]].append(content)
        names[name] = content
    }

    /// - Returns: the number of the new content.
    mutating func create(_ name: String) -> Int {
        if names[name] != nil { set(name, to: nil) }
        next += 1
        contents[next] = Content()
        set(name, to: next)
        return next
    }

    mutating func append(_ bytes: some Sequence<UInt8>, to content: Int) {
        contents[content]?.bytes.append(contentsOf: bytes)
    }

    mutating func sync(_ content: Int) {
        guard let length = contents[content]?.bytes.count else { return }
        contents[content]?.syncedCount = length
    }

    mutating func rename(_ old: String, to new: String) {
        set(new, to: names[old])
        set(old, to: nil)
    }

    mutating func remove(_ name: String) {
        if names[name] != nil { set(name, to: nil) }
    }

    mutating func syncNames() { history = [:] }

    /// The disk as the next start of the machine finds it.
    func after(_ cut: PowerCut) -> FaultyDisk {
        var after = FaultyDisk()
        after.next = next
        var random = SeededRandom(0)
        if case .chosen(let seed) = cut { random = SeededRandom(seed) }
        for name in Set(names.keys).union(history.keys).sorted() {
            let states = history[name] ?? [names[name]]
            let state: Int? =
                switch cut {
                case .everythingLost, .namesLost: states[0]
                case .everythingKept, .contentsLost: states[states.count - 1]
                case .chosen: states[Int.random(in: 0..<states.count, using: &random)]
                }
            if let state { after.names[name] = state }
        }
        for number in Set(after.names.values).sorted() {
            guard let content = contents[number] else { continue }
            var bytes = content.bytes
            switch cut {
            case .everythingLost, .contentsLost: bytes.removeSubrange(content.syncedCount...)
            case .everythingKept, .namesLost: break
            case .chosen: Self.tear(&bytes, from: content.syncedCount, &random)
            }
            after.contents[number] = Content(bytes: bytes, syncedCount: bytes.count)
        }
        return after
    }

    /// What may be left of bytes that were written and not synced.
    private static func tear(_ bytes: inout [UInt8], from synced: Int, _ random: inout SeededRandom) {
        guard synced < bytes.count else { return }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.removeSubrange(synced...)
        case 1: bytes.removeSubrange(Int.random(in: synced..<bytes.count, using: &random)...)
        case 2:
            // Blocks that have their room and have not been written: zeros, or what lay there before.
            let filler: UInt8 = Bool.random(using: &random) ? 0 : 0xA7
            let size = [16, 64, 512].randomElement(using: &random) ?? 64
            for start in stride(from: synced, to: bytes.count, by: size) where Bool.random(using: &random) {
                for index in start..<min(start + size, bytes.count) { bytes[index] = filler }
            }
        default: break
        }
    }
}
