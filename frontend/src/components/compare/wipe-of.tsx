import { useState } from 'react'
import type { Transport } from '../viewer/use-transport'
import type { Zoom } from '../viewer/use-zoom'
import type { ViewedPicture } from '../viewer/viewed-picture'
import { Wipe } from './wipe'

type Props = {
  first: ViewedPicture
  second: ViewedPicture
  zoom: Zoom
  transport: Transport
}

/** A wipe with its edge, by hand on the picture or by key below it. */
export function WipeOf({ first, second, zoom, transport }: Props) {
  const [split, setSplit] = useState(0.5)
  return (
    <div className="compare-two">
      <Wipe {...{ first, second, zoom, transport, split }} onSplit={setSplit} />
      <div className="compare-line">
        <b className="cut">{first.title}</b>
        <input
          type="range"
          aria-label={`How much of ${first.title} is seen`}
          min={0}
          max={100}
          value={split * 100}
          onChange={({ target }) => setSplit(target.valueAsNumber / 100)}
        />
        <b className="cut">{second.title}</b>
      </div>
    </div>
  )
}
