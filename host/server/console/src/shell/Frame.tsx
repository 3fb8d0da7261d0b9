// The frame: navigation, the state of the box, my own state, and the page.

import { Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import type { Session } from "../api/types";
import { useWords } from "../i18n";
import { LiveProvider } from "../live/LiveProvider";
import { Loading } from "../parts/Loading";
import { ErrorBoundary } from "./ErrorBoundary";
import "./frame.css";
import { Health } from "./Health";
import { Navigation } from "./Navigation";
import { placesFor } from "./places";
import { SessionContext } from "./session";
import { TopBar } from "./TopBar";

export default function Frame({ session }: { session: Session }) {
  const open = placesFor(session.permissions);
  return (
    <SessionContext value={session}>
      <LiveProvider>
        <div className="frame">
          <Navigation places={open} />
          <div className="frame-side">
            <TopBar />
            <Health />
            <main className="frame-page">
              <ErrorBoundary>
                <Suspense fallback={<Loading />}>
                  <Routes>
                    {open.map(({ name, page: Page }) => (
                      <Route key={name} path={`/${name}/*`} element={<Page />} />
                    ))}
                    <Route path="/" element={<Navigate to={`/${open[0]?.name ?? "screen"}`} replace />} />
                    <Route path="*" element={<Lost />} />
                  </Routes>
                </Suspense>
              </ErrorBoundary>
            </main>
          </div>
        </div>
      </LiveProvider>
    </SessionContext>
  );
}

function Lost() {
  return <p className="empty">{useWords().shell.notFound}</p>;
}
