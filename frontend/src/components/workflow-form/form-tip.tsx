import { type RefObject, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'

/** How long one looks at a field before it explains itself, in milliseconds. */
const DELAY = 700
const GAP = 8
/** Narrower than this beside the form, and the words stand below the field. */
const LEAST_WIDTH = 180

type Tip = { text: string; top: number; right: number; left: number }

const tipped = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null

function tipOf(field: HTMLElement): Tip {
  const { left, top, bottom } = field.getBoundingClientRect()
  const text = field.dataset.tip ?? ''
  return left > LEAST_WIDTH
    ? { text, top, right: window.innerWidth - left + GAP, left: Number.NaN }
    : { text, top: bottom + GAP, right: Number.NaN, left }
}

/**
 * What the node itself says of an input, beside the form and over none of its fields. One for the
 * whole form: a tooltip of its own for each of sixty fields would be dear. Screen readers have the
 * same words in each field's description.
 */
export function FormTip({ form }: { form: RefObject<HTMLElement | null> }) {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    const element = form.current
    if (!element) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let current: HTMLElement | null = null
    const leave = () => {
      clearTimeout(timer)
      current = null
      setTip(null)
    }
    const reach = ({ target }: Event) => {
      const field = tipped(target)
      if (field === current) return
      leave()
      current = field
      if (field) timer = setTimeout(() => field.isConnected && setTip(tipOf(field)), DELAY)
    }
    const focus = (event: Event) => {
      const { target } = event
      if (target instanceof Element && target.matches(':focus-visible')) reach(event)
    }
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener('pointerover', reach, { signal })
    element.addEventListener('pointerleave', leave, { signal })
    element.addEventListener('focusin', focus, { signal })
    element.addEventListener('focusout', leave, { signal })
    for (const type of ['keydown', 'pointerdown', 'wheel']) {
      element.addEventListener(type, leave, { signal, passive: true })
    }
    return () => {
      listening.abort()
      clearTimeout(timer)
    }
  }, [form])
  if (!tip) return null
  const { text, top, right, left } = tip
  const style = Number.isNaN(left) ? { top, right } : { top, left }
  return createPortal(
    <div aria-hidden className="tooltip form-tip" style={style}>
      {text}
    </div>,
    document.body,
  )
}
