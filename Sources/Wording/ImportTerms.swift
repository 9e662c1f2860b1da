import Domain

// The words of imports, as people read them.

extension ImportKind {
    package var text: Text {
        switch self {
        case .feed: Text("部门推送", "Department feed")
        case .applications: Text("自主申报", "Applications")
        case .register: Text("户册", "Register")
        case .scheme: Text("方案", "Scheme")
        case .statement: Text("银行对账单", "Bank statement")
        }
    }
}

extension ImportPart {
    package var text: Text {
        switch self {
        case .file: Text("文件", "File")
        case .villages: Text("行政区划", "Villages")
        case .households: Text("农户", "Households")
        case .persons: Text("人口", "Persons")
        case .verifiers: Text("核查员", "Verifiers")
        case .vehicles: Text("车辆", "Vehicles")
        case .calendar: Text("工作日历", "Working calendar")
        }
    }
}

extension ImportState {
    package var text: Text {
        switch self {
        case .queued: Text("排队中", "Queued")
        case .running: Text("导入中", "Running")
        case .done: Text("已导入", "Imported")
        case .refused: Text("未导入", "Refused")
        case .stopped: Text("已搁置，请联系系统管理员", "Given up; ask a system administrator")
        }
    }
}

extension ImportCount {
    package var text: Text {
        switch self {
        case .rows: Text("数据行", "Rows")
        case .accepted: Text("收录", "Accepted")
        case .duplicates: Text("重复", "Duplicates")
        case .superseded: Text("更正", "Superseded")
        case .rejected: Text("拒收", "Rejected")
        case .households: Text("新增户", "New households")
        case .persons: Text("新增人口", "New persons")
        case .schemes: Text("新方案", "New schemes")
        case .statements: Text("新对账单", "New statements")
        case .lines: Text("账单笔数", "Entries")
        case .matched: Text("已核对", "Matched")
        }
    }
}

extension ImportDefect {
    /// What is wrong and what to do.
    package var text: Text {
        switch self {
        case .columns:
            Text(
                "单元格个数与表头不符，请检查逗号和引号",
                "Another number of cells than the header; check commas and quotes")
        case .quotes:
            Text("引号有误，请检查该行引号", "The quotes are wrong; check those of the row")
        case .required: Text("必填项为空，请补填", "The cell is empty and must be filled")
        case .form:
            Text("不是所需格式的文件，请对照模板", "The file is not of its form; compare it with a sample")
        case .repeated: Text("重复的行，请保留一行", "A second row for the same thing; keep one")
        case .contradiction:
            Text("同一行内容互相矛盾，请核实", "Cells of the row contradict each other; correct one")
        case .idDamaged:
            Text(
                "证件号码被表格软件改为科学计数，末几位已丢失，请以文本格式重新导出",
                "A spreadsheet has destroyed the ID number's last digits; export it as text")
        case .idCheck:
            Text("证件号码校验不通过，请核对", "The ID number does not check; compare it with the card")
        case .amount:
            Text(
                "金额无法识别，请填元，最多两位小数",
                "The amount cannot be read; give yuan with two decimals at most")
        case .date: Text("日期无法识别，请写成 2026-09-01", "The date cannot be read; write 2026-09-01")
        case .number: Text("应为整数", "It must be a whole number")
        case .coordinate: Text("经纬度有误，请核对", "It is no latitude or longitude; check it")
        case .time: Text("时间应写成 08:30", "A time of day is written 08:30")
        case .word:
            Text("不在可选内容之内，请对照填写说明", "The word is not one of the form; see its instructions")
        case .code: Text("代码有误，请核对行政区划代码", "The code is wrong; check the area code")
        case .account: Text("银行账号应全为数字", "A bank account has digits only")
        case .cause: Text("原因应为因病、因学、因灾、因意外之一", "The cause is none of the four")
        case .personUnknown:
            Text(
                "户册中没有此人，请先登记或核对证件号码",
                "The register has nobody under the number; register them first")
        case .nameMismatch:
            Text("姓名与户册不一致，请核对", "The register has another name; check which is right")
        case .totalTooLarge:
            Text("合计金额过大，请检查金额单位", "The total is too large; look for amounts in a wrong unit")
        case .missingFile: Text("缺少文件", "The file is missing")
        case .unknownFile: Text("不认识的文件", "The file's name means nothing here")
        case .encoding:
            Text("不是 UTF-8 或 GB18030 编码，请另存", "Neither UTF-8 nor GB18030; save it as one of them")
        case .limit:
            Text("文件超出合理范围，请与出具方核实", "Larger or deeper than any real file; ask who made it")
        case .scheme: Text("方案内容有误，请按说明修改", "The scheme is wrong there; correct it as told")
        case .documentType:
            Text("含文档类型声明，不予读取", "It holds a document type declaration, which is not read")
        case .version:
            Text("不是 camt.053 对账单（08 或 02 版）", "It is no camt.053 statement of version 08 or 02")
        case .missing:
            Text("缺少必需内容，请向银行索取完整文件", "Something is missing; ask the bank for a whole file")
        case .currency: Text("币种不符，应为人民币", "Another currency than CNY")
        case .direction: Text("借贷方向不明", "Neither credit nor debit")
        case .balance: Text("余额前后不一致，请与银行核实", "Balances contradict each other; ask the bank")
        case .control: Text("控制总数与明细不符，请与银行核实", "Control figures and entries differ; ask the bank")
        case .status: Text("状态代码不认识", "The status is not known")
        case .notBooked: Text("尚未入账，入账后会再次出现", "Not booked yet; it comes again when it is")
        }
    }
}
