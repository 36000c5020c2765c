/// Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, equation
/// 3.15), with the inverse document frequency that never falls below zero.
///
/// ```
/// idf(n)        = ln(1 + (N − n + 0.5) / (n + 0.5))
/// part(tf, len) = idf · tf · (k1 + 1) / (tf + k1 · (1 − b + b · len / averageLength))
/// ```
package struct BM25: Equatable, Sendable {
    /// How soon more occurrences stop counting.
    package var k1: Double
    /// How much long texts are held against: 0 not at all, 1 in full.
    package var b: Double

    package init(k1: Double = 1.2, b: Double = 0.75) {
        self.k1 = k1
        self.b = b
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
        weight * (frequency * (k1 + 1) / (frequency + norm))
    }
}
