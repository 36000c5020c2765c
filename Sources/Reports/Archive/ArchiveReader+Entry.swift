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
            return item(line, place).named(place.nameRepair)
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
                let name = FileKind.unpackedName(level.name)
                return try item(stream, place, name: name, input: nil)?.named(place.nameRepair)
            }
            let name = EntryName(level.archive.name, isZip: level.archive.isZip)
            place = place.entry(name)
            return try entry(level.archive, place, name)?.named(place.nameRepair)
        } catch {
            return failed(error, place)
        }
    }

    private mutating func entry(_ archive: PackedArchive, _ place: Place, _ name: EntryName) throws(Skipped.Reason)
        -> ArchiveItem?
    {
        if name.isHidden { return nil }
        switch archive.kind {
        case .folder: return nil
        case .other(let kind): throw .linkOrDevice(kind)
        case .file: break
        }
        if name.last == Corrections.fileName { throw .packedCorrections }
        if archive.isEncrypted { throw .encrypted }
        return try item(EntryStream(.entry(archive)), place, name: name.text, input: nil)
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
                try checkDepth()
                levels.append(Level(archive: try PackedArchive(bytes, budget: budget), place: place, name: name))
                return nil
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
            try checkDepth()
            levels.append(Level(archive: try archive(stream, input: input), place: place, name: name))
            return nil
        case .unsupported(let type):
            throw .unsupportedType(type)
        }
    }

    private func checkDepth() throws(Skipped.Reason) {
        guard levels.count < options.limits.depth else { throw .tooLarge(.depth) }
    }

    /// One that lies in another is read from memory where it is small enough, since only so can every format be read;
    /// else front to back, which needs no more memory for a larger one.
    private func archive(_ stream: EntryStream, input: InputFile?) throws(Skipped.Reason) -> PackedArchive {
        if let input { return try PackedArchive(input, budget: budget) }
        var stream = stream
        let (bytes, isWhole) = try stream.readAll(limit: options.limits.entryBytes)
        if isWhole { return try PackedArchive(bytes, budget: budget) }
        guard !FileKind.needsSeeking(stream.head) else { throw .tooLarge(.entryBytes) }
        return try PackedArchive(bytes, restOf: stream.origin, budget: budget)
    }

    /// A reason as an item. Where no more can be had from the innermost archive it is left; where the file goes
    /// beyond its bounds, all of them are.
    private mutating func failed(_ reason: Skipped.Reason, _ place: Place) -> ArchiveItem {
        switch reason {
        case .tooLarge(.expansion), .tooLarge(.entries), .tooLarge(.total): levels.removeAll()
        default: if levels.last?.archive.isDamaged == true { levels.removeLast() }
        }
        return .skipped(place.skipped(reason))
    }
}
