// Every page: its address, its icon, who may open it.

import {
  AuditOutlined, BookOutlined, BulbOutlined, CalendarOutlined, CompassOutlined, CustomerServiceOutlined, DesktopOutlined, FileProtectOutlined, IdcardOutlined,
  KeyOutlined, MenuOutlined, SafetyCertificateOutlined, SearchOutlined, ShopOutlined, TagsOutlined, TeamOutlined,
} from "@ant-design/icons";
import { type ComponentType, type LazyExoticComponent, type ReactNode, lazy } from "react";
import type { Permission } from "../api/types";
import type { Words } from "../i18n";

export type PlaceName = keyof Words["shell"]["pages"];

export type Place = {
  name: PlaceName;
  icon: ReactNode;
  /** One of these is enough; none: everybody. */
  needs: Permission[];
  group: "work" | "manage";
  page: LazyExoticComponent<ComponentType>;
};

export const places: Place[] = [
  { name: "desk", icon: <CustomerServiceOutlined />, needs: ["reply"], group: "work", page: lazy(() => import("../pages/desk/Desk")) },
  { name: "cases", icon: <FileProtectOutlined />, needs: [], group: "work", page: lazy(() => import("../pages/cases/Cases")) },
  { name: "approvals", icon: <AuditOutlined />, needs: ["decide_case"], group: "work", page: lazy(() => import("../pages/cases/Approvals")) },
  { name: "penalties", icon: <SafetyCertificateOutlined />, needs: [], group: "work", page: lazy(() => import("../pages/penalties/Penalties")) },
  { name: "months", icon: <CalendarOutlined />, needs: [], group: "work", page: lazy(() => import("../pages/months/Months")) },
  { name: "search", icon: <SearchOutlined />, needs: ["reply"], group: "work", page: lazy(() => import("../pages/search/Search")) },
  { name: "products", icon: <TagsOutlined />, needs: ["reply", "keep_facts"], group: "manage", page: lazy(() => import("../pages/products/Products")) },
  { name: "handbook", icon: <BookOutlined />, needs: [], group: "manage", page: lazy(() => import("../pages/handbook/Handbook")) },
  { name: "policies", icon: <BulbOutlined />, needs: ["manage_policies"], group: "manage", page: lazy(() => import("../pages/policies/Policies")) },
  { name: "shops", icon: <ShopOutlined />, needs: ["manage_shops"], group: "manage", page: lazy(() => import("../pages/manage/Shops")) },
  { name: "staff", icon: <TeamOutlined />, needs: ["manage_staff"], group: "manage", page: lazy(() => import("../pages/manage/StaffPage")) },
  { name: "tokens", icon: <KeyOutlined />, needs: ["manage_tokens"], group: "manage", page: lazy(() => import("../pages/manage/Tokens")) },
  { name: "logins", icon: <IdcardOutlined />, needs: ["view_login_log"], group: "manage", page: lazy(() => import("../pages/manage/Logins")) },
  { name: "screen", icon: <DesktopOutlined />, needs: [], group: "manage", page: lazy(() => import("../pages/screen/Screen")) },
  { name: "guide", icon: <CompassOutlined />, needs: ["manage_shops"], group: "manage", page: lazy(() => import("../pages/guide/Guide")) },
];

export const MORE_ICON = <MenuOutlined />;

export const placesFor = (permissions: Permission[]): Place[] =>
  places.filter(({ needs }) => needs.length === 0 || needs.some((need) => permissions.includes(need)));
