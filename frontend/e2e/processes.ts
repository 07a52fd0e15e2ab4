import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; words: string }

/** From /proc, for a small machine may have no `ps`. */
function readProc(pid: string): Process[] {
  try {
    // The name in brackets may hold anything; after it stand the state and the parent.
    const [, parent] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return [{ pid: Number(pid), parent: Number(parent), words }]
  } catch {
    // It ended between the two looks.
    return []
  }
}

function askPs(): Process[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return rows.map((row) => {
    const [pid, parent, ...words] = row.trim().split(/\s+/)
    return { pid: Number(pid), parent: Number(parent), words: words.join(' ') }
  })
}

function allProcesses(): Process[] {
  if (process.platform !== 'linux') return askPs()
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap(readProc)
}

/** The processes that `pid` started, and theirs. POSIX only. */
export function descendants(pid: number): Process[] {
  const all = allProcesses()
  const below = (parent: number): Process[] =>
    all.filter((each) => each.parent === parent).flatMap((child) => [child, ...below(child.pid)])
  return below(pid)
}

/** What `kill -9` does; a process that has ended already is no failure. */
export function killOutright(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
