/// Work that several threads share, and whose results come back in the order it was given.
///
/// The thread that gives the work takes part in it when it would have to wait, so that as many threads are busy as there
/// are jobs; with one job there is no other thread, and each piece is done when its result is asked for.
package final class OrderedWork<Input: Sendable, Output: Sendable> {
    /// Does pieces of work, one after the other, on one thread: it may keep what is costly to make.
    package typealias Worker = (Input) -> Output

    private let queue = Queue()
    private let ownWorker: Worker
    private var threads: [WorkerThread] = []

    /// - Parameters:
    ///   - jobs: threads, this one among them.
    ///   - makeWorker: called once for each; what it makes is used by one thread alone.
    package init<Failure: Error>(jobs: Int, _ makeWorker: () throws(Failure) -> Worker) throws(Failure) {
        ownWorker = try makeWorker()
        let queue = queue
        for _ in 1..<max(1, jobs) {
            let worker = Handed(try makeWorker())
            let thread = WorkerThread {
                while let (number, input) = queue.take() { queue.put(worker.worker(input), number) }
            }
            guard let thread else { break }
            threads.append(thread)
        }
    }

    deinit {
        queue.close()
        for thread in threads { thread.join() }
    }

    /// Pieces given whose results have not been taken.
    package var count: Int { queue.count }

    package func give(_ input: Input) { queue.give(input) }

    /// The result of the oldest piece, where it is there.
    package func resultIfReady() -> Output? { queue.oldest(waits: false) }

    /// The result of the oldest piece; nil where there is none.
    package func result() -> Output? {
        while queue.count > 0 {
            if let output = queue.oldest(waits: false) { return output }
            if let (number, input) = queue.takeIfAny() {
                queue.put(ownWorker(input), number)
            } else {
                return queue.oldest(waits: true)
            }
        }
        return nil
    }
}

extension OrderedWork {
    /// A worker on its way to its thread.
    private struct Handed: @unchecked Sendable {
        let worker: Worker
        init(_ worker: @escaping Worker) { self.worker = worker }
    }

    /// What is given and not yet taken back.
    private final class Queue: @unchecked Sendable {
        private enum Piece {
            case waiting(Input)
            case taken
            case done(Output)
        }

        private let monitor = Monitor()
        /// In order.
        private var pieces: [Piece] = []
        /// The number of the first of them.
        private var first = 0
        /// The number of the first that nobody has taken.
        private var next = 0
        private var isClosed = false

        var count: Int { monitor.locked { pieces.count } }

        func give(_ input: Input) {
            monitor.locked {
                pieces.append(.waiting(input))
                monitor.signal()
            }
        }

        /// A piece to do; nil when there will be no more.
        func take() -> (number: Int, input: Input)? {
            monitor.locked {
                while true {
                    if isClosed { return nil }
                    if let piece = takeNext() { return piece }
                    monitor.wait()
                }
            }
        }

        func takeIfAny() -> (number: Int, input: Input)? { monitor.locked { takeNext() } }

        private func takeNext() -> (number: Int, input: Input)? {
            guard next < first + pieces.count, case .waiting(let input) = pieces[next - first] else { return nil }
            pieces[next - first] = .taken
            next += 1
            return (next - 1, input)
        }

        func put(_ output: Output, _ number: Int) {
            monitor.locked {
                pieces[number - first] = .done(output)
                monitor.signal()
            }
        }

        func oldest(waits: Bool) -> Output? {
            monitor.locked {
                while let oldest = pieces.first {
                    if case .done(let output) = oldest {
                        pieces.removeFirst()
                        first += 1
                        return output
                    }
                    guard waits else { return nil }
                    monitor.wait()
                }
                return nil
            }
        }

        func close() {
            monitor.locked {
                isClosed = true
                monitor.signal()
            }
        }
    }
}
