/** What to do on the machine with the GPU. */
export function HowToAdd() {
  return (
    <ol className="how-to">
      <li>
        Start ComfyUI: on this machine with <code>python main.py --port 8189</code>, for the
        built-in node has 8188; on another one with <code>python main.py --listen</code>.
      </li>
      <li>
        Give its address: <code>http://127.0.0.1:8189</code> here, else the other machine's name or
        number.
      </li>
      <li>Models stay with ComfyUI. The console sends graphs to it and fetches the pictures.</li>
    </ol>
  )
}
