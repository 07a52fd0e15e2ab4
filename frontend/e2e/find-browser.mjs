/**
 * The Chromium or Chrome of this machine. `node e2e/find-browser.mjs` prints its path,
 * or ends with 1 where there is none. `CHROMIUM_PATH` names one outright.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { argv, env, exit, platform, stdout } from 'node:process'
import { pathToFileURL } from 'node:url'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

const macApps = [
  'Chromium.app/Contents/MacOS/Chromium',
  'Google Chrome.app/Contents/MacOS/Google Chrome',
]

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
]

/** Everything set among `folders`, joined with each of `files`. */
function within(folders, files) {
  return folders.filter(Boolean).flatMap((folder) => files.map((file) => join(folder, file)))
}

function candidates() {
  const inPath = within((env.PATH ?? '').split(delimiter), names)
  if (platform === 'darwin') {
    return [...within(['/Applications', join(homedir(), 'Applications')], macApps), ...inPath]
  }
  if (platform === 'win32') {
    const homes = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    return within(homes, windowsPrograms)
  }
  return inPath
}

function runs(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** @returns {string | undefined} */
export function findBrowser() {
  if (env.CHROMIUM_PATH) return runs(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  return candidates().find(runs)
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const browser = findBrowser()
  if (!browser) exit(1)
  stdout.write(`${browser}\n`)
}
