/**
 * How the page feels on a slow machine: the browser's own figures with a processor made four times
 * slower, for the launcher, a board of 200 panels and a gallery of 5,000 files.
 *
 * `node benchmarks/vitals.mjs` starts a console of its own on free ports and looks at each room a
 * second time, as a person does every day. LCP is when the largest thing in view was drawn, INP the
 * longest time from a press to the next picture among the presses of a short visit, CLS how far
 * things jumped that nobody moved. Goals: 2.0 s, 150 ms, 0.02. Ends with 1 where one is missed. The
 * baseline in the same run is a page of one heading and one field: what it needs is the machine's.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { env, execPath, exit } from 'node:process'

const GOALS = { largest: 2_000, press: 150, shifts: 0.02 }
const frontend = resolve(import.meta.dirname, '..', 'frontend')
const folder = mkdtempSync(join(tmpdir(), 'vitals-benchmark-'))
const file = join(folder, 'rows.json')

const playwright = join(frontend, 'node_modules', '@playwright', 'test', 'cli.js')
const config = ['--config', 'playwright.bench.config.ts']
const measured = spawnSync(execPath, [playwright, 'test', ...config, 'vitals'], {
  cwd: frontend,
  stdio: 'inherit',
  timeout: 300_000,
  env: { ...env, BENCHMARK_ROWS: file },
})
if (measured.status !== 0) exit(measured.status ?? 1)
const rows = JSON.parse(readFileSync(file, 'utf8'))
rmSync(folder, { recursive: true })

const print = (line) => process.stdout.write(`${line}\n`)
const misses = []
print(`${'at a quarter of the speed'.padEnd(28)}   LCP, ms   INP, ms   presses      CLS`)
for (const { room, largest, interactions, shifts } of rows) {
  const press = Math.max(0, ...interactions)
  print(
    room.padEnd(28) +
      largest.toFixed(0).padStart(10) +
      press.toFixed(0).padStart(10) +
      String(interactions.length).padStart(10) +
      shifts.toFixed(3).padStart(9),
  )
  if (largest > GOALS.largest) misses.push(`${room}: drawn within ${GOALS.largest} ms`)
  if (press > GOALS.press) misses.push(`${room}: every press answered within ${GOALS.press} ms`)
  if (shifts > GOALS.shifts) misses.push(`${room}: jumps of no more than ${GOALS.shifts}`)
}
for (const missed of misses) print(`Missed: ${missed}.`)
exit(misses.length > 0 ? 1 : 0)
