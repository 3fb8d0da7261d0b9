// Running the shop: shops and their times, people, tokens, the login log, search, the wall.

import { both } from "../both";

export const manage = both(
  {
    screen: {
      title: "大屏画面",
      intro: "和墙上显示的是同一幅画面。",
      open: "全屏打开",
      picture: "大屏当前画面",
      stale: (age: string) => `画面没有更新，这是 ${age}前的样子`,
      missing: "还没有画面。大屏启动后会显示在这里。",
    },
  },
  {
    screen: {
      title: "Wall picture",
      intro: "The very picture that hangs on the wall.",
      open: "Open full screen",
      picture: "The wall's present picture",
      stale: (age) => `No new picture: this is ${age} old`,
      missing: "No picture yet. It appears here once the wall runs.",
    },
  },
);
