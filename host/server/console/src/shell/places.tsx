// Every page: its address, its icon, who may open it.

import { CustomerServiceOutlined, DesktopOutlined, MenuOutlined } from "@ant-design/icons";
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
  { name: "screen", icon: <DesktopOutlined />, needs: [], group: "manage", page: lazy(() => import("../pages/screen/Screen")) },
];

export const MORE_ICON = <MenuOutlined />;

export const placesFor = (permissions: Permission[]): Place[] =>
  places.filter(({ needs }) => needs.length === 0 || needs.some((need) => permissions.includes(need)));
