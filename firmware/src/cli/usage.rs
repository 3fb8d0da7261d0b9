//! What is wrong with a command line, in the reader's language.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::failure::Failure;

/// Explains an error of the command line's parser.
pub fn explain(error: &clap::Error) -> Failure {
    let named = |kind| context(error, kind);
    let help = ("运行 xiaoer help 查看全部命令和选项。", "Run `xiaoer help` for all commands and options.");
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let what = named(ContextKind::InvalidArg).unwrap_or_default();
            let like = nearest(error, ContextKind::SuggestedArg);
            Failure::usage(
                format!(
                    "不认识 {what}{}。{}",
                    like.as_ref().map_or(String::new(), |l| format!("，是不是想写 {l}")),
                    help.0
                ),
                format!(
                    "{what} is not known{}. {}",
                    like.map_or(String::new(), |l| format!("; did you mean {l}?")),
                    help.1
                ),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let what = named(ContextKind::InvalidSubcommand).unwrap_or_default();
            let like = nearest(error, ContextKind::SuggestedSubcommand);
            Failure::usage(
                format!(
                    "没有 {what} 这个命令{}。{}",
                    like.as_ref().map_or(String::new(), |l| format!("，是不是想写 {l}")),
                    help.0
                ),
                format!(
                    "There is no command {what}{}. {}",
                    like.map_or(String::new(), |l| format!("; did you mean {l}?")),
                    help.1
                ),
            )
        }
        ErrorKind::MissingRequiredArgument => {
            let what = named(ContextKind::InvalidArg).unwrap_or_default();
            Failure::usage(format!("还缺少 {what}。{}", help.0), format!("{what} is missing. {}", help.1))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => bad_value(error),
        ErrorKind::ArgumentConflict => {
            let what = named(ContextKind::InvalidArg).unwrap_or_default();
            Failure::usage(
                format!("{what} 重复了，或不能和别的选项一起用。{}", help.0),
                format!("{what} is given twice, or does not go with another option. {}", help.1),
            )
        }
        ErrorKind::InvalidUtf8 => Failure::usage(
            "命令行里有无法识别的字符，请重新输入。",
            "The command line has characters that cannot be read; type it again.",
        ),
        _ => Failure::usage(format!("命令写得不对。{}", help.0), format!("The command is not right. {}", help.1)),
    }
}

fn bad_value(error: &clap::Error) -> Failure {
    let argument = context(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(error, ContextKind::InvalidValue).unwrap_or_default();
    let (zh, en) = expected(&argument);
    if value.is_empty() {
        return Failure::usage(format!("{argument} 后面要写上值：{zh}。"), format!("{argument} needs a value: {en}."));
    }
    Failure::usage(format!("{argument} 不能是“{value}”：{zh}。"), format!("{argument} cannot be \"{value}\": {en}."))
}

/// What an option takes.
fn expected(argument: &str) -> (&'static str, &'static str) {
    let name = argument.trim_start_matches(['-', '<']).split([' ', '=', '<', '>']).next().unwrap_or_default();
    match name {
        "listen" => (
            "请写 地址:端口，例如 0.0.0.0:8080；端口写 0 表示由系统选一个",
            "give an address and a port, such as 0.0.0.0:8080; port 0 lets the system choose",
        ),
        "screen-inches" => ("请写屏幕对角线英寸数，5 到 200", "give the screen's diagonal in inches, 5 to 200"),
        "viewing-metres" => ("请写观看距离，0.3 到 30 米", "give the viewing distance, 0.3 to 30 metres"),
        "speed" => ("请写 1 到 100 的整数", "give a whole number from 1 to 100"),
        "seed" => ("请写一个非负整数", "give a whole number, not negative"),
        "lang" => ("请写 zh 或 en", "give zh or en"),
        "log-format" => ("请写 text 或 json", "give text or json"),
        "kind" => ("请写 reply、refund 或 penalty", "give reply, refund or penalty"),
        "NAME" => (
            "请写 reply、refund、penalty、points、table-种类 或 script-种类，例如 table-refund",
            "give reply, refund, penalty, points, table-KIND or script-KIND, such as table-refund",
        ),
        "source" => ("请写 rust 或 c", "give rust or c"),
        "rounds" => ("请写 1 到 100000 的整数", "give a whole number from 1 to 100000"),
        "panel" => ("请写 auto、none 或设备路径（如 /dev/fb0）", "give auto, none or a device such as /dev/fb0"),
        _ => ("请看 xiaoer help", "see `xiaoer help`"),
    }
}

/// The likeliest of what may have been meant; the parser gives it last.
fn nearest(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => context(error, kind),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join("、")),
        _ => None,
    }
}
