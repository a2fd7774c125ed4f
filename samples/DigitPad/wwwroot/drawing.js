// The strokes on the canvas, as they come from mouse, finger and pen. Points lie between 0 and 1 in both directions.
import { onNewColours } from "./colours.js";

export const PEN_WIDTH = 0.065;

export class Drawing {
  strokes = [];
  canvas;
  cursor = null;
  #changed;
  #byPointer = new Map();

  constructor(canvas, changed) {
    this.canvas = canvas;
    this.#changed = changed;
    canvas.addEventListener("pointerdown", (event) => this.#down(event));
    canvas.addEventListener("pointermove", (event) => this.#move(event));
    canvas.addEventListener("pointerup", (event) => this.#byPointer.delete(event.pointerId));
    canvas.addEventListener("pointercancel", (event) => this.#byPointer.delete(event.pointerId));
    new ResizeObserver(() => this.paint()).observe(canvas);
    onNewColours(() => this.paint());
  }

  // Starts a stroke; what is added to it is drawn.
  begin(point) {
    const stroke = [point];
    this.strokes.push(stroke);
    this.#redraw();
    return stroke;
  }

  extend(stroke, points) {
    stroke.push(...points);
    this.#redraw();
  }

  clear() {
    this.strokes = [];
    this.#byPointer.clear();
    this.paint();
  }

  paint() {
    const side = Math.round(this.canvas.clientWidth * devicePixelRatio);
    if (this.canvas.width !== side) {
      this.canvas.width = side;
      this.canvas.height = side;
    }
    const context = this.canvas.getContext("2d");
    context.clearRect(0, 0, side, side);
    context.strokeStyle = getComputedStyle(this.canvas).color;
    context.lineWidth = PEN_WIDTH * side;
    context.lineCap = "round";
    context.lineJoin = "round";
    for (const stroke of this.strokes) {
      context.beginPath();
      context.moveTo(stroke[0].x * side, stroke[0].y * side);
      for (const point of stroke) {
        context.lineTo(point.x * side, point.y * side);
      }
      context.stroke();
    }
    this.#paintCursor(context, side);
  }

  #paintCursor(context, side) {
    if (this.cursor) {
      context.lineWidth = 0.008 * side;
      context.beginPath();
      context.arc(this.cursor.x * side, this.cursor.y * side, 0.04 * side, 0, 2 * Math.PI);
      context.stroke();
    }
  }

  #down(event) {
    if (event.button === 0) {
      this.canvas.setPointerCapture(event.pointerId);
      this.#byPointer.set(event.pointerId, this.begin(this.#place(event)));
    }
  }

  #move(event) {
    const stroke = this.#byPointer.get(event.pointerId);
    if (stroke) {
      // A fast pointer moves several times between two frames.
      const events = event.getCoalescedEvents();
      this.extend(stroke, (events.length ? events : [event]).map((each) => this.#place(each)));
    }
  }

  #place(event) {
    const area = this.canvas.getBoundingClientRect();
    return { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height };
  }

  #redraw() {
    this.paint();
    this.#changed();
  }
}
