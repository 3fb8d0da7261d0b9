//! What the check found, in words a person can act on.

use std::fmt;

use xiaoer_desk::digest::Digest;

/// Most problems that are listed one by one; a folder with more is beyond listing.
pub(crate) const MOST_PROBLEMS: usize = 1_000;

/// Something that is not as it was written: what, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields say where: numbers of rows, names of tables, digests")]
pub enum Problem {
    /// `SQLite` itself finds the file damaged.
    Damaged { detail: String },
    /// A table or index is not as this version makes it.
    Schema { name: String },
    /// An older version wrote the folder; opening it once brings it up to date.
    OldFormat { found: u32, known: u32 },
    /// Rows of the journal are missing.
    JournalGap { after: u64, found: u64 },
    /// A row of the journal does not follow from the one before it: one of them was changed, or rows changed places.
    ChainBroken { seq: u64 },
    /// A row of the journal was changed.
    EntryAltered { seq: u64 },
    /// A row of the journal cannot be read.
    EntryUnreadable { seq: u64, detail: String },
    /// A document differs from what the journal leads to.
    DocumentDiffers { kind: String, number: u64, part: String },
    /// A document is missing.
    DocumentMissing { kind: String, number: u64, part: String },
    /// There is a document that the journal knows nothing of.
    DocumentUnknown { kind: String, number: u64, part: String },
    /// A row of a read table differs from what the journal tells, or is missing.
    RowDiffers { table: &'static str, number: u64, seq: u64 },
    /// A read table has more or fewer rows than the journal tells of.
    RowCount { table: &'static str, expected: u64, found: u64 },
    /// A policy's package or settings are not those whose digest the journal holds.
    BlobAltered { digest: Digest },
    /// A text is not the one whose digest the journal holds.
    TextAltered { digest: Digest },
    /// A text that the journal names is not there at all.
    TextMissing { seq: u64, digest: Digest },
    /// A text is gone although nothing in the journal erased it.
    TextGone { digest: Digest },
    /// A text is still there although the journal says it was erased.
    TextNotErased { digest: Digest },
    /// A buyer's account is still there although the journal says it was erased.
    IdentityNotErased { customer: u64 },
    /// The search does not know a message, knows it by other words, or knows one that was erased.
    SearchDiffers { message: u64 },
}

impl Problem {
    /// In Chinese.
    pub fn zh(&self) -> String {
        match self {
            Self::Damaged { detail } => format!("数据库文件损坏：{detail}"),
            Self::Schema { name } => format!("表或索引 {name} 的结构与本版本不一致"),
            Self::OldFormat { found, known } => {
                format!("数据是旧格式 {found}，本版本使用格式 {known}；启动一次小二即可自动升级")
            }
            Self::JournalGap { after, found } => format!("流水在第 {after} 条之后缺了记录，下一条是第 {found} 条"),
            Self::ChainBroken { seq } => format!("流水第 {seq} 条与前一条接不上，有记录被改动或调换"),
            Self::EntryAltered { seq } => format!("流水第 {seq} 条被改动过"),
            Self::EntryUnreadable { seq, detail } => format!("流水第 {seq} 条无法读取：{detail}"),
            Self::DocumentDiffers { kind, number, part } => {
                format!("{} 的内容与流水不符", place(kind, *number, part))
            }
            Self::DocumentMissing { kind, number, part } => format!("{} 丢失", place(kind, *number, part)),
            Self::DocumentUnknown { kind, number, part } => {
                format!("{} 在流水里没有来历", place(kind, *number, part))
            }
            Self::RowDiffers { table, number, seq } => {
                format!("表 {table} 的第 {number} 号与流水第 {seq} 条不符或丢失")
            }
            Self::RowCount { table, expected, found } => {
                format!("表 {table} 应有 {expected} 行，实际 {found} 行")
            }
            Self::BlobAltered { digest } => format!("策略包或策略设置 {digest} 被改动过"),
            Self::TextAltered { digest } => format!("文本 {digest} 被改动过"),
            Self::TextMissing { seq, digest } => format!("流水第 {seq} 条提到的文本 {digest} 不存在"),
            Self::TextGone { digest } => format!("文本 {digest} 的内容没有了，但流水里没有删除它的记录"),
            Self::TextNotErased { digest } => format!("文本 {digest} 应当已删除，内容却还在"),
            Self::IdentityNotErased { customer } => format!("客户 {customer} 的资料应当已删除，账号却还在"),
            Self::SearchDiffers { message } => format!("搜索索引里的第 {message} 号消息与内容不符"),
        }
    }

    /// In English.
    pub fn en(&self) -> String {
        match self {
            Self::Damaged { detail } => format!("The database file is damaged: {detail}"),
            Self::Schema { name } => format!("Table or index {name} is not as this version makes it"),
            Self::OldFormat { found, known } => {
                format!(
                    "The data has the old format {found}; this version uses {known}. Start the box once to upgrade it"
                )
            }
            Self::JournalGap { after, found } => {
                format!("Rows of the journal are missing after row {after}; the next is row {found}")
            }
            Self::ChainBroken { seq } => {
                format!("Journal row {seq} does not follow from the one before it: rows were changed or moved")
            }
            Self::EntryAltered { seq } => format!("Journal row {seq} was changed"),
            Self::EntryUnreadable { seq, detail } => format!("Journal row {seq} cannot be read: {detail}"),
            Self::DocumentDiffers { kind, number, part } => {
                format!("Document {} differs from what the journal leads to", place(kind, *number, part))
            }
            Self::DocumentMissing { kind, number, part } => {
                format!("Document {} is missing", place(kind, *number, part))
            }
            Self::DocumentUnknown { kind, number, part } => {
                format!("Document {} is unknown to the journal", place(kind, *number, part))
            }
            Self::RowDiffers { table, number, seq } => {
                format!("Number {number} of table {table} is missing or differs from journal row {seq}")
            }
            Self::RowCount { table, expected, found } => {
                format!("Table {table} should have {expected} rows and has {found}")
            }
            Self::BlobAltered { digest } => format!("Package or settings {digest} of a policy were changed"),
            Self::TextAltered { digest } => format!("Text {digest} was changed"),
            Self::TextMissing { seq, digest } => format!("Text {digest}, named by journal row {seq}, is not there"),
            Self::TextGone { digest } => format!("Text {digest} is gone, but nothing in the journal erased it"),
            Self::TextNotErased { digest } => format!("Text {digest} should be erased and is still there"),
            Self::IdentityNotErased { customer } => {
                format!("The account of customer {customer} should be erased and is still there")
            }
            Self::SearchDiffers { message } => format!("The search index does not agree with message {message}"),
        }
    }
}

fn place(kind: &str, number: u64, part: &str) -> String {
    if part.is_empty() { format!("{kind} {number}") } else { format!("{kind} {number}/{part}") }
}

/// The result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// Entries of the journal that were read.
    pub entries: u64,
    /// Documents that were compared.
    pub documents: u64,
    /// Messages that were compared.
    pub messages: u64,
    /// Texts whose digests were made again.
    pub texts: u64,
    /// What is wrong; empty if nothing is. At most the first thousand.
    pub problems: Vec<Problem>,
    /// Problems beyond those listed.
    pub further: u64,
}

impl Report {
    /// Nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    pub(crate) fn add(&mut self, problem: Problem) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        } else {
            self.further += 1;
        }
    }

    /// In Chinese, a line for each problem.
    pub fn zh(&self) -> String {
        let Self { entries, documents, messages, texts, .. } = self;
        let counts = format!("流水 {entries} 条，单据 {documents} 份，消息 {messages} 条，文本 {texts} 份");
        if self.is_clean() {
            return format!("检查通过：{counts}，全部一致。");
        }
        let mut lines = vec![format!("发现 {} 个问题（{counts}）：", self.problems.len() as u64 + self.further)];
        lines.extend(self.problems.iter().map(|problem| format!("- {}", problem.zh())));
        if self.further > 0 {
            lines.push(format!("- 另有 {} 个问题未列出", self.further));
        }
        lines.push("请先复制一份数据目录，再用最近的备份恢复。".into());
        lines.join("\n")
    }

    /// In English, a line for each problem.
    pub fn en(&self) -> String {
        let Self { entries, documents, messages, texts, .. } = self;
        let counts = format!("{entries} journal entries, {documents} documents, {messages} messages, {texts} texts");
        if self.is_clean() {
            return format!("Everything agrees: {counts}.");
        }
        let mut lines = vec![format!("{} problems found ({counts}):", self.problems.len() as u64 + self.further)];
        lines.extend(self.problems.iter().map(|problem| format!("- {}", problem.en())));
        if self.further > 0 {
            lines.push(format!("- and {} more", self.further));
        }
        lines.push("Make a copy of the data folder, then restore the latest backup.".into());
        lines.join("\n")
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.en())
    }
}
