import { both } from "../both";

export const cases = both({}, {});
