import Casework
import Domain
import Hummingbird
import NIOCore
import Wording

/// 发放 - what waits to be paid is ordered here, and the file for the bank is taken.
struct PaymentRoutes {
    let casework: Casework

    func add(to router: Router<Visit>) {
        router.get(RouterPath(PaymentsPage.address)) { request, context in
            let page = try await page(request, context)
            return Answer.html(page.render())
        }
        router.post("\(PaymentsPage.address)/order") { request, context in
            try await change(request, context, part: .order) { session in
                _ = try await casework.perform(
                    OrderPayments(orderedOn: casework.today), in: session)
            }
        }
        router.post("\(PaymentsPage.address)/account") { request, context in
            let form = try await context.form(of: request)
            let payer = Payer(
                name: form["name"], account: form["account"], bank: form["bank"],
                clearingCode: form["clearing_code"].isEmpty ? nil : form["clearing_code"])
            return try await change(request, context, part: .account, typed: payer) { session in
                _ = try await casework.perform(NameFundAccount(payer: payer), in: session)
            }
        }
        router.get("\(PaymentsPage.address)/payees/{id}") { request, context in
            Answer.html(try await payee(request, context).render())
        }
        router.post("\(PaymentsPage.address)/payees/{id}") { request, context in
            try await confirm(request, context)
        }
        router.post("\(PaymentsPage.address)/file") { request, context in
            let batch = try await context.form(of: request).field("batch")
            let file = try await casework.takePaymentFile(
                TakePaymentFile(batch: batch), in: try context.visitor)
            return Answer.paymentFile(file, of: batch)
        }
    }

    private func payee(_ request: Request, _ context: Visit) async throws -> PayeePage {
        let session = try context.visitor
        guard session.actor.may(ConfirmPayee.permission) else {
            throw Refusal.notPermitted(ConfirmPayee.permission)
        }
        let claim = try context.number()
        let waiting = try await casework.read(OpenPayments(), in: session).waiting
        return PayeePage(
            language: request.language, claim: claim,
            payout: waiting.first { $0.claim == claim }, at: casework.now)
    }

    private func confirm(_ request: Request, _ context: Visit) async throws -> Response {
        let session = try context.visitor
        let form = try await context.form(of: request)
        let claim = try context.number()
        var account: BankAccount?
        switch form[ActForm.name] {
        case "confirm": break
        case "correct":
            account = BankAccount(
                bank: form["bank"], number: Sensitive(form["account"]), holder: form["holder"])
        default: throw HTTPError(.badRequest)
        }
        let action = ConfirmPayee(claim: claim, account: account, reason: form["reason"])
        return try await Answer.changing(request, seeing: PaymentsPage.address) {
            _ = try await casework.perform(action, in: session)
        } refused: { refusal in
            var page = try await payee(request, context)
            page.problem = refusal.text
            page.typed = form
            return page.render()
        }
    }

    private func page(_ request: Request, _ context: Visit) async throws -> PaymentsPage {
        let session = try context.visitor
        return PaymentsPage(
            language: request.language,
            view: try await casework.read(OpenPayments(), in: session), session: session,
            at: casework.now)
    }

    /// Does something and shows the page again; what the rules say no to stands beside its form.
    private func change(
        _ request: Request, _ context: Visit, part: PaymentsPage.Part, typed: Payer? = nil,
        _ body: (Session) async throws -> Void
    ) async throws -> Response {
        do {
            try await body(try context.visitor)
        } catch let refusal as Refusal {
            switch refusal {
            case .nothingToOrder, .fundAccountMissing, .fundAccountUnusable, .partTaken,
                .payeeUnconfirmed:
                var page = try await page(request, context)
                page.problem = (part, refusal.text)
                page.typed = typed
                return Answer.html(page.render(), status: Answer.status(of: refusal))
            default: throw refusal
            }
        }
        return .seeing(Page.with(request.language, PaymentsPage.address))
    }
}

extension Answer {
    /// A payment file, to be kept and not shown.
    static func paymentFile(_ file: [UInt8], of batch: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "application/xml",
                .contentDisposition: "attachment; filename=\"\(batch).xml\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: file)))
    }
}
