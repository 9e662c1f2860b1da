import Casework
import Domain
import TestSupport
import Testing

@Suite struct PaymentTests {
    private func position(of office: TestOffice) async throws -> FundPosition {
        try await office.casework.read(OpenFund()).position
    }

    @Test func whatIsApprovedIsOrderedOnceAndBooked() async throws {
        try await withOffice { office in
            let given = office.given
            let one = try await given.claim(.approved)
            let two = try await given.claim(.approved, basis: .yuan(12_000))
            let order = try await office.casework.perform(given.order(), by: Staff.cashier)
            #expect(order.payments == 2)
            #expect(order.totalFen == 1_600_000)
            #expect(order.leftOut == [])
            #expect(
                try await office.refusal(of: given.order(), by: Staff.cashier) == "nothing_to_order"
            )
            let booked = try await given.book([
                .credit("APPROPRIATION-1", .yuan(100_000)), .debit("A01-illness", .yuan(10_000)),
                .debit("A02-illness", .yuan(6_000)), .credit("INTEREST-3", Fen(123)),
                .debit("SERVICE-FEE", Fen(200)),
            ])
            #expect((booked.lines, booked.matched, booked.isNew) == (5, 5, true))
            #expect(try await office.state(of: one) == .paid)
            #expect(try await office.state(of: two) == .paid)
            let fund = try await position(of: office)
            #expect(fund.bank == Fen(10_000_000 - 1_600_000 + 123 - 200))
            #expect(fund.closing == fund.bank)
            #expect(fund.committed == .zero)
            #expect(fund.deposits == .yuan(100_000))
            #expect(fund.receivable == .yuan(400_000))
            #expect(fund.isBalanced)
        }
    }

    @Test func aReturnReopensThePayoutAndTheNextPaymentHasAnotherNumber() async throws {
        try await withOffice { office in
            let given = office.given
            let claim = try await given.claim(.paid)
            try await given.book([.credit("A01-illness", .yuan(10_000), on: Dates.booked + 1)])
            #expect(try await office.state(of: claim) == .approved)
            #expect(try await position(of: office).committed == .yuan(10_000))
            for ordinal in 2...3 {
                try await given.confirmPayee(of: claim)
                let order = try await office.casework.perform(given.order(), by: Staff.cashier)
                #expect(order.payments == 1)
                let number = "A01-illness-\(ordinal)"
                try await given.book([.debit(number, .yuan(10_000), on: Dates.booked + 2)])
                #expect(try await office.state(of: claim) == .paid)
                if ordinal == 2 {
                    try await given.book([.credit(number, .yuan(10_000), on: Dates.booked + 3)])
                }
            }
            let numbers = try await office.casework.read(OpenCase(claim, for: office.casework))
                .payments.map(\.number)
            #expect(numbers == ["A01-illness", "A01-illness-2", "A01-illness-3"])
            let fund = try await position(of: office)
            #expect(fund.paid == .yuan(30_000))
            #expect(fund.returned == .yuan(20_000))
        }
    }

    @Test func paidAndReturnedOnOneStatement() async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.approved)
            _ = try await office.casework.perform(office.given.order(), by: Staff.cashier)
            let booked = try await office.given.book([
                .debit("A01-illness", .yuan(10_000)), .credit("A01-illness", .yuan(10_000)),
            ])
            #expect(booked.matched == 2)
            #expect(try await office.state(of: claim) == .approved)
        }
    }

    @Test(arguments: [
        (StatementEntry.debit("A01-illness", .yuan(9_999)), ExceptionCode.amountDifference),
        (.credit("A01-illness", .yuan(10_000)), .returnWithoutOriginal),
        (.debit("A09-illness", .yuan(10_000)), .unknownDebit),
        (.credit("", .yuan(3)), .unknownCredit),
        (.debit("A01-illness-2", .yuan(10_000)), .unknownDebit),
    ])
    func whatDoesNotMatchIsAnException(entry: StatementEntry, code: ExceptionCode) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.approved)
            _ = try await office.casework.perform(office.given.order(), by: Staff.cashier)
            let booked = try await office.given.book([entry])
            #expect(booked.matched == 0)
            #expect(try await office.state(of: claim) == .approved)
            let fund = try await office.casework.read(OpenFund())
            #expect(fund.exceptions.map(\.exception) == [code.rawValue])
            #expect(fund.position.paid == .zero)
            #expect(fund.position.bank == entry.signed)
        }
    }

    /// A payment under which the bank took money twice is not paid a third time.
    @Test func aDebitThatNobodyExplainedHoldsTheNextPayment() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.paid)
            try await office.given.book([
                .debit("A01-illness", .yuan(10_000), on: Dates.booked + 1),
                .credit("A01-illness", .yuan(10_000), on: Dates.booked + 1),
            ])
            #expect(
                try await office.refusal(of: office.given.order(), by: Staff.cashier)
                    == "nothing_to_order")
        }
    }

    @Test func anAccountThatNoBankTakesHoldsNobodyUp() async throws {
        try await withOffice { office in
            _ = try await office.given.claim(.approved)
            _ = try await office.given.claim(.approved)
            try await office.corrupt("update household set account_holder = '' where id = 'A01'")
            let order = try await office.casework.perform(office.given.order(), by: Staff.cashier)
            #expect(order.payments == 1)
            #expect(order.leftOut == ["A01-illness"])
            #expect(
                try await office.refusal(of: office.given.order(), by: Staff.cashier)
                    == "nothing_to_order")
        }
    }

    @Test func ordersAtOnceOrderEverythingOnce() async throws {
        try await withOffice { office in
            for _ in 0..<4 { _ = try await office.given.claim(.approved) }
            let payments = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do {
                            return try await office.casework.perform(
                                office.given.order(), by: Staff.cashier
                            ).payments
                        } catch Refusal.nothingToOrder { return 0 }
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
            #expect(payments.sorted() == [0, 0, 0, 4])
        }
    }
}

/// A payment that came back is ordered again only after somebody has looked at the account.
@Suite struct ReturnedPaymentTests {
    private func withReturned(
        _ body: (TestOffice, Claim.ID) async throws -> Void
    ) async throws {
        try await withOffice { office in
            let claim = try await office.given.claim(.paid)
            try await office.given.book([
                .credit("A01-illness", .yuan(10_000), on: Dates.booked + 1)
            ])
            try await body(office, claim)
        }
    }

    private let correct = BankAccount(
        bank: "县农商行", number: Sensitive("6217000099"), holder: "更正户名")

    @Test func nothingIsOrderedBefore() async throws {
        try await withReturned { office, claim in
            let given = office.given
            let number = try given.payment(of: claim, ordinal: 2).description
            for order in [given.order(), given.order(only: [number])] {
                #expect(
                    try await office.refusal(of: order, by: Staff.cashier)
                        == "payee_unconfirmed")
            }
            let shown = try await office.casework.read(OpenPayments()).waiting
            #expect(shown.map(\.unconfirmed) == ["A01-illness"])
            // It holds nobody else up, and is told to have been left out.
            _ = try await given.claim(.approved)
            let order = try await office.casework.perform(given.order(), by: Staff.cashier)
            #expect(order.payments == 1 && order.leftOut == [number])

            try await given.confirmPayee(of: claim)
            #expect(
                try await office.casework.read(OpenPayments()).waiting.map(\.unconfirmed)
                    == [nil])
            let again = try await office.casework.perform(given.order(), by: Staff.cashier)
            #expect(again.payments == 1)
            // The next return is another one.
            try await given.book([
                .debit(number, .yuan(10_000), on: Dates.booked + 2),
                .credit(number, .yuan(10_000), on: Dates.booked + 2),
            ])
            #expect(
                try await office.refusal(of: given.order(), by: Staff.cashier)
                    == "payee_unconfirmed")
        }
    }

    @Test func anAccountIsCorrectedAndStandsInTheNextFile() async throws {
        try await withReturned { office, claim in
            let correction = ConfirmPayee(claim: claim, account: correct, reason: "原户已销")
            _ = try await office.casework.perform(correction, by: Staff.handler)
            let file = try await office.casework.read(OpenHousehold("A01"))
            #expect(file.maskedAccount == Mask.bankAccount("6217000099"))
            #expect(file.maskedHolder == Mask.name("更正户名"))
            let order = try await office.casework.perform(
                office.given.order(), by: Staff.cashier)
            #expect(order.payments == 1)
            let session = try await office.steppedUp(as: Staff.cashier).session
            let bytes = try await office.casework.takePaymentFile(
                TakePaymentFile(batch: order.batch), in: session)
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains("6217000099") && text.contains("更正户名"))
            // The leaf commits to the account and does not hold it.
            let told = """
                select count(*) from action_log where action = 'confirm_payee'
                    and position(convert_to('corrected', 'UTF8') in body) > 0
                    and position(convert_to('6217000099', 'UTF8') in body) = 0
                """
            #expect(try await office.number(told) == 1)
        }
    }

    @Test func whatIsNoConfirmationIsRefused() async throws {
        try await withReturned { office, claim in
            let other = try await office.given.claim(.approved)
            var unusable = correct
            unusable.number = Sensitive("12 34")
            for (action, code) in [
                (ConfirmPayee(claim: claim, reason: " "), "reason_missing"),
                (ConfirmPayee(claim: other, reason: "核对"), "payee_unreturned"),
                (
                    ConfirmPayee(claim: claim, account: unusable, reason: "更正"),
                    "payee_unusable"
                ),
                (ConfirmPayee(claim: 999_999, reason: "核对"), "claim_not_found"),
            ] {
                #expect(try await office.refusal(of: action, by: Staff.handler) == code)
            }
            for actor in [Staff.cashier, Staff.accountant, Staff.approver, Staff.town] {
                #expect(
                    try await office.refusal(
                        of: ConfirmPayee(claim: claim, reason: "核对"), by: actor)
                        == "not_permitted")
            }
            try await office.given.confirmPayee(of: claim)
            #expect(
                try await office.refusal(
                    of: ConfirmPayee(claim: claim, reason: "再核对"), by: Staff.handler)
                    == "payee_unreturned")
        }
    }

    /// Who says where the money goes is neither who approved it nor who orders it, whatever roles
    /// they came to hold.
    @Test func nobodyConfirmsWhatTheyDecidedOrPays() async throws {
        try await withReturned { office, claim in
            let approver = Actor(id: Staff.approver.id, roles: [.handler])
            #expect(
                try await office.refusal(
                    of: ConfirmPayee(claim: claim, reason: "核对"), by: approver)
                    == "part_taken")
            let another = Actor(id: "another", roles: [.handler])
            _ = try await office.casework.perform(
                ConfirmPayee(claim: claim, reason: "核对"), by: another)
            let payer = Actor(id: another.id, roles: [.cashier])
            #expect(
                try await office.refusal(of: office.given.order(), by: payer) == "part_taken")
        }
    }
}

@Suite struct StatementTests {
    private func refusal(
        of statement: BankStatement, in office: TestOffice
    ) async throws -> String? {
        try await office.refusal(
            of: ImportStatement(statement: statement), by: Staff.accountant)
    }

    @Test func aStatementIsImportedOnce() async throws {
        try await withOffice { office in
            let statement = office.given.statement([.credit("APPROPRIATION", .yuan(9))])
            let action = ImportStatement(statement: statement)
            let first = try await office.casework.perform(action, by: Staff.accountant)
            #expect((first.lines, first.matched, first.isNew) == (1, 1, true))
            let again = try await office.casework.perform(action, by: Staff.accountant)
            #expect((again.lines, again.matched, again.isNew) == (1, 0, false))
            #expect(try await office.number("select count(*) from statement_entry") == 1)
            #expect(
                try await office.number("select balance_fen from account where code = 'bank'")
                    == 900)
        }
    }

    @Test func importedFourTimesAtOnceItCountsOnce() async throws {
        try await withOffice { office in
            let statement = office.given.statement([.credit("APPROPRIATION", .yuan(9))])
            let new = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await office.casework.perform(
                            ImportStatement(statement: statement), by: Staff.accountant
                        ).isNew
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(new == 1)
        }
    }

    @Test func whatIsNotProvenIsRefused() async throws {
        try await withOffice { office in
            let given = office.given
            let unbalanced = given.statement(
                [.credit("APPROPRIATION", .yuan(9))], closing: .yuan(8))
            #expect(try await refusal(of: unbalanced, in: office) == "statement_unbalanced")
            try await given.book([.credit("APPROPRIATION", .yuan(9))])
            // The same key with other content.
            let known = given.statement([])
            func statement(
                _ account: String, _ id: String, opening: Fen, _ entries: [StatementEntry]
            ) -> BankStatement {
                BankStatement(
                    key: StatementKey(account: account, id: id, sequence: 1),
                    firstDay: known.firstDay, lastDay: known.lastDay, opening: opening,
                    closing: opening + entries.map(\.signed).total(),
                    closingDay: known.closingDay, entries: entries)
            }
            let other = statement("1302", "S1", opening: .zero, [.credit("INTEREST", .yuan(9))])
            #expect(try await refusal(of: other, in: office) == "statement_reissued")
            // The same entries under another id.
            let renamed = statement(
                "1302", "S9", opening: .zero, [.credit("APPROPRIATION", .yuan(9))])
            #expect(try await refusal(of: renamed, in: office) == "statement_reissued")
            let foreign = statement("1303", "S2", opening: .yuan(9), [])
            #expect(try await refusal(of: foreign, in: office) == "statement_foreign")
            let gap = statement("1302", "S2", opening: .yuan(10), [.credit("INTEREST", .yuan(1))])
            #expect(try await refusal(of: gap, in: office) == "statement_unbalanced")
            #expect(try await office.number("select count(*) from bank_statement") == 1)
        }
    }
}
