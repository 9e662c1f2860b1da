import CSampleCheck
import Casework
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Wording

/// 复核文件 - what of a round is kept elsewhere or given to strangers: the frame, the sample, the
/// report that can be recomputed, and the program that does it. Pages and API give the same bytes.
struct ReviewFiles {
    let casework: Casework
    let request: Request
    let visit: Visit

    func frame() async throws -> Response {
        let round = try visit.round()
        return file(
            try await casework.read(ReviewFrameFile(round), in: try visit.visitor),
            ReviewFiles.csv, "frame-\(round).csv")
    }

    func sample() async throws -> Response {
        let round = try visit.round()
        return file(
            try await casework.read(ReviewSampleTable(round), in: try visit.visitor),
            ReviewFiles.csv, "sample-\(round).csv")
    }

    func reportJSON() async throws -> Response {
        let round = try visit.round()
        return file(
            try await casework.read(ReviewReportJSON(round), in: try visit.visitor),
            "application/json", "report-\(round).json")
    }

    /// `deploy/check-sample`, for whoever may read the round.
    func checker() async throws -> Response {
        _ = try await casework.read(OpenReviewRound(try visit.round()), in: try visit.visitor)
        let bytes = UnsafeBufferPointer(
            start: fangpin_sample_check(), count: fangpin_sample_check_length())
        var response = file(Array(bytes), "text/x-python; charset=utf-8", "check-sample")
        response.headers[.contentDisposition] = "attachment; filename=\"check-sample\""
        return response
    }

    static let csv = "text/csv; charset=utf-8; header=present"

    /// Shown by the browser if it can, and kept under the name. A round's id is text of the house's
    /// own; what of it could end the name early is left out.
    func file(_ bytes: [UInt8], _ type: String, _ name: String) -> Response {
        let plain = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-".contains($0)) }
        return Response(
            status: .ok,
            headers: [
                .contentType: type, .contentDisposition: "inline; filename=\"\(plain)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    static func add(to router: Router<Visit>, _ casework: Casework) {
        let ways: [(String, @Sendable (ReviewFiles) async throws -> Response)] = [
            ("frame.csv", { try await $0.frame() }), ("sample.csv", { try await $0.sample() }),
            ("report.json", { try await $0.reportJSON() }),
            ("check-sample", { try await $0.checker() }),
        ]
        for (way, make) in ways {
            router.get("/reviews/{id}/\(way)") { request, visit in
                try await make(ReviewFiles(casework: casework, request: request, visit: visit))
            }
        }
        addPapers(to: router, casework)
    }
}

extension APITable {
    static let reviewFiles: [Endpoint] = [
        file(
            "frame", ReviewFrameFile.name, "text/csv",
            Text("抽样框", "The frozen frame of a round, a row for each item")
        ) { try await $0.frame() },
        file(
            "sample", ReviewSampleTable.name, "text/csv",
            Text("样本清单", "What a round drew, with tickets and ends")
        ) { try await $0.sample() },
        file(
            "report", ReviewReportJSON.name, "application/json",
            Text("可复算报告", "The report of a round, which check-sample repeats"),
            answer: .object(["round": .text])
        ) { try await $0.reportJSON() },
        file(
            "check-sample", "check_sample", "text/x-python",
            Text("复核程序", "The program that draws a round again from its report")
        ) { try await $0.checker() },
    ]

    private static func file(
        _ way: String, _ name: String, _ type: String, _ summary: Text, answer: Shape = .text,
        _ make: @escaping @Sendable (ReviewFiles) async throws -> Response
    ) -> Endpoint {
        Endpoint(
            method: .get, path: "/reviews/{id}/\(way)", name: name, summary: summary,
            permission: .readReviews, body: nil, answer: answer, answerType: type,
            problems: [409: "The round has not come that far."]
        ) { call in
            try await make(
                ReviewFiles(casework: call.casework, request: call.request, visit: call.visit))
        }
    }
}
