extension ArchiveReader {
    /// The next item of the records being read; nil at their end.
    mutating func nextRecord() -> ArchiveItem? {
        guard let place = records?.place else { return nil }
        do {
            guard let record = try records?.reader.next() else {
                let isEmpty = records?.isEmpty == true
                records = nil
                return isEmpty ? .skipped(place.skipped(.empty)) : nil
            }
            records?.isEmpty = false
            return item(record, place)
        } catch {
            records = nil
            return failed(error, place)
        }
    }

    private func item(_ record: ReadRecord, _ place: Place) -> ArchiveItem {
        switch record {
        case .record(let record, let number):
            var raw = RawReport(
                location: place.record(number), text: record.text, given: record.given, encoding: record.encoding)
            raw.offsetsInFile = record.offsets
            if let whole = records?.encoding, raw.encoding.name == TextEncoding.utf8.rawValue {
                raw.encoding.name = whole.name
            }
            return .report(raw)
        case .skipped(let reason, let number, let content):
            var skipped = place.skipped(reason)
            skipped.content = content.map { ContentHash.value(of: [place.location.path, String($0)]) }
            skipped.location = place.record(number)
            if case .badJSON = reason { return .skipped(skipped) }
            skipped.place += "#\(number)"
            return .skipped(skipped)
        }
    }

    /// What the file gives that came with a message and waits longest; nil where its items follow one by one.
    mutating func nextAttachment() -> ArchiveItem? {
        guard let next = attachments.popLast() else { return nil }
        mailDepth = next.depth
        defer { mailDepth = 0 }
        do {
            return try item(EntryStream(content: next.content.get()), next.place, name: next.name, input: nil)
        } catch {
            guard case .doubtfulEnd = error else { return failed(error, next.place) }
            return ended(error, next.place, at: next.name)
        }
    }

    /// A message's text, nil where only the files say something that came with it; these follow.
    private mutating func mail(_ bytes: [UInt8], _ place: Place) throws(Skipped.Reason) -> ArchiveItem? {
        if let page = SavedPage(bytes) {
            if page.isCut { tellCut(place, length: bytes.count) }
            return .report(try page.report(at: place.location, options))
        }
        let message = MailMessage(bytes, within: options.limits)
        let isEntered = mailDepth < options.limits.depth
        if isEntered {
            for attachment in message.attachments.reversed() {
                let name = EntryName(Array(attachment.name.utf8), isZip: false)
                attachments.append(
                    Attachment(
                        name: name.text, content: attachment.content, place: place.entry(name),
                        levels: levels.count, depth: mailDepth + 1))
            }
        }
        if !isEntered, message.attachments.contains(where: mayBeRead) { tell(.tooLarge(.depth), "", place) }
        // What a message brings along may be no more than the head of another.
        if message.isCut, mailDepth == 0 { tellCut(place, length: bytes.count) }
        if message.hasMoreParts { tell(.doubtfulEnd("it has more parts than are read"), "parts", place) }
        if isEntered && message.isCover { return nil }
        return .report(try message.content().report(at: place.location))
    }

    /// Whether a file that came with a message is of no kind that is passed over.
    private func mayBeRead(_ file: MailMessage.Attachment) -> Bool {
        guard let bytes = try? file.content.get() else { return true }
        let head = Array(bytes.prefix(EntryStream.headBytes))
        if case .unsupported = FileKind(head: head, name: file.name, map: options.fields) { return false }
        return true
    }

    /// Has it told next that the end of a message is missing.
    private mutating func tellCut(_ place: Place, length: Int) {
        tell(.doubtfulEnd("the last boundary of the message is missing"), "byte \(length)", place)
    }

    private mutating func tell(_ reason: Skipped.Reason, _ name: String, _ place: Place) {
        attachments.append(
            Attachment(name: name, content: .failure(reason), place: place, levels: levels.count, depth: mailDepth))
    }

    /// Of one that may have no end, and is read as far as it goes.
    private mutating func document(_ content: DocumentContent, _ place: Place) throws(Skipped.Reason) -> ArchiveItem {
        if content.isCut { tell(.cutDocument, "", place) }
        return .report(try content.report(at: place.location))
    }

    /// - Parameter end: where it lies, so that it is known again.
    private func ended(_ reason: Skipped.Reason, _ place: Place, at end: String) -> ArchiveItem {
        var skipped = place.skipped(reason)
        skipped.content = ContentHash.value(of: [place.location.path, end])
        return .skipped(skipped)
    }

    /// The next item of the innermost archive; nil where an entry gives none, and at its end, which leaves it.
    mutating func nextInArchive() -> ArchiveItem? {
        guard let level = levels.last else { return nil }
        var place = level.place
        do {
            guard try level.archive.next() else {
                levels.removeLast()
                return level.isEmpty ? .skipped(level.place.skipped(.empty)) : nil
            }
            levels[levels.count - 1].isEmpty = false
            if level.knownLength > 0, level.archive.entryStart < level.knownLength { return nil }
            if level.archive.isBare {
                let stream = try EntryStream(.entry(level.archive))
                let name = FileKind.unpackedName(level.name)
                return try item(stream, place, name: name, input: nil)?.named(place.nameRepair)
            }
            let name = EntryName(level.archive.name, isZip: level.archive.isZip)
            place = place.entry(name)
            return try entry(level.archive, place, name)?.named(place.nameRepair)
        } catch {
            levels[levels.count - 1].isEmpty = false
            guard let end = level.archive.end else { return failed(error, place) }
            return ended(error, place, at: end)
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
        if isLeftOut(place, of: levels.last?.place) { throw .excluded }
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
        let kind = FileKind(head: stream.head, name: name, map: options.fields)
        switch kind {
        case .plainText:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            if isKnown(bytes, place) { return .known }
            let decoded = try TextDecoding.decoded(bytes, wanted: options.encoding)
            let (text, offsets) = TextNormalization.report(decoded.utf8)
            var raw = RawReport(location: place.location, text: text, encoding: decoded.encoding)
            raw.offsetsInFile = offsets
            return .report(raw)
        case .markdown:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            if isKnown(bytes, place) { return .known }
            return .report(try MarkdownReport.report(bytes, at: place.location, options))
        case .page:
            let bytes = try stream.readAll(limit: options.limits.pageBytes, as: .pageBytes)
            if isKnown(bytes, place) { return .known }
            return .report(try HTMLReport.report(bytes, at: place.location, options))
        case .mail:
            return try mail(stream.readAll(limit: options.limits.entryBytes, as: .entryBytes), place)
        case .jsonLines, .json, .table:
            var encoding: RawReport.Encoding?
            if TextDecoding.looksLikeUTF16(stream.head) {
                let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
                let decoded = try TextDecoding.decoded(bytes)
                encoding = decoded.encoding
                stream = EntryStream(content: decoded.utf8)
            }
            let start = input == nil || kind != .jsonLines ? nil : known
            if let input, let start {
                try input.seek(to: start.length)
                stream = EntryStream(reading: input)
            }
            records = Records(
                reader: try RecordReader(kind, stream, options, behind: start), place: place, encoding: encoding,
                isEmpty: start == nil)
            return nil
        case .package:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            guard let package = try OfficePackage(bytes, budget: budget, options.limits) else {
                try checkDepth()
                levels.append(Level(archive: try PackedArchive(bytes, budget: budget), place: place, name: name))
                return nil
            }
            return .report(try package.content(within: options.limits).report(at: place.location))
        case .openDocument:
            let bytes = try markup(&stream)
            return try document(OpenDocument.content(flat: bytes), place)
        case .richText:
            let bytes = try markup(&stream)
            return try document(RichText.content(bytes), place)
        case .compound:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            return .report(try CompoundDocument.content(bytes, options).report(at: place.location))
        case .pdf:
            let bytes = try stream.readAll(limit: options.limits.entryBytes, as: .entryBytes)
            let text = try ExternalProgram.pdf.output(
                for: bytes, within: options.limits, folders: options.programFolders)
            return .report(try PrintedText.content(text).report(at: place.location))
        case .archive:
            try checkDepth()
            levels.append(
                Level(
                    archive: try archive(stream, input: input), place: place, name: name,
                    knownLength: input == nil ? 0 : known?.length ?? 0))
            return nil
        case .webArchive:
            // In another it lies with a message.
            guard pages.count < options.limits.depth else { throw .tooLarge(.depth) }
            let limit = options.limits.entryBytes
            pages.append(
                Pages(
                    reader: WebArchiveReader(stream, limit: limit, budget: budget), place: place, levels: levels.count,
                    waiting: attachments.count))
            return nil
        case .unsupported(let type):
            throw .unsupportedType(type)
        case .broken:
            throw .binary
        }
    }

    /// Whether an entry of an archive is passed over, since it is as it was.
    private func isKnown(_ bytes: [UInt8], _ place: Place) -> Bool {
        guard let entries, !levels.isEmpty, mailDepth == 0, pages.isEmpty else { return false }
        return entries.passesOver(place.location, bytes)
    }

    /// Whether a pattern leaves out what is at a place in an archive.
    func isLeftOut(_ place: Place, of archive: Place?) -> Bool {
        guard let archive, let file else { return false }
        return file.exclusions.excludesEntry(place.location.path, of: archive.location.path)
    }

    private func markup(_ stream: inout EntryStream) throws(Skipped.Reason) -> [UInt8] {
        try stream.readAll(limit: options.limits.markupBytes, as: options.limits.causeOfMarkup)
    }

    private func checkDepth() throws(Skipped.Reason) {
        guard levels.count < options.limits.depth else { throw .tooLarge(.depth) }
    }

    /// One that lies in another is read from memory where it is small enough, since only so can every format be read;
    /// else front to back, which needs no more memory for a larger one.
    private func archive(_ stream: EntryStream, input: InputFile?) throws(Skipped.Reason) -> PackedArchive {
        if let input, input.isSeekable { return try PackedArchive(input, budget: budget) }
        var stream = stream
        // Never less than what has been read to look at: the rest comes from where the stream does.
        let limit = max(options.limits.entryBytes, EntryStream.headBytes)
        let (bytes, isWhole) = try stream.readAll(limit: limit)
        if isWhole { return try PackedArchive(bytes, budget: budget) }
        guard !FileKind.needsSeeking(stream.head) else { throw .tooLarge(.archiveBytes) }
        return try PackedArchive(bytes, restOf: stream.origin, budget: budget)
    }

    /// Forgets the archives that are open, and what of them waits to be read.
    mutating func leaveArchives() {
        levels.removeAll()
        attachments.removeAll()
        pages.removeAll()
    }

    /// A reason as an item. Where no more can be had from the innermost archive it is left; where the file goes
    /// beyond its bounds, all of them are.
    mutating func failed(_ reason: Skipped.Reason, _ place: Place) -> ArchiveItem {
        switch reason {
        case .tooLarge(.expansion), .tooLarge(.entries), .tooLarge(.total):
            leaveArchives()
            // Not the entry alone, but all that comes behind it is lost.
            return .skipped((file?.place ?? place).skipped(reason))
        default: if levels.last?.archive.isDamaged == true { levels.removeLast() }
        }
        return .skipped(place.skipped(reason))
    }
}
