import Casework
import Domain

/// 文件导入 - takes in what was handed in.
struct FileImports: Sendable {
    let casework: Casework

    func run(_ work: DueWork) async throws -> DueWorkRunner.Outcome {
        guard let number = ImportJob.Number(work.subject) else { return .done }
        try await casework.runImport(number)
        return .done
    }
}
