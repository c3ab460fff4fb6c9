/** Makes a photo small on the device: drawn anew, so that what a camera writes beside the picture (where, when, which device) is gone. */

export interface Drawn {
  readonly mime: string
  readonly bytes: string
  readonly preview: Blob
}

/** Enough to read handwriting on a page. */
const longestSide = 2000

/** Null when it is no picture that this browser can read. */
export async function drawAnew(file: Blob): Promise<Drawn | null> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
  if (!picture) return null
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (!pen) return null
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const mime = 'image/jpeg'
  const preview = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, mime, 0.85))
  return preview && { mime, preview, bytes: await base64Of(preview) }
}

async function base64Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export const blobOf = (mime: string, bytes: string): Blob =>
  new Blob([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], { type: mime })
