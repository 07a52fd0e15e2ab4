/** Where this machine's Chromium or Chrome stands. */
export function findBrowser(): string | undefined
