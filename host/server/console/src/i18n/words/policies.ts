import { both } from "../both";

export const policies = both({}, {});
