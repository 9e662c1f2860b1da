import Domain

extension Members {
    // Files

    static let blob = digest("blob", "SHA-256 of the uploaded file, in lower-case hexadecimal.")
    static let fileName = Member.text(
        "file_name", "The name under which the file came.", 1...200, example: "医保-202609.csv")
    static let schemeName = Member.text(
        "file_name", "The name under which the file came.", 1...200, example: "scheme.yaml")
    static let statementName = Member.text(
        "file_name", "The name under which the file came.", 1...200,
        example: "statement-202609.xml")
    static let feedChannel = Member<Channel>.choice(
        "channel", "Which department's feed it is.", example: .medical)

    /// The files of a register, each by its digest.
    static let registerFiles = ImportKind.register.parts.filter(\.isRequired).map { part in
        (part, digest(part.rawValue, "SHA-256 of \(part.rawValue).csv."))
    }
    static let moreRegisterFiles = ImportKind.register.parts.filter { !$0.isRequired }.map {
        part in
        (
            part,
            digest(part.rawValue, "SHA-256 of \(part.rawValue).csv, where there is one.").optional
        )
    }

    static func register(_ body: Body) -> [ImportFile] {
        let required = registerFiles.map { part, member in
            ImportFile(part: part, digest: body[member], name: "\(part.rawValue).csv")
        }
        return required
            + moreRegisterFiles.compactMap { part, member in
                body[member].map {
                    ImportFile(part: part, digest: $0, name: "\(part.rawValue).csv")
                }
            }
    }

    private static func digest(_ name: String, _ about: String) -> Member<FileDigest> {
        Member(
            name, about, ["type": "string", "pattern": "^[0-9a-f]{64}$"],
            example: .string(String(repeating: "0123456789abcdef", count: 4))
        ) { value, pointer, faults in
            guard case .string(let text) = value, let digest = FileDigest(rawValue: text) else {
                faults.append(
                    .form("64 hexadecimal digits in lower case", "64 位小写十六进制摘要", at: pointer))
                return nil
            }
            return digest
        }
    }
}
