/// A small statement whose places are known: what a test changes in it is found at that line and
/// column.
enum CamtTemplate {
    static let details =
        "<NtryDtls><TxDtls><Refs><EndToEndId>A-illness</EndToEndId></Refs></TxDtls></NtryDtls>"

    static let text = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
        <Stmt><Id>S</Id><ElctrncSeqNb>7</ElctrncSeqNb>
        <Acct><Id><Othr><Id>62170001</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">5.00</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-01</Dt></Dt></Bal>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">4.00</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-11-30</Dt></Dt></Bal>
        <Ntry><NtryRef>1</NtryRef>
        <Amt Ccy="CNY">9.00</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd><RvslInd>false</RvslInd>
        <Sts><Cd>BOOK</Cd></Sts>
        <BookgDt><Dt>2026-11-02</Dt></BookgDt><ValDt><Dt>2026-11-03</Dt></ValDt>
        \(details)
        <AddtlNtryInf>附注</AddtlNtryInf></Ntry>
        </Stmt></BkToCstmrStmt></Document>

        """
}
