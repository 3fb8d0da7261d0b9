// One way to carry out what a person pressed: busy while under way, what it made old is fetched again, and a refusal is said.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { Problem } from "../api/http";
import { useSaid } from "./Failure";

export type Old = readonly (string | number)[];

/** `meets`: a refusal that the page itself answers, with a question say; it says so with true, and nothing else is said of it. */
export function useAct<Given, Answer>(
  act: (given: Given) => Promise<Answer>,
  makesOld: Old[],
  after?: (answer: Answer, given: Given) => void,
  meets?: (refusal: Problem, given: Given) => boolean,
) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const said = useSaid();
  const refresh = () => Promise.all(makesOld.map((queryKey) => queries.invalidateQueries({ queryKey: [...queryKey] })));
  return useMutation({
    mutationFn: act,
    onSuccess: async (answer, given) => {
      await refresh();
      after?.(answer, given);
    },
    onError: (error, given) => {
      const met = error instanceof Problem && meets?.(error, given) === true;
      if (!met) void message.error(said(error), 6);
      // Somebody else was faster: show what they did.
      if (error instanceof Problem && (error.status === 409 || error.status === 404)) void refresh();
    },
  });
}

/** Closes a dialog that speaks of what no longer is: somebody else was faster. */
export const ifStale = (close: () => void) => (error: unknown) => {
  if (error instanceof Problem && error.status === 409) close();
};
