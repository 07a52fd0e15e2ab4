import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { roomsAhead } from './ahead/plugin.ts'
import { spokenIn } from './words/plugin.ts'
import { pseudoLanguage } from './words/pseudo.ts'

// While the page is developed, the launcher of a running console answers for its services.
const launcher = process.env.CONSOLE_URL ?? 'http://127.0.0.1:5173'

// A BCP 47 tag; the page as it is written is in English. `en-XA` shows what a translation would miss.
const language = process.env.PAGE_LANGUAGE

/** What the rooms that are opened most are drawn with. */
const rooms = {
  launcher: ['src/features/launcher/launcher-page.tsx'],
  board: [
    'src/app/project-room.tsx',
    'src/features/board/board-page.tsx',
    'src/features/board/inspector/inspector.tsx',
  ],
  gallery: ['src/app/project-room.tsx', 'src/features/gallery/gallery-page.tsx'],
}

export default defineConfig({
  plugins: [...(language ? [spokenIn(language)] : []), react(), tailwindcss(), roomsAhead(rooms)],
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
    restoreMocks: true,
    // A machine that does other work is slow, not wrong.
    testTimeout: 240_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'page',
          include: ['src/**/*.test.{ts,tsx}', '{words,ahead}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        plugins: [spokenIn(pseudoLanguage)],
        test: { name: 'words', include: ['words/**/*.pseudo.test.tsx'] },
      },
    ],
  },
})
