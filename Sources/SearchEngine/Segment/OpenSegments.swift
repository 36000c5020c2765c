/// The segments that a commit looks at, each opened once, however many of its steps ask for it.
final class OpenSegments {
    private let schema: Schema
    private let directory: any Directory
    private var readers: [Manifest.Segment: SegmentReader] = [:]

    init(schema: Schema, directory: any Directory) {
        self.schema = schema
        self.directory = directory
    }

    /// - Returns: the segments of a manifest, in its order.
    func segments(of manifest: Manifest) throws(SearchEngineError) -> [SegmentReader] {
        var segments: [SegmentReader] = []
        for entry in manifest.segments { segments.append(try segment(entry)) }
        return segments
    }

    private func segment(_ entry: Manifest.Segment) throws(SearchEngineError) -> SegmentReader {
        if let reader = readers[entry] { return reader }
        let reader = try SegmentReader(entry, schema: schema, directory: directory)
        readers[entry] = reader
        return reader
    }
}
