const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new ULID (github.com/ulid/spec): 48 bits of time in ms, then 80 random bits, base 32. */
export function ulid(now: number = Date.now()): string {
  let time = ''
  for (let rest = now, place = 0; place < 10; place += 1) {
    time = DIGITS.charAt(rest % 32) + time
    rest = Math.floor(rest / 32)
  }
  const random = crypto.getRandomValues(new Uint8Array(16))
  return time + Array.from(random, (byte) => DIGITS.charAt(byte % 32)).join('')
}
