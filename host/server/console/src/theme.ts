// Calm colours: ink blue for what can be done, and the three signal colours for waiting only.

import type { ThemeConfig } from "antd";

/** Whoever has asked the system for less motion gets none: dialogs are there at once, and where they will stay. */
const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export const theme: ThemeConfig = {
  token: {
    motion: !still,
    colorPrimary: "#2456c8",
    colorInfo: "#2456c8",
    colorLink: "#2456c8",
    colorTextBase: "#1c2738",
    colorBgLayout: "#f3f5f9",
    colorBorderSecondary: "#e8ecf2",
    colorSuccess: "#1f8a4c",
    colorWarning: "#c97a06",
    colorError: "#cf3434",
    borderRadius: 8,
    fontSize: 14,
    fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans SC","Noto Sans CJK SC",sans-serif',
    fontFamilyCode: 'ui-monospace,Menlo,Consolas,"Noto Sans Mono",monospace',
    boxShadowTertiary: "0 1px 2px rgb(16 33 61 / 6%)",
  },
  components: {
    Card: { headerFontSize: 15, headerHeight: 46 },
    Table: { headerBg: "#f8f9fc", cellPaddingBlock: 11 },
    Descriptions: { itemPaddingBottom: 6 },
  },
};
