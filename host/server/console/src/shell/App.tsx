// Everything around the pages: language, theme, the cache of fetched things, and who is logged in.

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { App as AntApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { useEffect, useState } from "react";
import { BrowserRouter } from "react-router";
import { Problem } from "../api/http";
import { useLanguage } from "../i18n";
import { theme } from "../theme";
import { ErrorBoundary } from "./ErrorBoundary";
import { Gate } from "./Gate";

function client() {
  return new QueryClient({
    defaultOptions: {
      // A box on a network without internet is not "offline", whatever the browser thinks.
      mutations: { networkMode: "always" },
      queries: {
        networkMode: "always",
        // Events say when something is old; nothing is fetched on suspicion.
        staleTime: 60_000,
        refetchOnWindowFocus: false,
        // A refusal stays one; only a box that does not answer is asked again.
        retry: (count, error) => error instanceof Problem && (error.status === 0 || error.status >= 502) && count < 2,
      },
    },
  });
}

export function App() {
  const language = useLanguage();
  const [queries] = useState(client);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <ConfigProvider theme={theme} locale={language === "en" ? enUS : zhCN} button={{ autoInsertSpace: false }}>
      <AntApp message={{ maxCount: 3 }}>
        <QueryClientProvider client={queries}>
          <ErrorBoundary>
            <BrowserRouter>
              <Gate />
            </BrowserRouter>
          </ErrorBoundary>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
