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

/** Ms that a start may take on a machine that does other work. */
const PATIENCE = 180_000

/**
 * A whole console of its own: free ports, an empty data folder, an empty folder of projects.
 * It runs what `start.py` runs once everything is set up.
 */
export class StudioConsole {
  private launcher: ChildProcess | undefined
  private output = ''
  private readonly nodes: RenderNode[] = []

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
    await this.faults(this.node, stepSeconds === undefined ? {} : { step_seconds: stepSeconds })
  }

  /** What goes wrong with a node from now on; `{}` mends all. */
  async faults(node: string, faults: object): Promise<void> {
    await fetch(`${node}/storyboard-sketch/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    })
  }

  /** Another render node, with a folder of its own; it stops with the console at the latest. */
  async startNode(name: string): Promise<RenderNode> {
    const [port = 0] = await freePorts(1)
    const node = new RenderNode(join(this.folder, name), port)
    this.nodes.push(node)
    await node.untilUp()
    return node
  }

  /** Ends one service as a crash would; between two of its starts there is nothing to end. */
  kill(service: string): void {
    const found = descendants(this.pid).find(({ words }) => words.includes(`${service}.app`))
    if (found) killOutright(found.pid)
  }

  /** Holds one service as a hang would, so that its sockets stay open; returns the way to go on. */
  hang(service: string): () => void {
    const found = descendants(this.pid).find(({ words }) => words.includes(`${service}.app`))
    if (!found) throw new Error(`${service} does not run.`)
    process.kill(found.pid, 'SIGSTOP')
    return () => process.kill(found.pid, 'SIGCONT')
  }

  /** Ends the launcher and every service at once, as a power cut would. */
  async killAll(): Promise<void> {
    const all = [this.pid, ...descendants(this.pid).map(({ pid }) => pid)]
    all.forEach(killOutright)
    while (all.some(isAlive)) await sleep(20)
  }

  /** Ends the console as Ctrl+C does, and takes its folders away. */
  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()))
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

/** A render node that is not part of the console: it comes and goes by itself. */
export class RenderNode {
  private readonly process: ChildProcess

  constructor(
    folder: string,
    private readonly port: number,
  ) {
    const settings = { data: folder, projects: folder, templates: join(house, 'templates') }
    const service = ['-m', 'studio_kit.serve', 'render_node.app:create_app_from_settings']
    // It ends when its standard input closes, so that no test leaves one behind.
    this.process = spawn(python, [...service, '--port', String(port)], {
      cwd: house,
      stdio: ['pipe', 'ignore', 'ignore'],
      env: { ...process.env, DIRECTORS_CONSOLE_SETTINGS: JSON.stringify(settings) },
    })
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  async untilUp(): Promise<void> {
    const begun = Date.now()
    while (
      !(await fetch(`${this.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (Date.now() - begun > PATIENCE) throw new Error('The render node did not start.')
      await sleep(100)
    }
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await ended
  }
}
