private import CKernels

/// CRC-32C, running.
package struct Checksum: Equatable, Sendable {
    package private(set) var value: UInt32 = 0

    package init() {}

    package init(of bytes: [UInt8]) {
        update(bytes)
    }

    package init(of view: ByteView) {
        update(view)
    }

    package mutating func update(_ view: ByteView) {
        let seed = value
        value = unsafe view.withUnsafeBytes { unsafe ckernels_crc32c(seed, $0.baseAddress, Int64($0.count)) }
    }

    package mutating func update(_ bytes: [UInt8]) {
        let seed = value
        value = unsafe bytes.withUnsafeBufferPointer {
            unsafe ckernels_crc32c(seed, $0.baseAddress, Int64($0.count))
        }
    }
}
