/// A fault of the world that may pass by itself: the same request may succeed a little later.
package protocol TemporaryFault: Error {
    var isTemporary: Bool { get }
}
