import Foundation

/// Time of the calling thread's processor: what others do on a busy machine does not count.
package enum ProcessorTime {
    /// Processor time of work that stays on its thread.
    package static func of(_ work: () throws -> Void) rethrows -> Duration {
        let start = now()
        try work()
        return now() - start
    }

    /// Whether work on four times as much takes some four times as long, and not sixteen times as work of quadratic
    /// time would. Both are measured anew a few times before the answer is no.
    ///
    /// - Parameters:
    ///   - size: how much the work is given at most; the other run gets a quarter.
    ///   - work: gets a size; what it does must be on its own thread.
    package static func growsLinearly(to size: Int, _ work: (Int) throws -> Void) rethrows -> Bool {
        var (small, large) = (Duration.seconds(1_000_000), Duration.seconds(1_000_000))
        for _ in 0..<4 {
            small = min(small, try of { try work(size / 4) })
            large = min(large, try of { try work(size) })
            // What takes next to nothing at any size says nothing by its ratio.
            if large < small * 10 + .milliseconds(20) { return true }
        }
        return false
    }

    private static func now() -> Duration {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
