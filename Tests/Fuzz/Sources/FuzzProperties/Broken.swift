/// A property that does not hold for an input.
package struct Broken: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
}

/// Ends the trial of an input unless a property holds.
func hold(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws(Broken) {
    if !condition { throw Broken(otherwise()) }
}

/// Ends the trial of an input unless two ways lead to the same.
func same<Value: Equatable>(
    _ found: Value, _ expected: Value, _ what: @autoclosure () -> String
) throws(Broken) {
    if found != expected { throw Broken("\(what()): \(found), and not \(expected)") }
}
