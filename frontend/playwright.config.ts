import { defineConfig } from '@playwright/test'
import { findBrowser } from './e2e/find-browser.mjs'

/** A browser that renders in software, asks nobody for updates and runs as root in a container. */
const switches = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const isRoot = process.getuid?.() === 0

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  // A machine that does other work is slow, not wrong.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 60_000,
    trace: 'off',
    launchOptions: {
      executablePath: findBrowser(),
      args: isRoot ? ['--no-sandbox', ...switches] : switches,
    },
  },
})
