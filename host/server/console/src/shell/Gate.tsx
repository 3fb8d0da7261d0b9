// Who comes in: the first visitor creates the owner, others log in, and then the desk opens where they wanted to go.

import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { sessionQuery, setupQuery } from "../api/session";
import { Failure } from "../parts/Failure";
import { Loading } from "../parts/Loading";

const Login = lazy(() => import("../pages/entry/Login"));
const Setup = lazy(() => import("../pages/entry/Setup"));
const Frame = lazy(() => import("./Frame"));

export function Gate() {
  const session = useQuery(sessionQuery);
  const stranger = session.data === null;
  const setup = useQuery({ ...setupQuery, enabled: stranger });
  if (session.isError && session.data === undefined) return <Failure error={session.error} retry={() => void session.refetch()} />;
  if (session.data) {
    return (
      <Suspense fallback={<Loading />}>
        <Frame session={session.data} />
      </Suspense>
    );
  }
  if (setup.isError && setup.data === undefined) return <Failure error={setup.error} retry={() => void setup.refetch()} />;
  if (!stranger || !setup.data) return <Loading />;
  return <Suspense fallback={<Loading />}>{setup.data.needed ? <Setup codeLength={setup.data.code_length} /> : <Login />}</Suspense>;
}
