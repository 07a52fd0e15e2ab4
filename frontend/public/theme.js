// Runs before the first paint, so that a light page never flashes dark. Mirrors src/lib/theme.ts and surround.ts.
try {
  const stored = localStorage.getItem('theme')
  if (stored === 'light' || stored === 'contrast') document.documentElement.dataset.theme = stored
  const surround = localStorage.getItem('surround')
  if (surround) document.documentElement.dataset.surround = surround
} catch {
  // Storage is closed to this page: the default theme stands.
}
