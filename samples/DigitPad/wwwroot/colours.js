// Canvases hold the colours with which they were painted. Calls back when the page gets others: dark for light, or those of the system.
const QUERIES = ["(prefers-color-scheme: dark)", "(forced-colors: active)"];

export function onNewColours(paint) {
  QUERIES.forEach((query) => matchMedia(query).addEventListener("change", paint));
}
