// First steps for an owner who has never done this.

import { both } from "../both";

export const guide = both(
  {
    title: "开店指引",
    intro: "按顺序做完这几步，客服就可以开始接待了。中途离开没关系，随时可以回来。",
    progress: (done: number, all: number) => `已完成 ${done} / ${all}`,
    done: "已完成",
    shop: { title: "添加第一家店铺", text: "写上客户看到的店名，选平台。时限用默认的就好，以后随时能改。" },
    staff: { title: "添加客服", text: "给每位客服一个账号。密码由机器生成，只显示一次。您自己也接待的话，这步可以以后再做。", count: (n: number) => `已有 ${n} 位同事` },
    token: { title: "接入平台消息", text: "新建一个“接入程序”令牌，填到接入程序里，客户的消息就会进来。", count: (n: number) => `已有 ${n} 个令牌` },
    policies: { title: "检查策略", text: "话术、售后、考核三种策略已按行业惯例设好，可以先用起来，再按店里的规矩改。", open: "查看策略" },
    online: { title: "开始接待", text: "把右上角切到“在线”，新会话就会分进来。", go: "去接待" },
    finished: "都准备好了，祝生意兴隆！",
  },
  {
    title: "First steps",
    intro: "After these steps the desk can begin. Leave and come back whenever you like.",
    progress: (done, all) => `${done} of ${all} done`,
    done: "Done",
    shop: { title: "Add the first shop", text: "Its name as customers see it, and the platform. The default times are fine to begin with." },
    staff: { title: "Add agents", text: "An account for each agent. The box makes the password and shows it once. If you serve customers yourself, this can wait.", count: (n) => `${n} colleague${n === 1 ? "" : "s"} so far` },
    token: { title: "Connect the platform", text: "Make a connector token and put it into the connector; customers' messages then come in.", count: (n) => `${n} token${n === 1 ? "" : "s"} so far` },
    policies: { title: "Look at the policies", text: "Scripts, after-sale and conduct are set as is usual in the trade. Use them as they are, change them later.", open: "Open policies" },
    online: { title: "Begin to serve", text: "Switch to “Online” at the top right, and new chats come in.", go: "Go to the desk" },
    finished: "All is ready. Good trade!",
  },
);
