// What somebody logged in with, as people call it: a browser's description of itself is made for machines.

const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\//, "WeChat"],
  [/Edg(A|iOS)?\//, "Edge"],
  [/(QQBrowser|MQQBrowser)\//, "QQ Browser"],
  [/(UCBrowser|UCWEB)/, "UC Browser"],
  [/HuaweiBrowser\//, "Huawei Browser"],
  [/MiuiBrowser\//, "Xiaomi Browser"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrom(e|ium)\/|CriOS\/|HeadlessChrome\//, "Chrome"],
  [/Safari\//, "Safari"],
];

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/iPad/, "iPad"],
  [/iPhone/, "iPhone"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

const first = (known: [RegExp, string][], description: string) => known.find(([sign]) => sign.test(description))?.[1];

/** "Chrome · Windows"; what is no browser is named as it names itself. */
export function deviceSaid(description: string): string {
  const parts = [first(BROWSERS, description), first(SYSTEMS, description)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(" · ") : description;
}
