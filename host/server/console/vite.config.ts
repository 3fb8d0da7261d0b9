// Everything a browser needs ends up in dist/: the binary embeds it, and no page asks for anything from elsewhere.
import react from "@vitejs/plugin-react";
import { loadEnv } from "vite";
import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => {
  // A running box to work against: BOX=http://127.0.0.1:8080 npm run dev
  const { BOX: box = "http://127.0.0.1:8080" } = loadEnv(mode, ".", "BOX");
  return {
    plugins: [react()],
    build: {
      target: "es2022",
      // The content security policy allows no data: scripts; small files stay files.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: {
        output: {
          // What every page needs and what changes only with its version: it stays in a browser's cache over an update of the box.
          manualChunks: (id: string) => (/node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\//.test(id) ? "base" : undefined),
        },
      },
    },
    server: { proxy: { "/api": box, "/wall": box, "/healthz": box } },
    test: { include: ["src/**/*.test.ts"], environment: "node" },
  };
});
