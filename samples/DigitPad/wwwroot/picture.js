// From strokes to the 64 numbers of the network, as the makers of its data went from scanned forms to theirs: the digit is made
// upright, fills 20×32 pixels in the middle of 32×32, its lines are brought to a common weight, and the set pixels of each block of
// 4×4 are counted (UCI, Optical Recognition of Handwritten Digits; NIST, Form-Based Handprint Recognition System).
const SIDE = 32;
const WIDTH = 20;
const BLOCK = 4;
const CELLS = SIDE / BLOCK;

// A digit of the data has about 310 set pixels; lines that a hand draws evenly stay clearer with a few less.
const SET_PIXELS = 270;
const THINNEST = 1.2;
const THICKEST = 4;
const HALVINGS = 7;

// A bar stays a bar: the one direction is drawn out this much more than the other at most.
const MOST_STRETCHED = 1.6;

// The part of the height that counts as the first and as the last row.
const ROW = 0.07;

// Strokes, each of points {x, y} in any unit → 64 numbers from 0 to 16, row by row.
export function toPixels(strokes) {
  const upright = straighten(strokes);
  let thin = THINNEST;
  let thick = THICKEST;
  for (let i = 0; i < HALVINGS; i++) {
    const radius = (thin + thick) / 2;
    if (draw(upright, radius).filter(Boolean).length < SET_PIXELS) {
      thin = radius;
    } else {
      thick = radius;
    }
  }
  return countBlocks(draw(upright, thin));
}

// Points so near to each other that the leftmost of a row is known where few were drawn.
function fill(stroke) {
  const parts = 8;
  const filled = [stroke[0]];
  for (let i = 1; i < stroke.length; i++) {
    const [from, to] = [stroke[i - 1], stroke[i]];
    for (let part = 1; part <= parts; part++) {
      const share = part / parts;
      filled.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
    }
  }
  return filled;
}

// Shears the digit until the leftmost points of its first and its last row stand above each other.
function straighten(strokes) {
  const { top, bottom } = bounds(strokes);
  const height = bottom - top;
  if (height === 0) {
    return strokes;
  }
  const points = strokes.flatMap(fill);
  const first = leftmost(points.filter((point) => point.y <= top + ROW * height));
  const last = leftmost(points.filter((point) => point.y >= bottom - ROW * height));
  const shear = (first - last) / height;
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: x + shear * (y - top), y })));
}

function leftmost(points) {
  return points.reduce((least, point) => Math.min(least, point.x), Infinity);
}

function bounds(strokes) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of strokes.flat()) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

// A bitmap of SIDE×SIDE with lines of a radius, the digit in its middle.
function draw(strokes, radius) {
  const bitmap = new Uint8Array(SIDE * SIDE);
  for (const stroke of scale(strokes, radius)) {
    for (let i = 0; i < stroke.length; i++) {
      drawLine(bitmap, stroke[Math.max(0, i - 1)], stroke[i], radius);
    }
  }
  return bitmap;
}

function scale(strokes, radius) {
  const { left, right, top, bottom } = bounds(strokes);
  const room = (side) => side - 2 * radius;
  const across = room(WIDTH) / Math.max(right - left, Number.EPSILON);
  const down = room(SIDE) / Math.max(bottom - top, Number.EPSILON);
  const x = Math.min(across, MOST_STRETCHED * down);
  const y = Math.min(down, MOST_STRETCHED * across);
  return strokes.map((stroke) =>
    stroke.map((point) => ({
      x: SIDE / 2 + (point.x - (left + right) / 2) * x,
      y: SIDE / 2 + (point.y - (top + bottom) / 2) * y,
    })),
  );
}

// Sets the pixels whose centres lie within the radius of the line.
function drawLine(bitmap, from, to, radius) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const least = (a, b) => Math.max(0, Math.floor(Math.min(a, b) - radius));
  const most = (a, b) => Math.min(SIDE - 1, Math.ceil(Math.max(a, b) + radius));
  for (let row = least(from.y, to.y); row <= most(from.y, to.y); row++) {
    for (let column = least(from.x, to.x); column <= most(from.x, to.x); column++) {
      const [x, y] = [column + 0.5 - from.x, row + 0.5 - from.y];
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      if (Math.hypot(x - along * dx, y - along * dy) <= radius) {
        bitmap[row * SIDE + column] = 1;
      }
    }
  }
}

function countBlocks(bitmap) {
  const counts = new Array(CELLS * CELLS).fill(0);
  bitmap.forEach((set, index) => {
    const row = Math.floor(index / SIDE / BLOCK);
    const column = Math.floor((index % SIDE) / BLOCK);
    counts[row * CELLS + column] += set;
  });
  return counts;
}
