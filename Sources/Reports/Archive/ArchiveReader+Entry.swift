extension ArchiveReader {
    /// The next item of the JSONL being read; nil at its end.
    mutating func nextLine() -> ArchiveItem? {
        guard var current = lines else { return nil }
        // Moved out and back, so that its buffer has one owner and is not copied.
        lines = nil
        do {
            guard let line = try current.reader.next() else { return nil }
            let place = current.place
            lines = current
            return item(line, place)
        } catch {
            return failed(error, current.place)
        }
    }

    private func item(_ line: JSONLineReader.Line, _ place: Place) -> ArchiveItem {
        switch line {
        case .record(let record, let number, let repairs):
            let encoding = RawReport.Encoding(name: TextEncoding.utf8.rawValue, confidence: 1, repairs: repairs)
            var raw = RawReport(
                location: place.record(number), text: record.text, given: record.given, encoding: encoding)
            raw.offsetsInFile = record.offsets
            return .report(raw)
        case .skipped(let reason, let number):
            var skipped = place.skipped(reason)
            skipped.location = place.record(number)
            if case .tooLarge = reason { skipped.place += "#\(number)" }
            return .skipped(skipped)
        }
    }

    /// The next item of the innermost archive; nil where an entry gives none, and at its end, which leaves it.
    mutating func nextInArchive() -> ArchiveItem? {
        guard let level = levels.last else { return nil }
        var place = level.place
        do {
            guard try level.archive.next() else {
                levels.removeLast()
                return nil
            }
            if level.archive.isBare {
                let stream = try EntryStream(.entry(level.archive))
                return try item(stream, place, name: FileKind.unpackedName(level.name), input: nil)
            }
            let name = Self.entryName(level.archive.name)
            place = place.entry(name)
            return try entry(level.archive, place, name: name)
        } catch {
            return failed(error, place)
        }
    }

    private mutating func entry(_ archive: PackedArchive, _ place: Place, name: String) throws(Skipped.Reason)
        -> ArchiveItem?
    {
        switch archive.kind {
        case .folder: return nil
        case .other(let kind): throw .linkOrDevice(kind)
        case .file: break
        }
        let last = name.utf8.split(separator: UInt8(ascii: "/")).last
        if last?.first == UInt8(ascii: ".") || name.hasPrefix("__MACOSX/") { return nil }
        if last?.elementsEqual(Corrections.fileName.utf8) == true { throw .packedCorrections }
        if archive.isEncrypted { throw .encrypted }
        return try item(EntryStream(.entry(archive)), place, name: name, input: nil)
    }

    /// An entry's name as UTF-8; only a name, never opened, so that `..` in it does no harm.
    private static func entryName(_ stored: [UInt8]) -> String {
        guard let decoded = try? TextDecoding.decoded(stored) else { return String(decoding: stored, as: UTF8.self) }
        return TextNormalization.text(decoded.utf8)
    }

    /// What a file or an entry gives; nil where its items follow one by one.
    /// - Parameter input: the file, where it is one on disk.
    mutating func item(_ stream: EntryStream, _ place: Place, name: String, input: InputFile?)
        throws(Skipped.Reason) -> ArchiveItem?
    {
        guard !stream.head.isEmpty else { throw .empty }
        var stream = stream
        switch FileKind(head: stream.head, name: name) {
        case .plainText:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            let decoded = try TextDecoding.decoded(bytes, wanted: options.encoding)
            let (text, offsets) = TextNormalization.report(decoded.utf8)
            var raw = RawReport(location: place.location, text: text, encoding: decoded.encoding)
            raw.offsetsInFile = offsets
            return .report(raw)
        case .page:
            let bytes = try stream.readAll(limit: options.limits.pageBytes, as: .pageBytes)
            return .report(try HTMLReport.report(bytes, at: place.location, wanted: options.encoding))
        case .jsonLines:
            guard !TextDecoding.looksLikeUTF16(stream.head) else { throw .undecodable }
            lines = Lines(reader: JSONLineReader(stream, limit: options.limits.lineBytes), place: place)
            return nil
        case .package:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            guard let package = try OfficePackage(bytes, budget: budget, limit: options.limits.entryBytes) else {
                return try open(.content(bytes), place, name: name)
            }
            return .report(try package.content().report(at: place.location))
        case .richText:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            return .report(try RichText.content(bytes).report(at: place.location))
        case .pdf:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            let text = try ExternalProgram.pdf.output(
                for: bytes, within: options.limits, folders: options.programFolders)
            return .report(try PrintedText.content(text).report(at: place.location))
        case .archive:
            if let input { return try open(.file(input), place, name: name) }
            let content = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            return try open(.content(content), place, name: name)
        case .unsupported(let type):
            throw .unsupportedType(type)
        }
    }

    private enum PackedBytes {
        case file(InputFile)
        case content([UInt8])
    }

    /// Enters an archive; its items follow one by one.
    private mutating func open(_ packed: PackedBytes, _ place: Place, name: String) throws(Skipped.Reason)
        -> ArchiveItem?
    {
        guard levels.count < options.limits.depth else { throw .tooLarge(.depth) }
        let archive: PackedArchive
        switch packed {
        case .file(let file): archive = try PackedArchive(file, budget: budget)
        case .content(let content): archive = try PackedArchive(content, budget: budget)
        }
        levels.append(Level(archive: archive, place: place, name: name))
        return nil
    }

    /// A reason as an item. Where no more can be had from the innermost archive it is left; where the file goes
    /// beyond its bounds, all of them are.
    private mutating func failed(_ reason: Skipped.Reason, _ place: Place) -> ArchiveItem {
        switch reason {
        case .tooLarge(.expansion), .tooLarge(.entries): levels.removeAll()
        default: if levels.last?.archive.isDamaged == true { levels.removeLast() }
        }
        return .skipped(place.skipped(reason))
    }
}
