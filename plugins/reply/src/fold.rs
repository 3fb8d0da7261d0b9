//! One spelling for characters that people type in several ways: full-width and half-width, upper and lower case,
//! traditional and simplified, the many dashes and quotation marks. Folding never changes the number of characters
//! that remain, so a place in the folded text is a place in what was typed.

/// The one spelling of a character, or nothing for characters that show nothing.
pub fn fold(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c.to_ascii_lowercase());
    }
    if matches!(c, '\u{4E00}'..='\u{9FFF}') {
        return Some(simplified(c));
    }
    match c {
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}' => None,
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).map(|half| half.to_ascii_lowercase()),
        '\u{3000}' | '\u{A0}' | '\u{2002}'..='\u{200A}' => Some(' '),
        '。' | '｡' | '…' => Some('.'),
        '、' | '､' => Some(','),
        '“' | '”' | '„' | '「' | '」' | '『' | '』' => Some('"'),
        '‘' | '’' => Some('\''),
        '【' | '〖' | '〔' => Some('['),
        '】' | '〗' | '〕' => Some(']'),
        '‐'..='―' | '−' | '─' => Some('-'),
        '〜' | '∼' => Some('~'),
        '\u{2028}' | '\u{2029}' => Some('\n'),
        other => Some(other),
    }
}

/// Whether a folded character ends a clause.
pub fn ends_clause(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | '!' | '?' | ':' | '\n')
}

/// Whether a folded character says nothing by itself: white space, punctuation, a symbol or an emoji.
pub fn is_silent(c: char) -> bool {
    !c.is_alphanumeric()
}

/// Whether a character is a pictograph (表情).
pub fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1F300}'..='\u{1FAFF}' | '\u{2600}'..='\u{27BF}' | '\u{2B50}' | '\u{2B55}')
}

/// The simplified form of the traditional characters that buyers from 港澳台 use when they talk to a shop.
fn simplified(c: char) -> char {
    let bit = c as usize & (FILTER_BITS - 1);
    if FILTER[bit / 64] & (1 << (bit % 64)) == 0 {
        return c;
    }
    match TRADITIONAL.binary_search_by_key(&c, |pair| pair.0) {
        Ok(place) => TRADITIONAL[place].1,
        Err(_) => c,
    }
}

/// Most characters are not in the table; a filter of its low bits says so without searching it.
const FILTER_BITS: usize = 2048;
const FILTER: [u64; FILTER_BITS / 64] = {
    let mut filter = [0; FILTER_BITS / 64];
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let bit = TRADITIONAL[at].0 as usize & (FILTER_BITS - 1);
        filter[bit / 64] |= 1 << (bit % 64);
        at += 1;
    }
    filter
};

/// Sorted by the traditional character.
#[rustfmt::skip]
const TRADITIONAL: &[(char, char)] = &[
    ('並', '并'), ('亂', '乱'), ('來', '来'), ('係', '系'), ('倉', '仓'), ('個', '个'), ('們', '们'), ('偽', '伪'), ('價', '价'),
    ('優', '优'), ('兩', '两'), ('別', '别'), ('動', '动'), ('務', '务'), ('區', '区'), ('協', '协'), ('單', '单'), ('嗎', '吗'),
    ('嘆', '叹'), ('團', '团'), ('報', '报'), ('壓', '压'), ('壞', '坏'), ('夠', '够'), ('妳', '你'), ('實', '实'), ('寫', '写'),
    ('寬', '宽'), ('寶', '宝'), ('將', '将'), ('尋', '寻'), ('對', '对'), ('島', '岛'), ('幣', '币'), ('幫', '帮'), ('庫', '库'),
    ('張', '张'), ('後', '后'), ('從', '从'), ('態', '态'), ('應', '应'), ('戶', '户'), ('掛', '挂'), ('換', '换'), ('損', '损'),
    ('擔', '担'), ('斷', '断'), ('時', '时'), ('會', '会'), ('東', '东'), ('條', '条'), ('標', '标'), ('樣', '样'), ('檢', '检'),
    ('歡', '欢'), ('氣', '气'), ('決', '决'), ('沒', '没'), ('滿', '满'), ('灣', '湾'), ('為', '为'), ('無', '无'), ('爛', '烂'),
    ('現', '现'), ('當', '当'), ('發', '发'), ('盜', '盗'), ('確', '确'), ('碼', '码'), ('禮', '礼'), ('稅', '税'), ('種', '种'),
    ('積', '积'), ('紅', '红'), ('級', '级'), ('細', '细'), ('給', '给'), ('經', '经'), ('維', '维'), ('網', '网'), ('線', '线'),
    ('縮', '缩'), ('聯', '联'), ('聽', '听'), ('腳', '脚'), ('臺', '台'), ('與', '与'), ('號', '号'), ('補', '补'), ('裝', '装'),
    ('裡', '里'), ('見', '见'), ('規', '规'), ('訂', '订'), ('計', '计'), ('討', '讨'), ('記', '记'), ('評', '评'), ('詢', '询'),
    ('話', '话'), ('該', '该'), ('說', '说'), ('誰', '谁'), ('請', '请'), ('謝', '谢'), ('證', '证'), ('貨', '货'), ('貴', '贵'),
    ('買', '买'), ('費', '费'), ('賠', '赔'), ('賣', '卖'), ('質', '质'), ('購', '购'), ('贈', '赠'), ('軟', '软'), ('較', '较'),
    ('輕', '轻'), ('轉', '转'), ('辦', '办'), ('這', '这'), ('運', '运'), ('過', '过'), ('達', '达'), ('遞', '递'), ('選', '选'),
    ('還', '还'), ('郵', '邮'), ('釋', '释'), ('錢', '钱'), ('錯', '错'), ('長', '长'), ('開', '开'), ('關', '关'), ('電', '电'),
    ('顏', '颜'), ('類', '类'), ('騙', '骗'), ('體', '体'), ('黃', '黄'), ('點', '点'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_traditional_characters_is_sorted() {
        for pair in TRADITIONAL.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} must come before {}", pair[1].0, pair[0].0);
        }
    }

    #[test]
    fn full_width_capitals_and_traditional_characters_fold_to_one_spelling() {
        let folded: String = "ＸＬ碼，發貨嗎？１２３　。".chars().filter_map(fold).collect();
        assert_eq!(folded, "xl码,发货吗?123 .");
    }

    #[test]
    fn characters_that_show_nothing_disappear() {
        assert_eq!("在\u{200B}\u{FE0F}".chars().filter_map(fold).collect::<String>(), "在");
    }
}
