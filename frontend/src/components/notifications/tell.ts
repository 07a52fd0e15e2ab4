/** Hz and seconds of the two tones that say a queue is done; lower where something failed. */
const TONES = { finished: [660, 880], failed: [440, 330] } as const
const LENGTH = 0.14
const LOUDNESS = 0.08

/** Two short tones. A page that was never touched may not sound, which is no failure. */
export function beep(kind: keyof typeof TONES): void {
  const audio = new AudioContext()
  TONES[kind].forEach((pitch, index) => {
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const start = audio.currentTime + index * LENGTH
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(LOUDNESS, start)
    volume.gain.exponentialRampToValueAtTime(0.001, start + LENGTH)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + LENGTH)
    if (index === TONES[kind].length - 1) tone.onended = () => void audio.close()
  })
}

export const canTellDesktop = (): boolean => typeof Notification !== 'undefined'

/** Asks the person through the browser; only ever called by a press. */
export async function askForDesktop(): Promise<boolean> {
  if (!canTellDesktop()) return false
  return (await Notification.requestPermission()) === 'granted'
}

/** Told only to somebody who looks elsewhere; a press brings this page back. */
export function tellDesktop(text: string): void {
  if (!document.hidden || !canTellDesktop() || Notification.permission !== 'granted') return
  const note = new Notification("Director's Console", { body: text, tag: 'queue' })
  note.onclick = () => {
    window.focus()
    note.close()
  }
}
