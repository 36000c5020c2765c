/// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, equation
/// 3.15), with the inverse document frequency that never falls below zero.
///
/// ```
/// idf(n)        = ln(1 + (N − n + 0.5) / (n + 0.5))
/// part(tf, len) = idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · len / averageLength))
/// ```
/// With a `delta` above zero it is BM25+ (Lv and Zhai, "Lower-Bounding Term Frequency Normalization", 2011, equation
/// 7): what stands in a text at all is worth at least idf · delta more than what does not, however long the text.
package struct BM25: Equatable, Sendable {
    /// How soon more occurrences stop counting.
    package var k1: Double
    /// How much long texts are held against: 0 not at all, 1 in full.
    package var b: Double

    /// What a first occurrence is worth beside what BM25 gives it.
    package var delta: Double

    package init(k1: Double = 1.2, b: Double = 0.75, delta: Double = 0) {
        self.k1 = k1
        self.b = b
        self.delta = delta
    }

    /// - Parameters:
    ///   - frequency: documents with the term, at most `documents`.
    package static func idf(frequency: Int, documents: Int) -> Double {
        Logarithm.natural(1 + (Double(documents - frequency) + 0.5) / (Double(frequency) + 0.5))
    }

    /// What stands beside the frequency below the line.
    package func norm(length: Double, averageLength: Double) -> Double {
        k1 * (1 - b + b * length / averageLength)
    }

    /// - Parameter weight: idf times the weight of the word in the query.
    package func part(weight: Double, frequency: Double, norm: Double) -> Double {
        weight * (frequency * (k1 + 1) / (frequency + norm) + delta)
    }
}

/// What the norm of a part is to that of a word in the same text: times a factor, and more by a constant.
struct NormScaling: Equatable {
    var factor = 1.0
    var constant = 0.0

    func norm(_ norm: Double) -> Double { norm * factor + constant }
}
