import { both } from "../both";

export const guide = both({}, {});
