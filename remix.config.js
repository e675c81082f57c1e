/** The one place for Remix's settings; vite.config.ts hands it to Remix' Vite plugin. */
/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  ignoredRouteFiles: ['**/.*'],
  serverModuleFormat: 'esm',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // turbo-stream 2.4.1 has an open advisory
    v3_singleFetch: false,
    // discovery sends case addresses in a query
    v3_lazyRouteDiscovery: false,
  },
}
