//! What is wrong with a script, and where.

use rhai::{EvalAltResult, ParseError, ParseErrorType, Position};
use xiaoer_sdk::common::SettingsProblem;
use xiaoer_sdk::text::{Pair, pair};

/// Something wrong in a script's text, or what went wrong while it ran.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where, in both languages; ends with a colon, and is empty where there is no place.
    place: Pair,
    said: Pair,
}

impl Mistake {
    pub(crate) fn of_text(error: &ParseError) -> Self {
        Self { place: place(error.position()), said: of_parse(error.err_type()) }
    }

    pub(crate) fn of_run(error: &EvalAltResult) -> Self {
        let inner = error.unwrap_inner();
        let position = if inner.position().is_none() { error.position() } else { inner.position() };
        Self { place: place(position), said: of_run(inner) }
    }

    pub(crate) fn missing(function: &str) -> Self {
        Self {
            place: pair("", ""),
            said: pair(
                format!("脚本里没有函数 fn {function}(facts)"),
                format!("the script has no function fn {function}(facts)"),
            ),
        }
    }

    /// A call of a function that does not exist, or does not exist with so many arguments.
    pub(crate) fn unknown_call(name: &str, given: Option<usize>, at: Position) -> Self {
        let said = match given {
            None => pair(format!("没有“{name}”这个函数"), format!("there is no function {name}")),
            Some(0) => pair(format!("函数“{name}”不能不带参数"), format!("{name} cannot be called with nothing")),
            Some(count) => pair(
                format!("函数“{name}”不能带{count}个参数"),
                format!("{name} cannot be called with {count} argument{}", if count == 1 { "" } else { "s" }),
            ),
        };
        Self { place: place(at), said }
    }

    /// What is wrong with what a function answered.
    pub fn answered(function: &str, said: Pair) -> Self {
        Self { place: pair(format!("函数 {function} 的结果："), format!("result of {function}: ")), said }
    }

    /// Happened while an example was tried.
    #[must_use]
    pub fn while_trying(mut self, example: &Pair) -> Self {
        self.place.zh_cn = format!("试算“{}”，{}", example.zh_cn, self.place.zh_cn);
        self.place.en = format!("trying \"{}\", {}", example.en, self.place.en);
        self
    }

    /// As a problem of the setting at `path`.
    pub fn problem(&self, path: &str) -> SettingsProblem {
        SettingsProblem {
            path: path.to_owned(),
            zh_cn: format!("{}{}", self.place.zh_cn, self.said.zh_cn),
            en: format!("{}{}", self.place.en, self.said.en),
        }
    }
}

impl std::fmt::Display for Mistake {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.place.en, self.said.en)
    }
}

fn place(position: Position) -> Pair {
    match (position.line(), position.position()) {
        (Some(line), Some(column)) => {
            pair(format!("第{line}行第{column}列："), format!("line {line}, column {column}: "))
        }
        (Some(line), None) => pair(format!("第{line}行："), format!("line {line}: ")),
        _ => pair("", ""),
    }
}

fn of_parse(error: &ParseErrorType) -> Pair {
    use ParseErrorType as E;
    let zh = match error {
        E::UnexpectedEOF => "脚本没有写完".to_owned(),
        E::BadInput(_) => "看不懂这里的字符或文字".to_owned(),
        E::UnknownOperator(sign) => format!("没有“{sign}”这个运算符"),
        E::MissingToken(token, _) => format!("这里少了“{token}”"),
        E::MissingSymbol(_) | E::ExprExpected(_) => "这里少了内容".to_owned(),
        E::VariableUndefined(name) => format!("没有定义变量“{name}”"),
        E::Reserved(name) => format!("“{name}”是保留字，不能这样用"),
        E::FnDuplicatedDefinition(name, _) => format!("函数“{name}”定义了两次"),
        E::FnMissingBody(name) | E::FnMissingParams(name) => format!("函数“{name}”没有写完"),
        E::AssignmentToConstant(name) => format!("“{name}”是常量，不能改"),
        E::ExprTooDeep => "表达式嵌套太深，请拆开写".to_owned(),
        E::LiteralTooLarge(..) => "文字或列表太长".to_owned(),
        E::TooManyFunctions => "函数太多".to_owned(),
        E::WrongFnDefinition => "函数要写在脚本的最外层".to_owned(),
        _ => "语法不对".to_owned(),
    };
    pair(zh, error.to_string())
}

fn of_run(error: &EvalAltResult) -> Pair {
    use EvalAltResult as E;
    let zh = match error {
        E::ErrorVariableNotFound(name, _) => format!("没有变量“{name}”"),
        E::ErrorPropertyNotFound(name, _) => format!("资料里没有“{name}”这一项"),
        E::ErrorFunctionNotFound(name, _) => format!("没有这样的函数或运算：{name}"),
        E::ErrorMismatchDataType(wanted, found, _) => format!("这里应当是 {wanted}，却是 {found}"),
        E::ErrorMismatchOutputType(wanted, found, _) => format!("结果应当是 {wanted}，却是 {found}"),
        E::ErrorArrayBounds(..) | E::ErrorIndexNotFound(..) | E::ErrorStringBounds(..) => "序号超出范围".to_owned(),
        E::ErrorArithmetic(..) => "计算溢出或除以零".to_owned(),
        E::ErrorTooManyOperations(_) => "运算太多，可能是死循环".to_owned(),
        E::ErrorStackOverflow(_) => "函数互相调用太深".to_owned(),
        E::ErrorDataTooLarge(..) | E::ErrorTooManyVariables(_) => "数据太多或文字太长".to_owned(),
        E::ErrorAssignmentToConstant(name, _) => format!("“{name}”是常量，不能改"),
        E::ErrorRuntime(said, _) => format!("脚本中止：{said}"),
        _ => "运行出错".to_owned(),
    };
    let mut unplaced = error.to_string();
    // The place is said once, by us.
    if let Some((before, _)) = unplaced.rsplit_once(" (line ") {
        unplaced.truncate(before.len());
    }
    pair(zh, unplaced)
}
