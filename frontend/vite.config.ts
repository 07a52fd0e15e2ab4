import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// While the page is developed, the launcher of a running console answers for its services.
const launcher = process.env.CONSOLE_URL ?? 'http://127.0.0.1:5173'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    host: '127.0.0.1',
    proxy: { '/config.json': launcher, '/services.json': launcher },
  },
  // The manifest tells what a route loads first; `budget.mjs` holds it against the design.
  build: { sourcemap: false, manifest: true, chunkSizeWarningLimit: 700, assetsInlineLimit: 0 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    // A machine that does other work is slow, not wrong.
    testTimeout: 30_000,
  },
})
