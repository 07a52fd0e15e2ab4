// Runs before the first paint, so that a light page never flashes dark. Mirrors src/lib/theme.ts.
try {
  const stored = localStorage.getItem('theme')
  if (stored === 'light' || stored === 'contrast') document.documentElement.dataset.theme = stored
} catch {
  // Storage is closed to this page: the default theme stands.
}
