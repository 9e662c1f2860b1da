/// 时钟 - where the time comes from. Injected, so that a replay plays an action on its own date and a
/// test holds time still.
package struct WallClock: Sendable {
    package let now: @Sendable () -> Instant

    package init(_ now: @escaping @Sendable () -> Instant) { self.now = now }

    package static func fixed(_ instant: Instant) -> WallClock { WallClock { instant } }
}
