import { both } from "../both";

export const penalties = both({}, {});
