/**
 * How long a changed field of a camera takes from the key that chooses its value to the painted
 * frame in which the rules say what they think of it, in a real browser.
 *
 * `node benchmarks/camera_change.mjs` starts a console of its own on free ports, changes the light
 * 34 times (4 to warm up), each time in a camera that was never asked about, and prints ms. The
 * baseline in the same run is the request alone, as the browser times it. Goal: median <= 50 ms.
 * Ends with 1 where it is missed.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env, execPath, exit } from 'node:process'

const GOAL = 50
const frontend = resolve(import.meta.dirname, '..', 'frontend')
const folder = mkdtempSync(join(tmpdir(), 'camera-benchmark-'))
const file = join(folder, 'rows.json')

const playwright = join(frontend, 'node_modules', '@playwright', 'test', 'cli.js')
const config = ['--config', 'playwright.bench.config.ts']
const measured = spawnSync(execPath, [playwright, 'test', ...config, 'camera-change'], {
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
print(`${rows.length} changes, ms        median      p95      max`)
for (const [name, label] of [
  ['painted', 'key to painted'],
  ['asked', 'the request alone'],
]) {
  const values = column(name)
  const cells = [at(values, 0.5), at(values, 0.95), at(values, 1)]
  print(label.padEnd(20) + cells.map((value) => value.toFixed(1).padStart(9)).join(''))
}
const median = at(column('painted'), 0.5)
print(`key to painted is ${(median / at(column('asked'), 0.5)).toFixed(1)} times the request alone`)
exit(median <= GOAL ? 0 : 1)
