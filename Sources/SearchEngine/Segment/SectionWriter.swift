/// Writes a segment file section by section.
package final class SectionWriter {
    private let sink: any FileSink
    private var sections: [SegmentFormat.Section] = []
    private var buffer = ByteWriter()
    private var offset = 0
    private var open: (tag: SegmentFormat.Tag, start: Int, checksum: Checksum)?

    /// Bytes kept before they go to the file.
    private static let bufferSize = 1 << 20

    package init(_ sink: any FileSink) throws(SearchEngineError) {
        self.sink = sink
        buffer.append(SegmentFormat.magic)
        try flush()
    }

    /// Bytes of the open section so far.
    package var sectionLength: Int { offset + buffer.count - (open?.start ?? 0) }

    package func begin(_ tag: SegmentFormat.Tag) throws(SearchEngineError) {
        try flush()
        open = (tag, offset, Checksum())
    }

    package func append(_ bytes: [UInt8]) throws(SearchEngineError) {
        guard bytes.count < Self.bufferSize else {
            // What is large goes to the file as it is.
            try flush()
            return try write(bytes)
        }
        buffer.append(bytes)
        if buffer.count >= Self.bufferSize { try flush() }
    }

    package func end() throws(SearchEngineError) {
        let length = sectionLength
        let padding = (0 &- (offset + buffer.count)) & (SegmentFormat.alignment - 1)
        buffer.append(repeatElement(0, count: padding))
        try flush()
        guard let section = open else { return }
        sections.append(
            .init(tag: section.tag, offset: section.start, length: length, checksum: section.checksum.value))
        open = nil
    }

    package func section(_ tag: SegmentFormat.Tag, _ bytes: [UInt8]) throws(SearchEngineError) {
        try begin(tag)
        try append(bytes)
        try end()
    }

    /// Writes contents and footer, and makes the file durable.
    package func finish() throws(SearchEngineError) {
        try flush()
        var contents = ByteWriter()
        contents.fixed(UInt32(sections.count))
        for section in sections {
            contents.fixed(section.tag.code)
            contents.fixed(UInt64(section.offset))
            contents.fixed(UInt64(section.length))
            contents.fixed(section.checksum)
        }
        contents.fixed(UInt64(offset))
        contents.fixed(SegmentFormat.version)
        contents.fixed(Checksum(of: contents.bytes).value)
        contents.append(SegmentFormat.magic)
        try sink.append(contents.bytes)
        try sink.finish()
    }

    package func abandon() { sink.abandon() }

    private func flush() throws(SearchEngineError) {
        guard buffer.count > 0 else { return }
        try write(buffer.bytes)
        buffer.removeAll()
    }

    private func write(_ bytes: [UInt8]) throws(SearchEngineError) {
        open?.checksum.update(bytes)
        try sink.append(bytes)
        offset += bytes.count
    }
}
