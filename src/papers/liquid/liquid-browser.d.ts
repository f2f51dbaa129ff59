/** liquidjs without Node's file system and streams: safer for templates, and quicker to load. */
declare module 'liquidjs/dist/liquid.browser.mjs' {
  export * from 'liquidjs';
}
