/**
 * How long a form of sixty inputs takes from the click to the painted frame, in a real browser.
 *
 * `node benchmarks/workflow_form.mjs` starts a console of its own on free ports, opens the form 25
 * times (5 to warm up) and prints ms. The baseline in the same run is as many bare HTML inputs put
 * into the same place; the work of the page's thread is without what other programs took from it.
 * Goal: median <= 100 ms. Ends with 1 where it is missed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env, execPath, exit } from 'node:process'

const GOAL = 100
const frontend = resolve(import.meta.dirname, '..', 'frontend')
const folder = mkdtempSync(join(tmpdir(), 'form-benchmark-'))
const file = join(folder, 'rows.json')

const playwright = join(frontend, 'node_modules', '@playwright', 'test', 'cli.js')
const config = ['--config', 'playwright.bench.config.ts']
const measured = spawnSync(execPath, [playwright, 'test', ...config, 'workflow-form'], {
  cwd: frontend,
  stdio: 'inherit',
  env: { ...env, BENCHMARK_ROWS: file },
})
if (measured.status !== 0) exit(measured.status ?? 1)
const rows = JSON.parse(readFileSync(file, 'utf8'))
rmSync(folder, { recursive: true })

const at = (values, share) => values[Math.floor((values.length - 1) * share)]
const column = (name) => rows.map((row) => row[name]).toSorted((one, other) => one - other)

const print = (line) => process.stdout.write(`${line}\n`)
print(`${rows.length} openings, ms      median      p95      max`)
for (const [name, label] of [
  ['form', 'sixty inputs'],
  ['work', 'of it own work'],
  ['bare', 'sixty bare inputs'],
]) {
  const values = column(name)
  const cells = [at(values, 0.5), at(values, 0.95), at(values, 1)]
  print(label.padEnd(20) + cells.map((value) => value.toFixed(1).padStart(9)).join(''))
}
const median = at(column('form'), 0.5)
print(`the form takes ${(median / at(column('bare'), 0.5)).toFixed(1)} times as long as bare HTML`)
exit(median <= GOAL ? 0 : 1)
