internal import Analysis
private import CJSON

/// Reads single records of JSONL.
@safe final class JSONRecordReader {
    struct Record {
        var text: String
        /// See ``RawReport/offsetsInFile``.
        var offsets: ScalarOffsets?
        var given: RawReport.Given
        var encoding: RawReport.Encoding
    }

    /// In the order of `Field`, each ended by a NUL.
    private static let names = "id\0title\0text\0date\0url\0source\0author\0province\0"

    private enum Field: Int, CaseIterable {
        case id, title, text, date, url, source, author, province
    }

    /// Why a line is no record: what, and where in it, where that is known.
    struct Failure: Error {
        var what: String
        var offset: Int?
        var isNotUTF8 = false
    }

    private let handle: OpaquePointer?
    private var slices = unsafe [cjson_slice](repeating: cjson_slice(), count: Field.allCases.count)

    init() {
        unsafe handle = unsafe cjson_reader_new(Self.names, Int32(Field.allCases.count))
    }

    deinit {
        unsafe cjson_reader_free(handle)
    }

    /// - Parameters:
    ///   - range: of the record in `buffer`.
    func record(_ buffer: [UInt8], _ range: Range<Int>) throws(Failure) -> Record {
        guard let handle = unsafe handle else { throw Failure(what: "out of memory") }
        precondition(range.lowerBound >= 0 && range.upperBound <= buffer.count)
        return try unsafe buffer.withUnsafeBufferPointer { (bytes) throws(Failure) in
            guard let start = unsafe bytes.baseAddress?.advanced(by: range.lowerBound) else {
                throw Failure(what: "nothing")
            }
            let outcome = unsafe slices.withUnsafeMutableBufferPointer { fields -> cjson_outcome? in
                guard let first = fields.baseAddress else { return nil }
                return unsafe cjson_read(handle, start, Int64(range.count), first)
            }
            guard let outcome = unsafe outcome else { throw Failure(what: "nothing") }
            if unsafe outcome.status != cjson_ok { throw unsafe Self.failure(outcome) }
            return try kept()
        }
    }

    private static func failure(_ outcome: cjson_outcome) -> Failure {
        var what = unsafe String(cString: outcome.message)
        if unsafe outcome.status == cjson_not_a_string, let field = unsafe Field(rawValue: Int(outcome.field)) {
            what = "\"\(field)\" is " + what
        }
        let offset = unsafe Int(outcome.offset)
        return Failure(
            what: what, offset: offset < 0 ? nil : offset,
            isNotUTF8: unsafe outcome.status == cjson_not_utf8)
    }

    /// Copies what is kept out of the reader's memory.
    private func kept() throws(Failure) -> Record {
        guard let text = bytes(.text) else { throw Failure(what: "\"text\" is missing") }
        guard text.contains(where: { $0 > 0x20 }) else { throw Failure(what: "\"text\" is empty") }
        var given = RawReport.Given()
        given.id = verbatim(.id)
        given.title = normalized(.title)
        given.date = verbatim(.date)
        given.url = verbatim(.url)
        given.source = normalized(.source)
        given.author = normalized(.author)
        given.province = normalized(.province)
        let decoded = TextDecoding.mended(text, with: &given)
        let (normal, offsets) = TextNormalization.report(decoded.utf8)
        return Record(text: normal, offsets: offsets, given: given, encoding: decoded.encoding)
    }

    private func bytes(_ field: Field) -> [UInt8]? {
        let slice = unsafe slices[field.rawValue]
        guard let start = unsafe slice.bytes else { return nil }
        return unsafe Array(UnsafeBufferPointer(start: start, count: Int(slice.length)))
    }

    private func verbatim(_ field: Field) -> String? {
        bytes(field).flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
    }

    private func normalized(_ field: Field) -> String? {
        bytes(field).flatMap { $0.isEmpty ? nil : TextNormalization.text($0) }
    }
}
