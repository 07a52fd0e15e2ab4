/** The decoded picture at an address, whose pixels may be read. */
export async function fetchPicture(url: string, signal?: AbortSignal): Promise<ImageBitmap> {
  // Past the browser's store: what an <img> put there may not be read.
  const response = await fetch(url, { cache: 'reload', ...(signal && { signal }) })
  if (!response.ok) throw new Error('The picture cannot be read.')
  return await createImageBitmap(await response.blob())
}
