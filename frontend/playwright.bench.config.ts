import { defineConfig } from '@playwright/test'
import journeys from './playwright.config'

/** Measures in the real page; run by benchmarks/generate_click.py, never by the tests. */
export default defineConfig({
  ...journeys,
  testDir: 'e2e/benchmarks',
  testMatch: '*.bench.ts',
  timeout: 300_000,
  reporter: [['line']],
})
