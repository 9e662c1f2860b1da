import Domain

// What is wrong with files that somebody sends.

extension Text {
    static func uploadNotFound(_ digest: FileDigest) -> Text {
        Text(
            "您没有上传过摘要为 \(digest.rawValue.prefix(12))… 的完整文件，请先上传",
            "You have uploaded no whole file with the digest \(digest.rawValue.prefix(12))…; "
                + "upload it first")
    }

    static func uploadDiffers(_ digest: FileDigest) -> Text {
        Text(
            "收到的内容与摘要 \(digest.rawValue.prefix(12))… 不符，已丢弃，请核对后从头上传",
            "What came has another digest than \(digest.rawValue.prefix(12))… and was thrown away; "
                + "compute it again and upload from the beginning")
    }

    static func uploadOffset(expected: Int64) -> Text {
        Text(
            "请从第 \(expected) 字节（从 0 起）续传",
            "Go on with the byte at offset \(expected)")
    }

    static func uploadIncomplete(expected: Int64, found: Int64) -> Text {
        Text(
            "本次应有 \(expected) 字节，收到 \(found) 字节；请按 HEAD 给出的位置续传",
            "\(expected) bytes were announced and \(found) came; go on from where HEAD says")
    }

    static func uploadTooLarge(limit: Int64) -> Text {
        Text(
            "文件超过 \(limit >> 20) MiB，请按月份或地区分成几个文件",
            "The file is larger than \(limit >> 20) MiB; divide it by month or area")
    }

    static var uploadSpaceUsed: Text {
        Text(
            "您上传的文件已占满空间，请等待导入结束或旧文件到期清除",
            "Your files take all the room that you may use; wait until imports have ended or old "
                + "files are cleared away")
    }

    static func importNotFound(_ number: ImportJob.Number) -> Text {
        Text(
            "没有编号为 \(number) 的导入任务，或不归您查看",
            "There is no import \(number) that is yours to see; check its number")
    }
}
