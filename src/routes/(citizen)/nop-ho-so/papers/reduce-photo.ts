/** What 300 dots an inch make of A4, in pixels: finer nobody reads, and no printer prints. */
const LONG_SIDE = 2480;
const QUALITY = 0.8;
/** What is smaller goes as it is: drawing it anew would only make it worse. */
const SMALL = 700 * 1024; // bytes

/**
 * A photo made small enough for a weak line: upright as the camera was held, no longer side than A4 needs, and without what the camera
 * noted beside the picture (place, device). Never made larger. What is small already, no photo, or beyond this browser goes as it is.
 */
export async function reducePhoto(file: File): Promise<Blob> {
  if (!/^image\/(?:jpeg|heic|heif|webp|png)$/.test(file.type) && !/\.hei[cf]$/i.test(file.name)) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return file;
  try {
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const isJpeg = file.type === 'image/jpeg';
    if (scale === 1 && file.size <= SMALL && (isJpeg ? !(await hasNotes(file)) : file.type === 'image/png')) return file;
    const drawn = await draw(picture, scale);
    const isWorthIt = drawn && (drawn.size < file.size || file.type !== 'image/png');
    return isWorthIt ? drawn : file;
  } finally {
    picture.close();
  }
}

async function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const context = canvas.getContext('2d');
  if (!context) return null;
  // What one can see through is white paper.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  // Phones keep the memory of a canvas until its size is taken away.
  canvas.width = 0;
  return drawn;
}

/** Whether a JPEG carries notes of the camera: the segment of EXIF stands near its beginning. */
async function hasNotes(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  return head.some((byte, at) => byte === 0xff && head[at + 1] === 0xe1);
}
