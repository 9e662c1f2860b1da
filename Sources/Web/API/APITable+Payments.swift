import Casework
import Domain
import HTTPTypes
import Wording

// Payments: the account that pays, and the batches.

extension APITable {
    static let payments: [Endpoint] = [
        .acting(
            "/cases/{id}/payee-confirmations",
            Text("核对收款账户", "Confirm or correct the account after a payment came back"),
            [Members.payee.any, Members.reason.any], answer: done
        ) { call in
            ConfirmPayee(
                claim: try call.number(),
                account: call.body[Members.payee].map(Members.payee),
                reason: call.body[Members.reason])
        },
        .asking(
            "/payments", Text("发放概况", "What waits to be paid, and the batches so far"),
            answer: PaymentsDocument.shape
        ) { _ in
            OpenPayments()
        } show: { view, _ in
            try Answer.json(PaymentsDocument(view))
        },
        .acting(
            "/payment-batches",
            Text("制作付款文件", "Order everything that waits, from the fund's account"),
            answer: .object([
                "batch": .text, "payments": .integer, "total_fen": .integer,
                "left_out": .list(.text),
            ])
        ) { OrderPayments(orderedOn: $0.casework.today) },
        // A POST, for it leaves a leaf: nothing takes the file by looking at it.
        Endpoint(
            method: .post, path: "/payment-batches/{id}/file", name: TakePaymentFile.name,
            summary: Text("下载付款文件", "Take a batch's file to the bank (ISO 20022 pain.001)"),
            permission: TakePaymentFile.permission, body: [], answer: .text, limit: 4_096,
            isAction: true, answerType: "application/xml"
        ) { call in
            let session = try call.visit.visitor
            let batch = try call.text()
            let file = try await call.casework.takePaymentFile(
                TakePaymentFile(batch: batch), in: session,
                key: try call.idempotencyKey(of: session))
            return Answer.paymentFile(file, of: batch)
        },
        .acting(
            "/fund/account", Text("登记基金专户", "Name the account that batches are paid from"),
            [
                Members.payerName.any, Members.payerAccount.any, Members.payerBank.any,
                Members.clearingCode.any,
            ], answer: done
        ) { call in
            NameFundAccount(
                payer: Payer(
                    name: call.body[Members.payerName], account: call.body[Members.payerAccount],
                    bank: call.body[Members.payerBank],
                    clearingCode: call.body[Members.clearingCode]))
        },
    ]
}

extension Members {
    private static let payeeBank = Member.text(
        "bank", "The bank that keeps it.", 1...140, example: "某县农村商业银行")
    private static let payeeNumber = Member.text(
        "account", "Its number.", 5...34, example: "6217000010001234567")
    private static let payeeHolder = Member.text(
        "holder", "Whose it is (户名).", 1...140, example: "王小明")
    static let payee = Member.object(
        "account", "The right account; left out where the one that is there is right.",
        [payeeBank.any, payeeNumber.any, payeeHolder.any]
    ).optional

    static func payee(_ body: Body) -> BankAccount {
        BankAccount(
            bank: body[payeeBank], number: Sensitive(body[payeeNumber]),
            holder: body[payeeHolder])
    }

    static let payerName = Member.text(
        "name", "The account's name (户名).", 1...140, example: "某县防贫保障资金专户")
    static let payerAccount = Member.text(
        "account", "The account's number.", 5...34, example: "1302000009000000001")
    static let payerBank = Member.text(
        "bank", "The bank that keeps it.", 1...140, example: "某县农村商业银行")
    static let clearingCode = Member.text(
        "clearing_code", "The bank's twelve digits in CNAPS.", 12...12, example: "402100000018"
    ).optional
}

/// What waits to be paid, and the batches so far. What names a payee is masked.
struct PaymentsDocument: Encodable {
    var waiting: [Waiting]
    var batches: [Batch]
    var account: Account?

    struct Waiting: Encodable {
        var `case`: Int64
        var householdID: String
        var holder: String
        var account: String
        var cause: String
        var approvedOn: String
        var amount: String
        var earlierPayments: Int
        var unconfirmed: String?
    }

    struct Batch: Encodable {
        var id: String
        var orderedOn: String
        var orderedBy: String
        var payments: Int
        var total: String
        var booked: Int
        var failed: Int
    }

    struct Account: Encodable {
        var name: String
        var account: String
        var bank: String
        var clearingCode: String?
    }

    init(_ view: PaymentsView) {
        self.waiting = view.waiting.map { row in
            Waiting(
                case: row.claim, householdID: row.household.rawValue, holder: row.maskedHolder,
                account: row.maskedAccount, cause: row.cause.rawValue,
                approvedOn: row.approvedOn.description, amount: row.amount.description,
                earlierPayments: row.earlierPayments, unconfirmed: row.unconfirmed)
        }
        self.batches = view.batches.map { row in
            Batch(
                id: row.id, orderedOn: row.orderedOn.description,
                orderedBy: row.orderedBy.rawValue, payments: row.payments,
                total: row.total.description, booked: row.booked, failed: row.failed)
        }
        self.account = view.payer.map {
            Account(
                name: $0.name, account: $0.account, bank: $0.bank, clearingCode: $0.clearingCode)
        }
    }

    static let shape = Shape.object(
        [
            "waiting": .list(
                .object(
                    [
                        "case": .integer, "household_id": .text, "holder": .text, "account": .text,
                        "cause": .choice(Cause.self), "approved_on": .day, "amount": .yuan,
                        "earlier_payments": .integer,
                    ], optional: ["unconfirmed": .text])),
            "batches": .list(
                .object([
                    "id": .text, "ordered_on": .day, "ordered_by": .text, "payments": .integer,
                    "total": .yuan, "booked": .integer, "failed": .integer,
                ])),
        ],
        optional: [
            "account": .object(
                ["name": .text, "account": .text, "bank": .text],
                optional: ["clearing_code": .text])
        ])
}
