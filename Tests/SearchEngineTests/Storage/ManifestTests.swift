import SearchEngine
import Testing

@Suite struct ManifestTests {
    private var sample: Manifest {
        var manifest = Manifest()
        manifest.revision = 300
        manifest.nextSegment = 17
        manifest.contentVersions = ["analyzer": "1", "ICU": "72.1", "": ""]
        manifest.duplicatesRevision = 299
        manifest.attachmentRevision = 300
        manifest.segments = [
            .init(number: 3, documentCount: 200, liveCount: 199, liveTokens: 12_345, liveRevision: 299),
            .init(number: 16, documentCount: 1, liveCount: 1, liveTokens: 0, liveRevision: 0),
        ]
        for (place, name) in manifest.fileNames.sorted().enumerated() { manifest.seals[name] = UInt32(place) &* 77_777 }
        return manifest
    }

    @Test func comesBack() throws {
        for manifest in [Manifest(), sample] {
            #expect(try Manifest(decoding: ByteView(manifest.encoded())) == manifest)
        }
    }

    /// As a program of format 5 wrote it, the seals are missing.
    @Test func withoutSealsItIsRead() throws {
        var unsealed = sample
        unsealed.seals = [:]
        var bytes = Array(unsealed.encoded().dropLast(5))
        bytes[8] = 5
        let checksum = Checksum(of: bytes).value
        bytes += (0..<4).map { UInt8(truncatingIfNeeded: checksum >> (8 * $0)) }
        #expect(try Manifest(decoding: ByteView(bytes)) == unsealed)
    }

    @Test func everyChangeOfABitOrLengthIsDamage() {
        let bytes = sample.encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                expectDamage(changed)
            }
            expectDamage(Array(bytes.prefix(index)))
        }
        expectDamage(bytes + [0])
    }

    private func expectDamage(_ bytes: [UInt8]) {
        do throws(SearchEngineError) {
            _ = try Manifest(decoding: ByteView(bytes))
            Issue.record("not noticed")
        } catch {
            guard case .damaged = error else {
                Issue.record(error)
                return
            }
        }
    }

    /// Numbers that sums or counting on would overflow, under a checksum that agrees.
    @Test func hostileNumbersAreDamage() {
        let changes: [(inout Manifest) -> Void] = [
            { $0.revision = .max }, { $0.nextSegment = .max }, { $0.revision = Manifest.numberLimit },
            { $0.segments[0].number = 17 }, { $0.segments[0].number = .max }, { $0.segments[1].number = 3 },
            { $0.segments[0].documentCount = Int(UInt32.max) }, { $0.segments[0].liveCount = 201 },
            { $0.segments[0].liveTokens = .max }, { $0.segments[0].liveRevision = 301 },
        ]
        for change in changes {
            var manifest = sample
            change(&manifest)
            expectDamage(manifest.encoded())
        }
    }

    @Test func anotherFormatIsSaidToBeOne() {
        var bytes = Array(sample.encoded().dropLast(4))
        bytes[8] = 9
        var writer = ByteWriter()
        writer.append(bytes)
        writer.fixed(Checksum(of: bytes).value)
        #expect(
            throws: SearchEngineError.otherVersion(what: "format", found: "9", expected: String(Manifest.formatVersion))
        ) {
            try Manifest(decoding: ByteView(writer.bytes))
        }
    }

    @Test func whatIsNotThereIsNoIndex() {
        #expect(throws: SearchEngineError.noIndex(path: "memory")) { try Manifest.read(from: MemoryDirectory()) }
    }
}
