import CKernels
import SearchEngine
import Testing

/// Curves of bounds: never below the formula, and added to many documents as plain loops add them.
@Suite struct BoundCurveTests {
    private static let curveSize = Int(CKERNELS_CURVE_BYTES)

    /// What a curve has for each class of lengths times 16 and frequency, by the kernel itself.
    private static func values(_ curve: [UInt8]) -> [UInt16] {
        let groups = (0..<4).flatMap { _ in (0..<32).map { UInt8($0 % 16) | UInt8($0 % 16) << 4 } }
        let classes = (0..<256).map { UInt8($0 / 16 * 16) }
        var bounds = [UInt16](repeating: 0, count: 256)
        DenseKernels.addCurves([ByteView(groups)], curve, ByteView(classes), from: 0, to: &bounds)
        return bounds
    }

    private static func norms(least: Double, greatest: Double) -> [Double] {
        (0..<16).map { least + (greatest - least) * Double($0) / 15 }
    }

    @Test(arguments: [BM25(), BM25(k1: 0.8, b: 0.75, delta: 0.4)])
    func noScoreIsAboveItsCurve(bm25: BM25) {
        for (least, greatest) in [(0.3, 0.3), (0.3, 4.8), (1.2, 1.2), (0.01, 60), (0.0, 2.0), (0.002, 0.003)] {
            let norms = Self.norms(least: least, greatest: greatest)
            for most in [1, 2, 14, 15, 16, 100, 65535] as [UInt32] {
                let weight = 3400 / bm25.part(weight: 1, frequency: Double(most), norm: least)
                let values = Self.values(
                    DenseKernels.boundCurve(norms: norms, weight: weight, bm25, maxFrequency: most))
                for (place, norm) in norms.enumerated() {
                    #expect(values[16 * place] == 0)
                    for frequency in 1...min(15, most) {
                        let times = frequency < 15 ? frequency : most
                        let part = bm25.part(weight: weight, frequency: Double(times), norm: norm)
                        #expect(Double(values[16 * place + Int(frequency)]) >= part)
                    }
                }
            }
        }
    }

    /// What does not fit a byte is the greatest that does, and no small number by chance.
    @Test func whatIsTooMuchForACurveIsCut() {
        for (least, greatest) in [(0.3, 4.8), (1.2, 1.2), (0.0, 2.0)] {
            let norms = Self.norms(least: least, greatest: greatest)
            var before = [UInt8](repeating: 0, count: Self.curveSize)
            for weight in [1, 1000, 3400, 4096, 5000, 70_000, 1e9, 1e300, .infinity] {
                let curve = DenseKernels.boundCurve(norms: norms, weight: weight, BM25(), maxFrequency: 100)
                #expect(zip(before, curve).allSatisfy { $0 <= $1 }, "\(least) \(weight)")
                before = curve
            }
            #expect(before[47] == 255)
        }
    }

    /// Over lengths as they are, within two parts in a hundred on average.
    @Test func curvesAreClose() {
        let bm25 = BM25()
        let norms = Self.norms(least: 0.4, greatest: 4)
        let values = Self.values(DenseKernels.boundCurve(norms: norms, weight: 1500, bm25, maxFrequency: 40))
        var excess = 0.0
        for (place, norm) in norms.enumerated() {
            for frequency in 1...14 {
                let part = bm25.part(weight: 1500, frequency: Double(frequency), norm: norm)
                excess += Double(values[16 * place + frequency]) / part - 1
            }
        }
        #expect(excess / 224 < 0.02)
    }

    @Test func curvesOfSeveralListsAreAddedUpWithoutOverflow() {
        var random = SeededRandom(9)
        for (count, lists) in [(1, 1), (2, 3), (5, 7)] {
            let groups = (0..<lists).map { _ in
                (0..<32 * count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            }
            let curves = (0..<lists * Self.curveSize).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let classes = (0..<64 * count).map { _ in UInt8.random(in: 0...15, using: &random) * 16 }
            let before = (0..<64 * count).map { _ in UInt16.random(in: 50000...65535, using: &random) }
            for first in 0..<count {
                let kept = Array(before[..<(64 * (count - first))])
                var bounds = kept
                DenseKernels.addCurves(
                    groups.map { ByteView($0) }, curves, ByteView(classes), from: first, to: &bounds)
                #expect(
                    bounds
                        == kept.indices.map { place in
                            let doc = 64 * first + place
                            return UInt16(
                                min(65535, Int(kept[place]) + Self.sum(groups, curves, doc, Int(classes[doc]) / 16)))
                        })
                var portable = kept
                _ = unsafe ByteView.withUnsafeBytes(of: groups.map { ByteView($0) }) { lists in
                    unsafe ckernels_add_curves_portable(
                        lists, curves, Int64(groups.count), Int64(first), Array(classes[(64 * first)...]),
                        Int64(count - first), &portable)
                }
                #expect(portable == bounds)
            }
        }
    }

    /// What some lists have for a document, by the layout of a curve.
    private static func sum(_ lists: [[UInt8]], _ curves: [UInt8], _ doc: Int, _ class: Int) -> Int {
        lists.indices.reduce(0) { sum, list in
            let curve = curves[(curveSize * list)...].prefix(curveSize)
            let start = curve.startIndex
            let both = lists[list][doc / 64 * 32 + doc % 32]
            let frequency = Int(doc % 64 < 32 ? both & 15 : both >> 4)
            let code = max(0, Int(curve[start + frequency]) - Int(curve[start + 16 + `class`]))
            return sum + 16 * Int(curve[start + 32 + code / 16]) + code % 16 * Int(curve[start + 48 + code / 16])
        }
    }
}
