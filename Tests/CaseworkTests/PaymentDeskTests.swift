import Casework
import Domain
import TestSupport
import Testing

/// The cashier's desk: whose account pays, what waits, and who took which file.
@Suite struct PaymentDeskTests {
    private static let payer = Payer(
        name: "测试县防贫保障资金专户", account: "1302000009000000001", bank: "测试县农商行",
        clearingCode: "402100000018")

    private func view(_ office: TestOffice) async throws -> PaymentsView {
        try await office.casework.read(OpenPayments())
    }

    @Test func theNamedAccountPays() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.approved)
            let before = try await view(office)
            #expect(before.payer == nil && before.batches == [])
            #expect(before.waiting.map(\.claim) == [claim])
            #expect(before.waiting.first?.maskedHolder.contains("*") == true)
            let order = OrderPayments(orderedOn: Dates.ordered)
            #expect(
                try await office.refusal(of: order, by: Staff.cashier) == "fund_account_missing")

            // What was named last holds.
            let other = Payer(name: "旧户", account: "999999", bank: "旧行")
            for payer in [other, PaymentDeskTests.payer] {
                _ = try await office.casework.perform(
                    NameFundAccount(payer: payer), by: Staff.accountant)
            }
            let outcome = try await office.casework.perform(order, by: Staff.cashier)
            #expect(outcome.payments == 1 && outcome.leftOut == [])
            let after = try await view(office)
            #expect(after.payer == PaymentDeskTests.payer && after.waiting == [])
            #expect(
                after.batches == [
                    BatchRow(
                        id: outcome.batch, orderedOn: Dates.ordered, orderedBy: Staff.cashier.id,
                        payments: 1, total: Fen(outcome.totalFen), booked: 0, failed: 0)
                ])
            #expect(after.batches.first?.open == 1)
            let file = try await file(outcome.batch, office)
            for text in [PaymentDeskTests.payer.name, "1302000009000000001", "402100000018"] {
                #expect(file.contains(text))
            }
            #expect(!file.contains("旧户"))
        }
    }

    private func file(_ batch: String, _ office: TestOffice) async throws -> String {
        let session = try await office.steppedUp(as: Staff.cashier).session
        return String(
            decoding: try await office.casework.takePaymentFile(
                TakePaymentFile(batch: batch), in: session), as: UTF8.self)
    }

    /// Everybody who takes the file is in the trail before they have it; nobody else gets it.
    @Test func whoTakesAFileIsInTheTrail() async throws {
        try await withOffice { office async throws in
            _ = try await office.given.claim(.approved)
            let batch = try await office.casework.perform(
                office.given.order(), by: Staff.cashier
            ).batch
            let leaves = "select count(*) from action_log where action = 'take_payment_file'"
            let plain = try await office.session(of: Staff.cashier).session
            await #expect(throws: Refusal.stepUpNeeded(.orderPayments)) {
                try await office.casework.takePaymentFile(
                    TakePaymentFile(batch: batch), in: plain)
            }
            for actor in Staff.all where !actor.may(.orderPayments) {
                let refusal = try await office.refusal(
                    of: TakePaymentFile(batch: batch), by: actor)
                #expect(refusal == "not_permitted", "\(actor.id)")
            }
            #expect(
                try await office.refusal(of: TakePaymentFile(batch: "FP0-1"), by: Staff.cashier)
                    == "batch_not_found")
            #expect(try await office.number(leaves) == 0)
            let session = try await office.steppedUp(as: Staff.cashier).session
            for turn in 1...2 {
                let bytes = try await office.casework.takePaymentFile(
                    TakePaymentFile(batch: batch), in: session)
                let same = try await office.number(
                    """
                    select count(*) from payment_batch
                    where length(file) = \(bytes.count) and message_id = '\(batch)'
                    """)
                #expect(same == 1)
                #expect(try await office.number(leaves) == Int64(turn))
            }
        }
    }

    /// What no bank would take is not named, and who does not keep the books names nothing.
    @Test(arguments: [
        Payer(name: "", account: "123456", bank: "行"),
        Payer(name: "户", account: "1234", bank: "行"),
        Payer(name: "户", account: "12 3456", bank: "行"),
        Payer(name: "户", account: String(repeating: "1", count: 35), bank: "行"),
        Payer(name: "户", account: "123456", bank: " 行"),
        Payer(name: "户\u{7}", account: "123456", bank: "行"),
        Payer(name: "户", account: "123456", bank: "行", clearingCode: "12345"),
        Payer(name: "户", account: "123456", bank: "行", clearingCode: "４０２１００００００１８"),
    ])
    func whatNoBankTakesIsNotNamed(payer: Payer) async throws {
        try await withOffice { office async throws in
            #expect(
                try await office.refusal(of: NameFundAccount(payer: payer), by: Staff.accountant)
                    == "fund_account_unusable")
            let fine = NameFundAccount(payer: PaymentDeskTests.payer)
            #expect(try await office.refusal(of: fine, by: Staff.cashier) == "not_permitted")
            #expect(try await view(office).payer == nil)
        }
    }

    /// A payment that came back waits again, with its history.
    @Test func whatCameBackWaitsAgain() async throws {
        try await withOffice { office async throws in
            let claim = try await office.given.claim(.paid)
            #expect(try await view(office).batches.first?.booked == 1)
            try await office.given.book([
                .credit("A01-illness", .yuan(10_000), on: Dates.booked + 1)
            ])
            let after = try await view(office)
            #expect(after.waiting.map(\.claim) == [claim])
            #expect(after.waiting.first?.earlierPayments == 1)
            #expect(after.batches.first?.booked == 0 && after.batches.first?.failed == 1)
        }
    }
}
