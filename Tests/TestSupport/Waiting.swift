/// Waits until something holds, for so many seconds at most; says how long it took.
@discardableResult
package func wait(
    seconds: Int = 30, until condition: () async throws -> Bool
) async throws -> Duration {
    let start = ContinuousClock.now
    while try await !condition() {
        guard ContinuousClock.now - start < .seconds(seconds) else { break }
        try await Task.sleep(for: .milliseconds(50))
    }
    return ContinuousClock.now - start
}
