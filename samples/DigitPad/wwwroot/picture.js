// From strokes to the 28×28 pixels of the network, as the makers of MNIST went from scanned forms to theirs (LeCun, Cortes, Burges): the
// digit fills a box of 20×20 pixels without being distorted, and its centre of mass lies in the middle of the picture.
export const SIDE = 28;
export const BRIGHTEST = 255;
const BOX = 20;

// Pixels across a line. Those of MNIST lie between; thinner and thicker pens are brought to the nearest one.
const THINNEST = 1.8;
const THICKEST = 3.2;

// Strokes, each of points {x, y}, and the width of the pen, all in one unit → SIDE² numbers from 0 to BRIGHTEST, row by row.
export function toPixels(strokes, pen) {
  const { left, right, top, bottom } = bounds(strokes);
  const extent = Math.max(right - left, bottom - top);
  const line = Math.min(THICKEST, Math.max(THINNEST, (BOX * pen) / (extent + pen)));
  // A single point has no extent that could be brought to that of the box.
  const scale = (BOX - line) / Math.max(extent, pen);
  const placed = move(strokes, scale, SIDE / 2 - (scale * (left + right)) / 2, SIDE / 2 - (scale * (top + bottom)) / 2);
  const { x, y } = centreOfMass(draw(placed, line / 2));
  return draw(move(placed, 1, SIDE / 2 - x, SIDE / 2 - y), line / 2).map((light) => Math.round(light * BRIGHTEST));
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

function move(strokes, scale, dx, dy) {
  return strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: scale * x + dx, y: scale * y + dy })));
}

// Light between 0 and 1 for each pixel, from lines of a radius with round ends.
function draw(strokes, radius) {
  const light = new Array(SIDE * SIDE).fill(0);
  for (const stroke of strokes) {
    stroke.forEach((to, i) => drawLine(light, stroke[Math.max(0, i - 1)], to, radius));
  }
  return light;
}

// The distance of a pixel's centre from the line says how much of the pixel the line covers: all of it half a pixel within the edge, none
// of it half a pixel outside.
function drawLine(light, from, to, radius) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const least = (a, b) => Math.max(0, Math.floor(Math.min(a, b) - radius - 1));
  const most = (a, b) => Math.min(SIDE - 1, Math.ceil(Math.max(a, b) + radius));
  for (let row = least(from.y, to.y); row <= most(from.y, to.y); row++) {
    for (let column = least(from.x, to.x); column <= most(from.x, to.x); column++) {
      const [x, y] = [column + 0.5 - from.x, row + 0.5 - from.y];
      const along = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const covered = radius + 0.5 - Math.hypot(x - along * dx, y - along * dy);
      const index = row * SIDE + column;
      light[index] = Math.max(light[index], Math.min(1, covered));
    }
  }
}

function centreOfMass(light) {
  let [mass, x, y] = [0, 0, 0];
  light.forEach((each, index) => {
    mass += each;
    x += each * ((index % SIDE) + 0.5);
    y += each * (Math.floor(index / SIDE) + 0.5);
  });
  return { x: x / mass, y: y / mass };
}
