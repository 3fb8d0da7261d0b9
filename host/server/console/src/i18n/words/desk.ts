import { both } from "../both";

export const desk = both({}, {});
