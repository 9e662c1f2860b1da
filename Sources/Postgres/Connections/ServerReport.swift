import CLibPQ

extension PostgresError {
    /// The error or notice that a result of libpq carries.
    init(result: OpaquePointer) {
        func field(_ code: Character) -> String? {
            PQresultErrorField(result, Int32(code.asciiValue!)).map { String(cString: $0) }
        }
        // The letters of the protocol's error fields (PG_DIAG_... in postgres_ext.h).
        self.init(.server, field("M") ?? String(cString: PQresultErrorMessage(result)))
        severity = field("V") ?? field("S")
        sqlstate = field("C")
        detail = field("D")
        hint = field("H")
        context = field("W")
        schema = field("s")
        table = field("t")
        column = field("c")
        dataType = field("d")
        constraint = field("n")
        routine = field("R")
    }
}
