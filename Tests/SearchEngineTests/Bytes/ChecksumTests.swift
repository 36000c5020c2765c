import CKernels
import SearchEngine
import Testing

@Suite struct ChecksumTests {
    /// The examples of RFC 3720, appendix B.4, and the check value of the catalogue of CRC algorithms.
    @Test func knownValues() {
        #expect(Checksum(of: [UInt8](repeating: 0, count: 32)).value == 0x8A91_36AA)
        #expect(Checksum(of: [UInt8](repeating: 0xFF, count: 32)).value == 0x62A8_AB43)
        #expect(Checksum(of: (0..<32).map { UInt8($0) }).value == 0x46DD_794E)
        #expect(Checksum(of: (0..<32).reversed().map { UInt8($0) }).value == 0x113F_DB5C)
        #expect(Checksum(of: Array("123456789".utf8)).value == 0xE306_9283)
        #expect(Checksum(of: []).value == 0)
        #expect(Checksum(of: ByteView.empty).value == 0)
    }

    @Test func bothPathsAgreeAndPartsMakeTheWhole() {
        var random = SeededRandom(5)
        for length in Array(0...40) + [127, 1000, 4099] {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            let whole = Checksum(of: bytes)
            let portable = unsafe bytes.withUnsafeBufferPointer {
                unsafe ckernels_crc32c_portable(0, $0.baseAddress, Int64($0.count))
            }
            #expect(whole.value == portable)
            #expect(Checksum(of: ByteView(bytes)) == whole)
            var running = Checksum()
            let cut = Int.random(in: 0...length, using: &random)
            running.update(Array(bytes[..<cut]))
            running.update(Array(bytes[cut...]))
            #expect(running == whole)
        }
    }
}
