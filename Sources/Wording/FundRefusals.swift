import Domain

// What is wrong with money that is committed or ordered, or with what the bank sent.

extension Text {
    static func fundExhausted(needed: Fen, available: Fen) -> Text {
        Text(
            "资金不足：需要 \(needed.grouped) 元，可用 \(available.grouped) 元，请先申请拨款",
            "The fund has \(available.grouped) yuan left and \(needed.grouped) are needed; "
                + "ask for an appropriation first")
    }

    static var nothingToOrder: Text {
        Text(
            "没有待发放的款项，请先审批案件",
            "No payout waits for a payment order; approve cases first")
    }

    static var fundAccountMissing: Text {
        Text(
            "尚未登记基金专户，无法制作付款文件，请会计先登记付款账户",
            "Nobody has named the fund's account; an accountant names it first")
    }

    static var fundAccountUnusable: Text {
        Text(
            "基金专户的户名、账号、开户银行或行号有误，银行无法受理，请核对后重填",
            "No bank would take the account's name, number, bank or clearing code; check them")
    }

    static func payeeUnconfirmed(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 的款项曾被银行退回，须先核对或更正收款账户",
            "The payment of case \(id) came back; have its account confirmed or corrected first")
    }

    static func payeeUnreturned(_ id: Claim.ID) -> Text {
        Text(
            "案件 \(id) 没有待核对账户的退回款项",
            "No payment of case \(id) came back whose account is not confirmed already")
    }

    static var payeeUnusable: Text {
        Text(
            "收款户名、账号或开户银行有误，银行无法受理，请核对后重填",
            "No bank would take the payee's name, number or bank; check them")
    }

    static func batchNotFound(_ id: String) -> Text {
        Text("没有发放批次 \(id)，请核对批次号", "There is no batch \(id); check its number")
    }

    static func paymentNumberTooLong(_ id: String) -> Text {
        Text(
            "户编号 \(id) 过长，银行字段容不下，请改用较短的户编号",
            "The household id \(id) does not fit the bank's field; use a shorter one")
    }

    static func statementUnbalanced(_ id: String) -> Text {
        Text(
            "对账单 \(id) 期初加发生额不等于期末，未导入，请向银行索取正确的对账单",
            "The statement \(id) does not add up: opening and entries do not give closing; "
                + "it was not imported, ask the bank for a right one")
    }

    static func statementReissued(_ id: String) -> Text {
        Text(
            "对账单 \(id) 已导入且内容不同，未再导入，请与银行核实",
            "The statement \(id) was imported with other content; ask the bank which one holds")
    }

    static func statementForeign(_ id: String) -> Text {
        Text(
            "对账单 \(id) 不是本基金账户的，或币种不同，未导入，请核对账号",
            "The statement \(id) is of another account or currency and was not imported; "
                + "check the account")
    }
}
