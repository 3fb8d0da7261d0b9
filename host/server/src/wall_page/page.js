// Shows each new picture as soon as the box has drawn it: the request stays open until there is one.

const english = navigator.language.toLowerCase().startsWith("en");
const say = (zh, en) => (english ? en : zh);
const words = {
  lost: say("与机器的连接断了，画面不是最新的。正在重连……", "The line to the box is lost; the picture is old. Reconnecting…"),
  login: say("请先在控制台登录，或用大屏令牌打开：/wall?token=…", "Log in to the console first, or open with a display token: /wall?token=…"),
  waiting: say("正在等待第一幅画面……", "Waiting for the first picture…"),
};

document.documentElement.lang = english ? "en" : "zh-CN";
document.title = say("小二 · 大屏", "xiaoer · wall");
const picture = document.getElementById("picture");
picture.alt = say("大屏画面", "The wall's picture");
const word = document.getElementById("word");

/** Seconds that the box holds a request open; a little longer without a word means that the line is lost. */
const WAIT = 10;
let known = null;
let shown = null;

function tell(text) {
  word.textContent = text;
  picture.classList.toggle("old", text === words.lost);
}

async function next() {
  const headers = known ? { "If-None-Match": known } : {};
  const signal = AbortSignal.timeout((WAIT + 5) * 1000);
  const answer = await fetch(`/api/v1/wall.png?wait=${WAIT}`, { headers, signal, cache: "no-store" });
  if (answer.status === 401 || answer.status === 403) return tell(words.login), 5000;
  if (answer.status === 503 && known === null) return tell(words.waiting), 1000;
  if (answer.status === 304) return tell(""), 0;
  if (!answer.ok) return tell(words.lost), 1000;
  const url = URL.createObjectURL(await answer.blob());
  picture.src = url;
  await picture.decode();
  picture.hidden = false;
  if (shown) URL.revokeObjectURL(shown);
  shown = url;
  known = answer.headers.get("etag");
  return tell(""), 0;
}

for (;;) {
  let pause;
  try {
    pause = await next();
  } catch {
    tell(words.lost);
    pause = 1000;
  }
  if (pause) await new Promise((done) => setTimeout(done, pause));
}
