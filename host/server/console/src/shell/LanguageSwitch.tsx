import { GlobalOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useLanguage, useWords } from "../i18n";
import { language } from "../i18n/language";

export function LanguageSwitch() {
  const words = useWords().shell;
  const current = useLanguage();
  return (
    <Button type="text" size="small" icon={<GlobalOutlined />} aria-label={`${words.languageLabel} ${words.switchLanguage}`} onClick={() => language.set(current === "en" ? "zh-CN" : "en")}>
      <span className="language-word">{words.switchLanguage}</span>
    </Button>
  );
}
