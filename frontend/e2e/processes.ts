import { execFileSync } from 'node:child_process'

/** The processes that `pid` started, and theirs. POSIX only. */
export function descendants(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const pairs = rows.map((row) => row.trim().split(/\s+/).map(Number))
  const childrenOf = (parent: number): number[] =>
    pairs.flatMap(([child = 0, of]) => (of === parent ? [child, ...childrenOf(child)] : []))
  return childrenOf(pid)
}

/** The process among `pids` whose command line holds `words`. */
export function processRunning(words: string, pids: readonly number[]): number {
  const rows = execFileSync('ps', ['-o', 'pid=,args=', '-p', pids.join(',')], { encoding: 'utf8' })
  const row = rows.split('\n').find((line) => line.includes(words))
  if (!row) throw new Error(`No process of the console runs ${words}.`)
  return Number.parseInt(row, 10)
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
