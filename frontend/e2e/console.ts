import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePorts } from './ports'
import { descendants, isAlive, killOutright } from './processes'

const house = resolve(import.meta.dirname, '../..')
const python =
  process.platform === 'win32'
    ? join(house, '.venv', 'Scripts', 'python.exe')
    : join(house, '.venv', 'bin', 'python')

const parts = [
  '--page-port',
  '--prompt-engine-port',
  '--storyboard-port',
  '--orchestrator-port',
  '--gallery-port',
  '--node-port',
]

const PATIENCE = 40_000

/**
 * A whole console of its own: free ports, an empty data folder, an empty folder of projects.
 * It runs what `start.py` runs once everything is set up.
 */
export class StudioConsole {
  private launcher: ChildProcess | undefined
  private output = ''

  private constructor(
    readonly folder: string,
    private readonly ports: readonly number[],
  ) {}

  static async start(): Promise<StudioConsole> {
    const folder = mkdtempSync(join(tmpdir(), 'studio-journey-'))
    const studio = new StudioConsole(folder, await freePorts(parts.length))
    await studio.launch()
    return studio
  }

  get page(): string {
    return this.address(0)
  }

  get storyboard(): string {
    return this.address(2)
  }

  get orchestrator(): string {
    return this.address(3)
  }

  get node(): string {
    return this.address(5)
  }

  get films(): string {
    return join(this.folder, 'films')
  }

  /** Starts the console on its ports and waits until every part answers. */
  async launch(): Promise<void> {
    const ports = parts.flatMap((option, place) => [option, String(this.ports[place])])
    const folders = ['--data', join(this.folder, 'data'), '--projects', this.films]
    const command = ['-m', 'studio_kit.launch', '--no-browser', ...folders, ...ports]
    this.output = ''
    this.launcher = spawn(python, command, { cwd: house, stdio: ['ignore', 'pipe', 'pipe'] })
    this.launcher.stdout?.on('data', (text) => this.note(text))
    this.launcher.stderr?.on('data', (text) => this.note(text))
    await this.untilUp()
  }

  /** How long each sampling step of the built-in node takes, in seconds; without one as usual. */
  async pace(stepSeconds?: number): Promise<void> {
    const faults = stepSeconds === undefined ? {} : { step_seconds: stepSeconds }
    await fetch(`${this.node}/storyboard-sketch/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
  }

  /** Ends one service as a crash would; between two of its starts there is nothing to end. */
  kill(service: string): void {
    const found = descendants(this.pid).find(({ words }) => words.includes(`${service}.app`))
    if (found) killOutright(found.pid)
  }

  /** Ends the launcher and every service at once, as a power cut would. */
  async killAll(): Promise<void> {
    const all = [this.pid, ...descendants(this.pid).map(({ pid }) => pid)]
    all.forEach(killOutright)
    while (all.some(isAlive)) await sleep(20)
  }

  /** Ends the console as Ctrl+C does, and takes its folders away. */
  async stop(): Promise<void> {
    if (this.launcher && this.launcher.exitCode === null && this.launcher.signalCode === null) {
      const ended = once(this.launcher, 'exit')
      this.launcher.kill('SIGINT')
      await ended
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  private get pid(): number {
    const pid = this.launcher?.pid
    if (pid === undefined) throw new Error('The console was not started.')
    return pid
  }

  private address(place: number): string {
    return `http://127.0.0.1:${this.ports[place]}`
  }

  private note(text: Buffer): void {
    this.output += text.toString()
  }

  private async untilUp(): Promise<void> {
    const begun = Date.now()
    while (!(await this.isUp())) {
      const hasEnded = this.launcher?.exitCode !== null
      if (hasEnded || Date.now() - begun > PATIENCE) {
        throw new Error(`The console did not start. It said:\n${this.output}`)
      }
      await sleep(100)
    }
  }

  private async isUp(): Promise<boolean> {
    try {
      const { services } = await (await fetch(`${this.page}/services.json`)).json()
      const { online } = await (await fetch(`${this.orchestrator}/api/backends`)).json()
      return online > 0 && services.every((part: { state: string }) => part.state === 'running')
    } catch {
      return false
    }
  }
}
